/**
 * What this gateway knows of one draw that somebody follows, and who does.
 *
 * The coordinator's view and each shard's sales are kept apart, as they come; together they give
 * the state that a client sees. What differs from the state shown last is told, see
 * topic-followers.ts.
 */
import type { DrawNo } from '../../kernel/ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { DrawView, SalesView } from '../../protocol/shard-requests.ts';
import type { DrawTopicState, ServerMessage } from '../../protocol/socket-messages.ts';
import { drawJson } from '../routes/draw-views.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest } from './subscription.ts';
import { type PublishDelta, TopicFollowers } from './topic-followers.ts';
import type { FollowedFeed, TopicMember } from './topic-member.ts';

/** The state that is compared: the server's clock is added to each message. */
type ShownDraw = Omit<DrawTopicState, 'serverTime'>;

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
  readonly #followers: TopicFollowers<DrawFeed>;
  readonly #sales: ShardSales[];
  #view: DrawView | undefined = undefined;
  #results: DrawTopicState['results'] = null;
  #shown: ShownDraw | undefined = undefined;

  constructor(options: DrawFeedOptions) {
    this.draw = options.draw;
    this.topic = options.topic;
    this.#followers = new TopicFollowers(options);
    this.#sales = Array.from({ length: options.shardCount }, () => {
      return { ticketCount: 0, stakesMinor: 0, jackpotsMinor: {} };
    });
  }

  get memberCount(): number {
    return this.#followers.count;
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
    this.#shown = state;
    this.#followers.tell(before, state, publish);
  }

  admit(request: SubscribeRequest, member: TopicMember<DrawFeed>): void {
    this.#followers.admit(request, member, () => this.snapshot());
  }

  remove(session: SocketSession): void {
    this.#followers.remove(session);
  }

  snapshot(): ServerMessage {
    this.#shown ??= this.#state();
    return this.#followers.snapshotOf(this.#shown as ShownDraw);
  }

  #state(): ShownDraw | undefined {
    if (this.#view === undefined) return undefined;
    const sales = this.#sales.map(({ ticketCount, stakesMinor, jackpotsMinor }) => {
      return { ticketCounts: [ticketCount], stakesMinor: [stakesMinor], jackpotsMinor };
    });
    return { ...drawJson(this.#view, 0, sales), results: this.#results };
  }
}
