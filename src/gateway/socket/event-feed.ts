/**
 * What this gateway knows of one fixed-odds event that somebody follows. As draws have it
 * (draw-feed.ts), but simpler: all of it comes from the event's home shard.
 */
import { type EventNo, formatEventId } from '../../kernel/event-ids.ts';
import type { EventView } from '../../protocol/event-requests.ts';
import { type EventJson, eventJson } from '../routes/event-views.ts';
import { type PublishDelta, TopicFeed, type TopicFeedOptions } from './topic-feed.ts';

export const EVENT_PREFIX = 'event.';

/** The topic of an event. */
export function eventTopic(event: EventNo): string {
  return `${EVENT_PREFIX}${formatEventId(event)}`;
}

export class EventFeed extends TopicFeed<EventJson> {
  readonly event: EventNo;
  #shown: EventJson;

  constructor(view: EventView, options: Omit<TopicFeedOptions, 'topic'>) {
    super({ ...options, topic: eventTopic(view.line.event) });
    this.event = view.line.event;
    this.#shown = eventJson(view);
  }

  /** Tells the followers what differs. A version that is older than the one shown is not taken. */
  take(view: EventView, publish: PublishDelta): void {
    const state = eventJson(view);
    if (state.version < this.#shown.version) return;
    if (this.tell(this.#shown, state, publish)) this.#shown = state;
  }

  protected override shown(): EventJson {
    return this.#shown;
  }
}
