/**
 * Those who follow one topic, and the deltas that they are told.
 *
 * A delta is published once for each sub-protocol. A reader that is slow leaves the publication and
 * gets one snapshot when it has caught up: between them it misses steps, never the outcome.
 */
import type { RandomSource } from '../../kernel/random.ts';
import type { ClientCodec } from '../../protocol/client-codec.ts';
import type { ServerMessage } from '../../protocol/socket-messages.ts';
import { DeltaRing } from './delta-ring.ts';
import type { SocketSession } from './socket-session.ts';
import type { Position, SubscribeRequest } from './subscription.ts';
import type { FollowedFeed, TopicMember } from './topic-member.ts';

export type PublishDelta = (codecTopic: string, codec: ClientCodec, message: ServerMessage) => void;

interface Snapshot<State> extends Position {
  readonly topic: string;
  readonly snapshot: State & { readonly serverTime: string };
}

export interface TopicFollowersOptions {
  readonly topic: string;
  readonly random: RandomSource;
  /** The server's clock as text: each message carries it. */
  readonly now: () => string;
}

export class TopicFollowers<Feed extends FollowedFeed> {
  readonly #topic: string;
  readonly #now: () => string;
  readonly #ring: DeltaRing<ServerMessage>;
  readonly #members = new Map<SocketSession, TopicMember<Feed>>();

  constructor({ topic, random, now }: TopicFollowersOptions) {
    this.#topic = topic;
    this.#now = now;
    this.#ring = new DeltaRing(random);
  }

  get count(): number {
    return this.#members.size;
  }

  /** Tells what differs between two states; nothing where nothing does. */
  tell<State extends object>(before: State, after: State, publish: PublishDelta): void {
    const changes = differenceOf(before, after);
    if (changes === undefined) return;
    const topic = this.#topic;
    const delta = { ...changes, serverTime: this.#now() };
    const message = this.#ring.add((position) => ({ topic, ...position, delta }));
    const codecs = new Map<string, ClientCodec>();
    for (const member of this.#members.values()) {
      if (member.leaveIfSlow()) codecs.set(member.codecTopic, member.session.codec);
    }
    for (const [codecTopic, codec] of codecs) publish(codecTopic, codec, message);
  }

  /** Answers, tells the state or what was missed, and lets the socket follow from there. */
  admit(
    { session, id, from }: SubscribeRequest,
    member: TopicMember<Feed>,
    snapshot: () => ServerMessage,
  ): void {
    const missed = this.#ring.since(from);
    const resumed = missed !== undefined;
    session.send({ id, ok: true, topic: this.#topic, ...this.#ring.position, resumed });
    for (const message of missed ?? [snapshot()]) session.send(message);
    this.#members.set(session, member);
    member.follow();
  }

  remove(session: SocketSession): void {
    this.#members.delete(session);
  }

  snapshotOf<State extends object>(state: State): Snapshot<State> {
    const snapshot = { ...state, serverTime: this.#now() };
    return { topic: this.#topic, ...this.#ring.position, snapshot };
  }
}

/** The members that are not equal; `undefined` where all are. */
function differenceOf<State extends object>(
  before: State,
  after: State,
): Partial<State> | undefined {
  const entries = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(before[name as keyof State]) !== JSON.stringify(value),
  );
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<State>);
}
