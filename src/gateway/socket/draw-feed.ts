/**
 * What this gateway knows of one draw that somebody follows.
 *
 * The coordinator's view and each shard's sales are kept apart, as they come; together they give
 * the state that a client sees.
 */

import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../kernel/money.ts';
import type { DrawView, SalesView } from '../../protocol/shard-requests.ts';
import type { DrawTopicState } from '../../protocol/socket-messages.ts';
import { drawJson } from '../routes/draw-views.ts';
import {
  type PublishDelta,
  type ShownDraw,
  TopicFeed,
  type TopicFeedOptions,
} from './topic-feed.ts';

export interface DrawFeedOptions extends TopicFeedOptions {
  readonly draw: DrawNo;
  readonly shardCount: number;
}

interface ShardSales {
  ticketCount: number;
  stakesMinor: Minor;
  jackpotsMinor: Record<string, number>;
}

export class DrawFeed extends TopicFeed<ShownDraw> {
  readonly draw: DrawNo;
  readonly #sales: ShardSales[];
  #view: DrawView | undefined = undefined;
  #results: DrawTopicState['results'] = null;
  #shown: ShownDraw | undefined = undefined;

  constructor(options: DrawFeedOptions) {
    super(options);
    this.draw = options.draw;
    this.#sales = Array.from({ length: options.shardCount }, () => {
      return { ticketCount: 0, stakesMinor: ZERO_MINOR, jackpotsMinor: {} };
    });
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
      stakesMinor: sales.stakesMinor[0] ?? ZERO_MINOR,
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
    if (this.tell(before, state, publish)) this.#shown = state;
  }

  protected override shown(): ShownDraw {
    this.#shown ??= this.#state();
    return must(this.#shown, 'a draw is shown before its coordinator told of it');
  }

  #state(): ShownDraw | undefined {
    if (this.#view === undefined) return undefined;
    const sales = this.#sales.map(({ ticketCount, stakesMinor, jackpotsMinor }) => {
      const sold = { ticketCounts: [ticketCount], stakesMinor: [stakesMinor] };
      // A number that other draws may change is shown once it is final.
      return { ...sold, jackpotsMinor, jackpotNumbers: [] };
    });
    return { ...drawJson(this.#view, 0, sales), results: this.#results };
  }
}
