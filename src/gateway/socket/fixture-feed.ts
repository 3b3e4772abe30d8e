/**
 * What this gateway knows of one fixture that somebody follows. Like the feed of a draw
 * (draw-feed.ts), but simpler: all of it comes from the fixture's home shard.
 */
import { type FixtureNo, formatFixtureId } from '../../kernel/fixture-ids.ts';
import type { FixtureView } from '../../protocol/fixture-requests.ts';
import { type FixtureJson, fixtureJson } from '../routes/fixture-views.ts';
import { type PublishDelta, TopicFeed, type TopicFeedOptions } from './topic-feed.ts';

export const FIXTURE_PREFIX = 'event.';

/** The topic of a fixture. */
export function fixtureTopic(fixture: FixtureNo): string {
  return `${FIXTURE_PREFIX}${formatFixtureId(fixture)}`;
}

export class FixtureFeed extends TopicFeed<FixtureJson> {
  readonly fixture: FixtureNo;
  #shown: FixtureJson;

  constructor(view: FixtureView, options: Omit<TopicFeedOptions, 'topic'>) {
    super({ ...options, topic: fixtureTopic(view.line.fixture) });
    this.fixture = view.line.fixture;
    this.#shown = fixtureJson(view);
  }

  /** Tells the followers what differs. A version older than the one shown is ignored. */
  take(view: FixtureView, publish: PublishDelta): void {
    const state = fixtureJson(view);
    if (state.version < this.#shown.version) return;
    if (this.tell(this.#shown, state, publish)) this.#shown = state;
  }

  protected override shown(): FixtureJson {
    return this.#shown;
  }
}
