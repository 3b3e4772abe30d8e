/**
 * One topic that is published to many: the state that its followers were shown last, and who they
 * are.
 *
 * What differs from the state shown last is a delta, published once for each sub-protocol. A slow
 * reader is taken off the publication and gets one snapshot when it has caught up: it misses the
 * steps in between, never the outcome. What the state is made of is up to the feeds of draws and
 * fixtures.
 */
import type { RandomSource } from '../../kernel/random.ts';
import type { ClientCodec } from '../../protocol/client-codec.ts';
import type { DrawTopicState, ServerMessage } from '../../protocol/socket-messages.ts';
import { DeltaRing } from '../../structures/delta-ring.ts';
import type { FixtureJson } from '../routes/fixture-views.ts';
import { KEPT_DELTAS_MAX } from './socket-limits.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { FollowedFeed, TopicMember } from './topic-member.ts';

export type PublishDelta = (codecTopic: string, codec: ClientCodec, message: ServerMessage) => void;

export interface TopicFeedOptions {
  readonly topic: string;
  readonly random: RandomSource;
  /** The server's clock as text. */
  readonly now: () => string;
}

type Member = Pick<TopicMember<FollowedFeed>, 'session' | 'codecTopic' | 'follow' | 'leaveIfSlow'>;

/** What a topic shows, without the server's clock, which is added to each message. */
export type ShownDraw = Omit<DrawTopicState, 'serverTime'>;
type TopicState = ShownDraw | FixtureJson;

export abstract class TopicFeed<Shown extends TopicState> implements FollowedFeed {
  readonly topic: string;
  readonly #now: () => string;
  readonly #ring: DeltaRing<ServerMessage>;
  readonly #members = new Map<SocketSession, Member>();

  constructor({ topic, random, now }: TopicFeedOptions) {
    this.topic = topic;
    this.#now = now;
    this.#ring = new DeltaRing(KEPT_DELTAS_MAX, random);
  }

  get memberCount(): number {
    return this.#members.size;
  }

  /** Answers, tells the state or what was missed, and lets the socket follow from there. */
  admit({ session, id, from }: SubscribeRequest, member: Member): void {
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
    const state: TopicState = this.shown();
    const snapshot = { ...state, serverTime: this.#now() };
    // Of a draw or of a fixture: the compiler does not see that a state is never half of each.
    return { topic: this.topic, ...this.#ring.position, snapshot } as ServerMessage;
  }

  /** The state that the followers know, or that the first of them is about to see. */
  protected abstract shown(): Shown;

  /** Tells the followers what differs; returns whether anything does. */
  protected tell(before: Shown, after: Shown, publish: PublishDelta): boolean {
    const difference = differenceOf(before, after);
    if (difference === undefined) return false;
    const { topic } = this;
    const delta = { ...difference, serverTime: this.#now() };
    const message = this.#ring.add((position) => ({ topic, ...position, delta }));
    const codecs = new Map<string, ClientCodec>();
    for (const member of this.#members.values()) {
      if (member.leaveIfSlow()) codecs.set(member.codecTopic, member.session.codec);
    }
    for (const [codecTopic, codec] of codecs) publish(codecTopic, codec, message);
    return true;
  }
}

/** The members that are not equal; `undefined` where all are. */
function differenceOf<Shown extends TopicState>(
  before: Shown,
  after: Shown,
): Partial<Shown> | undefined {
  const entries = Object.entries(after).filter(([name, value]) => {
    const known: unknown = before[name as keyof Shown];
    return known !== value && JSON.stringify(known) !== JSON.stringify(value);
  });
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<Shown>);
}
