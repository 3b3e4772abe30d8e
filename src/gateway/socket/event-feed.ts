/**
 * What this gateway knows of one fixed-odds event that somebody follows, and who does. As draws
 * have it (draw-feed.ts), but simpler: all of it comes from the event's home shard.
 */
import { type EventNo, formatEventId } from '../../kernel/event-ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { EventView } from '../../protocol/event-requests.ts';
import type { ServerMessage } from '../../protocol/socket-messages.ts';
import { type EventJson, eventJson } from '../routes/event-views.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest } from './subscription.ts';
import { type PublishDelta, TopicFollowers } from './topic-followers.ts';
import type { FollowedFeed, TopicMember } from './topic-member.ts';

export const EVENT_PREFIX = 'event.';

/** The topic of an event. */
export function eventTopic(event: EventNo): string {
  return `${EVENT_PREFIX}${formatEventId(event)}`;
}

export class EventFeed implements FollowedFeed {
  readonly event: EventNo;
  readonly topic: string;
  readonly #followers: TopicFollowers<EventFeed>;
  #shown: EventJson;

  constructor(view: EventView, random: RandomSource, now: () => string) {
    this.event = view.line.event;
    this.topic = eventTopic(this.event);
    this.#followers = new TopicFollowers({ topic: this.topic, random, now });
    this.#shown = eventJson(view);
  }

  get memberCount(): number {
    return this.#followers.count;
  }

  /** Tells the followers what differs. A version that is older than the one shown is not taken. */
  take(view: EventView, publish: PublishDelta): void {
    const before = this.#shown;
    const state = eventJson(view);
    if (state.version < before.version) return;
    this.#shown = state;
    this.#followers.tell(before, state, publish);
  }

  admit(request: SubscribeRequest, member: TopicMember<EventFeed>): void {
    this.#followers.admit(request, member, () => this.snapshot());
  }

  remove(session: SocketSession): void {
    this.#followers.remove(session);
  }

  snapshot(): ServerMessage {
    return this.#followers.snapshotOf(this.#shown);
  }
}
