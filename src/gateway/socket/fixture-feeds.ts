/**
 * The fixtures that this gateway's sockets follow: asked of their home shard on the first
 * subscription, kept current by its notices, let go a while after the last subscriber has left.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { FixtureView } from '../../protocol/fixture-requests.ts';
import { shardOfFixture } from '../routes/fixture-views.ts';
import { instantText } from '../routes/services.ts';
import { FixtureFeed } from './fixture-feed.ts';
import { Lingering } from './lingering.ts';
import { refused, refusedByShard } from './refused.ts';
import { FIXTURE_FEEDS_MAX } from './socket-limits.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { PublishDelta } from './topic-feed.ts';
import { TopicMember } from './topic-member.ts';

export class FixtureFeeds {
  readonly #client: ShardClient;
  readonly #clock: Clock;
  readonly #random: RandomSource;
  readonly #publish: PublishDelta;
  readonly #feeds = new Map<FixtureNo, FixtureFeed>();
  readonly #lingering = new Lingering<FixtureNo>();

  constructor(options: {
    client: ShardClient;
    clock: Clock;
    random: RandomSource;
    publish: PublishDelta;
  }) {
    this.#client = options.client;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#publish = options.publish;
  }

  /** Answers once the fixture is known. */
  subscribe(request: SubscribeRequest, fixture: FixtureNo): void {
    const { session, id, topic } = request;
    const feed = this.#feeds.get(fixture);
    if (feed !== undefined) {
      this.#admit(request, feed);
      return;
    }
    if (!this.#hasRoom()) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    // Watched before it is asked for, so that every change after the answer is reported, whoever
    // asks at the same time.
    const shard = shardOfFixture({ client: this.#client }, fixture);
    this.#client.watch(shard, { watch: 'begin', players: [], draws: [], fixtures: [fixture] });
    const place = { topic, drained: () => undefined, end: () => undefined };
    session.subscriptions.set(topic, place);
    session.inFlight += 1;
    this.#client.ask(shard, 'getFixture', { fixture }, (answer) => {
      session.inFlight -= 1;
      const isLeft = session.subscriptions.get(topic) !== place;
      if (!answer.ok) {
        if (!isLeft) session.subscriptions.delete(topic);
        if (!this.#feeds.has(fixture)) this.#unwatch(fixture);
        session.send(refusedByShard(id, answer));
        return;
      }
      const opened = this.#feeds.get(fixture) ?? this.#open(answer.reply);
      if (!isLeft) this.#admit(request, opened);
      else {
        session.refuse(refused(id, 'topicUnknown', { detail: 'It was left meanwhile.' }));
        this.#left(opened);
      }
    });
  }

  takeView(view: FixtureView): void {
    this.#feeds.get(view.line.fixture)?.take(view, this.#publish);
  }

  /** The shard may have sent notices to the previous port that never reached us. */
  shardConnected(shard: number): void {
    const fixtures = [...this.#feeds.keys()].filter(
      (fixture) => shardOfFixture({ client: this.#client }, fixture) === shard,
    );
    if (fixtures.length === 0) return;
    this.#client.watch(shard, { watch: 'begin', players: [], draws: [], fixtures });
    for (const fixture of fixtures) {
      this.#client.ask(shard, 'getFixture', { fixture }, (answer) => {
        if (answer.ok) this.takeView(answer.reply);
      });
    }
  }

  /** Lets go of fixtures that nobody has followed for a while. */
  sweep(nowMs: number): void {
    for (const fixture of this.#lingering.over(nowMs)) this.#forget(fixture);
  }

  #open(view: FixtureView): FixtureFeed {
    const now = (): string => instantText(this.#clock.wallMs());
    const feed = new FixtureFeed(view, { random: this.#random, now });
    this.#feeds.set(feed.fixture, feed);
    return feed;
  }

  #admit(request: SubscribeRequest, feed: FixtureFeed): void {
    const { session, topic } = request;
    this.#lingering.end(feed.fixture);
    const member = new TopicMember(feed, session, (left) => this.#left(left));
    session.subscriptions.set(topic, member);
    feed.admit(request, member);
  }

  #hasRoom(): boolean {
    if (this.#feeds.size < FIXTURE_FEEDS_MAX) return true;
    const oldest = this.#lingering.oldest();
    if (oldest !== undefined) this.#forget(oldest);
    return oldest !== undefined;
  }

  #left(feed: FixtureFeed): void {
    if (feed.memberCount > 0 || this.#feeds.get(feed.fixture) !== feed) return;
    this.#lingering.begin(feed.fixture, this.#clock.monotonicMs());
  }

  #forget(fixture: FixtureNo): void {
    this.#feeds.delete(fixture);
    this.#lingering.end(fixture);
    this.#unwatch(fixture);
  }

  #unwatch(fixture: FixtureNo): void {
    const shard = shardOfFixture({ client: this.#client }, fixture);
    this.#client.watch(shard, { watch: 'end', players: [], draws: [], fixtures: [fixture] });
  }
}
