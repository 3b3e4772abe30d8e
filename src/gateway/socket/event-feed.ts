/**
 * What this gateway knows of one fixed-odds event that somebody follows, and who does. As draws
 * have it (draw-feed.ts), but simpler: all of it comes from the event's home shard.
 */
import { type EventNo, formatEventId } from '../../kernel/event-ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { ClientCodec } from '../../protocol/client-codec.ts';
import type { EventView } from '../../protocol/event-requests.ts';
import type { ServerMessage } from '../../protocol/socket-messages.ts';
import { type EventJson, eventJson } from '../routes/event-views.ts';
import { DeltaRing } from './delta-ring.ts';
import type { PublishDelta } from './draw-feed.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { FollowedFeed, TopicMember } from './topic-member.ts';

export const EVENT_PREFIX = 'event.';

/** The topic of an event. */
export function eventTopic(event: EventNo): string {
  return `${EVENT_PREFIX}${formatEventId(event)}`;
}

export class EventFeed implements FollowedFeed {
  readonly event: EventNo;
  readonly topic: string;
  readonly #now: () => string;
  readonly #ring: DeltaRing<ServerMessage>;
  readonly #members = new Map<SocketSession, TopicMember<EventFeed>>();
  #shown: EventJson;

  constructor(view: EventView, random: RandomSource, now: () => string) {
    this.event = view.line.event;
    this.topic = eventTopic(this.event);
    this.#now = now;
    this.#ring = new DeltaRing(random);
    this.#shown = eventJson(view);
  }

  get memberCount(): number {
    return this.#members.size;
  }

  /** Tells the followers what differs. A version that is older than the one shown is not taken. */
  take(view: EventView, publish: PublishDelta): void {
    const state = eventJson(view);
    if (state.version < this.#shown.version) return;
    const delta = differenceOf(this.#shown, state);
    if (delta === undefined) return;
    this.#shown = state;
    const { topic } = this;
    const serverTime = this.#now();
    const message = this.#ring.add((position) => {
      return { topic, ...position, delta: { ...delta, serverTime } };
    });
    const codecs = new Map<string, ClientCodec>();
    for (const member of this.#members.values()) {
      if (member.leaveIfSlow()) codecs.set(member.codecTopic, member.session.codec);
    }
    for (const [codecTopic, codec] of codecs) publish(codecTopic, codec, message);
  }

  /** Answers, tells the state or what was missed, and lets the socket follow from there. */
  admit({ session, id, from }: SubscribeRequest, member: TopicMember<EventFeed>): void {
    const missed = this.#ring.since(from);
    const { topic } = this;
    const resumed = missed !== undefined;
    session.send({ id, ok: true, topic, ...this.#ring.position, resumed });
    if (missed === undefined) session.send(this.snapshot());
    else for (const message of missed) session.send(message);
    this.#members.set(session, member);
    member.follow();
  }

  remove(session: SocketSession): void {
    this.#members.delete(session);
  }

  snapshot(): ServerMessage {
    const snapshot = { ...this.#shown, serverTime: this.#now() };
    return { topic: this.topic, ...this.#ring.position, snapshot };
  }
}

/** The members that are not equal; `undefined` where all are. */
function differenceOf(before: EventJson, after: EventJson): Partial<EventJson> | undefined {
  const entries = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(before[name as keyof EventJson]) !== JSON.stringify(value),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
