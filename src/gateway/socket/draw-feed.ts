/**
 * What this gateway knows of one draw that somebody follows, and who does.
 *
 * The coordinator's view and each shard's sales are kept apart, as they come; together they give
 * the state that a client sees. What differs from the state shown last is a delta, published once
 * for each sub-protocol. A reader that is slow leaves the publication and gets one snapshot when
 * it has caught up: between them it misses steps, never the outcome.
 */
import type { DrawNo } from '../../kernel/ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { ClientCodec } from '../../protocol/client-codec.ts';
import type { DrawView, SalesView } from '../../protocol/shard-requests.ts';
import type { DrawTopicState, ServerMessage } from '../../protocol/socket-messages.ts';
import { drawJson } from '../routes/draw-views.ts';
import { DeltaRing } from './delta-ring.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { FollowedFeed, TopicMember } from './topic-member.ts';

export type PublishDelta = (codecTopic: string, codec: ClientCodec, message: ServerMessage) => void;

/** The state that is compared: the server's clock is added to each message. */
type ShownState = Omit<DrawTopicState, 'serverTime'>;

export interface DrawFeedOptions {
  readonly draw: DrawNo;
  readonly topic: string;
  readonly shardCount: number;
  readonly random: RandomSource;
  /** The server's clock as text. */
  readonly now: () => string;
}

interface ShardSales {
  ticketCount: number;
  stakesMinor: number;
  jackpotsMinor: Record<string, number>;
}

export class DrawFeed implements FollowedFeed {
  readonly draw: DrawNo;
  readonly topic: string;
  readonly #options: DrawFeedOptions;
  readonly #ring: DeltaRing<ServerMessage>;
  readonly #members = new Map<SocketSession, TopicMember<DrawFeed>>();
  readonly #sales: ShardSales[];
  #view: DrawView | undefined = undefined;
  #results: DrawTopicState['results'] = null;
  #shown: ShownState | undefined = undefined;

  constructor(options: DrawFeedOptions) {
    this.draw = options.draw;
    this.topic = options.topic;
    this.#options = options;
    this.#ring = new DeltaRing(options.random);
    this.#sales = Array.from({ length: options.shardCount }, () => {
      return { ticketCount: 0, stakesMinor: 0, jackpotsMinor: {} };
    });
  }

  get memberCount(): number {
    return this.#members.size;
  }

  get isPublished(): boolean {
    return this.#results !== null;
  }

  takeView(view: DrawView): void {
    this.#view = view;
  }

  takeResults(results: NonNullable<DrawTopicState['results']>): void {
    this.#results = results;
  }

  /** What a shard answered: the draw's sales there, and the jackpots that wait there. */
  takeSales(shard: number, sales: SalesView): void {
    this.takeSold(shard, {
      ticketCount: sales.ticketCounts[0] ?? 0,
      stakesMinor: sales.stakesMinor[0] ?? 0,
    });
    const known = this.#sales[shard];
    if (known !== undefined) known.jackpotsMinor = { ...sales.jackpotsMinor };
  }

  takeSold(shard: number, sold: Pick<ShardSales, 'ticketCount' | 'stakesMinor'>): void {
    const known = this.#sales[shard];
    if (known === undefined) return;
    known.ticketCount = sold.ticketCount;
    known.stakesMinor = sold.stakesMinor;
  }

  takeJackpot(shard: number, seriesId: string, amountMinor: number): void {
    const known = this.#sales[shard];
    if (known !== undefined) known.jackpotsMinor[seriesId] = amountMinor;
  }

  /** Tells the followers what differs from what they were told last. */
  publish(publish: PublishDelta): void {
    const before = this.#shown;
    const state = this.#state();
    if (before === undefined || state === undefined) return;
    const delta = differenceOf(before, state);
    if (delta === undefined) return;
    this.#shown = state;
    const { topic } = this;
    const serverTime = this.#options.now();
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
  admit({ session, id, from }: SubscribeRequest, member: TopicMember<DrawFeed>): void {
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
    this.#shown ??= this.#state();
    const state = this.#shown as ShownState;
    const snapshot = { ...state, serverTime: this.#options.now() };
    return { topic: this.topic, ...this.#ring.position, snapshot };
  }

  #state(): ShownState | undefined {
    if (this.#view === undefined) return undefined;
    const sales = this.#sales.map(({ ticketCount, stakesMinor, jackpotsMinor }) => {
      return { ticketCounts: [ticketCount], stakesMinor: [stakesMinor], jackpotsMinor };
    });
    return { ...drawJson(this.#view, 0, sales), results: this.#results };
  }
}

/** The members that are not equal; `undefined` where all are. */
function differenceOf(before: ShownState, after: ShownState): Partial<ShownState> | undefined {
  const entries = Object.entries(after).filter(
    ([name, value]) => before[name as keyof ShownState] !== value,
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
