/** What the tickets of one draw on a shard have cost, added up from what is on them. */
import type { TicketsRefunded } from '../../../actors/draw/instance-events.ts';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import {
  addMinor,
  type Minor,
  multiplyMinor,
  subtractMinor,
  ZERO_MINOR,
} from '../../kernel/money.ts';
import { PickCounter } from './pick-counter.ts';

export class DrawStakes {
  /** Without what came back for tickets that were given back. */
  atStakeMinor = ZERO_MINOR;
  readonly #priceMinor: Minor;
  readonly #counter: PickCounter;
  readonly #paidByPoints = new Set<number>();

  constructor({ game, priceMinor }: Pick<DrawTerms, 'game' | 'priceMinor'>) {
    this.#priceMinor = priceMinor;
    this.#counter = new PickCounter(game);
  }

  get priceMinor(): Minor {
    return this.#priceMinor;
  }

  /** The stake of the picks that these words make up. */
  stakeOf(words: ArrayLike<number>): Minor {
    return multiplyMinor(this.#priceMinor, this.#counter.count(words));
  }

  sold(stakeMinor: Minor): void {
    this.atStakeMinor = addMinor(this.atStakeMinor, stakeMinor);
  }

  cameBack(stakeMinor: Minor): void {
    this.atStakeMinor = subtractMinor(this.atStakeMinor, stakeMinor);
  }

  /** Points, not money, come back for these. */
  paidByPoints(firstOrdinal: number, ticketCount: number): void {
    for (let i = 0; i < ticketCount; i += 1) this.#paidByPoints.add(firstOrdinal + i);
  }

  isPaidByPoints(ordinal: number): boolean {
    return this.#paidByPoints.has(ordinal);
  }

  /** What the buyers of a stretch of a cancelled draw get back, each once. */
  refundsOf(
    columns: TicketColumns,
    { fromOrdinal, throughOrdinal }: TicketsRefunded,
  ): Map<PlayerKey, Minor> {
    const refunds = new Map<PlayerKey, Minor>();
    for (let ordinal = fromOrdinal; ordinal < throughOrdinal; ordinal += 1) {
      if (columns.returned.has(ordinal) || this.isPaidByPoints(ordinal)) continue;
      const { playerKey, masks } = columns.row(ordinal);
      const player = playerKey as PlayerKey;
      const beforeMinor = refunds.get(player) ?? ZERO_MINOR;
      refunds.set(player, addMinor(beforeMinor, this.stakeOf(masks)));
    }
    return refunds;
  }
}
