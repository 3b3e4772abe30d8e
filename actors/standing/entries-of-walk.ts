/** The event of a stretch of a walk as what it stands for, one standing ticket after the other. */
import type { PlayerKey, StandingPlace } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { TicketsBought } from '../draw/instance-events.ts';
import { combinationsOf } from '../games/combinations.ts';
import type { Game } from '../games/game.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import type { PointsEarned } from '../points/points-events.ts';
import { standingEntryId } from '../wallet/ledger-entry.ts';
import type { StandingTicketsEntered } from './standing-events.ts';

export interface StandingEntry extends StandingPlace {
  /** Out of what was prepaid. */
  readonly prepaidMinor: Minor;
  readonly rewardHundredths: PointsHundredths;
  /** Of its picks. */
  readonly words: readonly number[];
}

export function* entriesOf(event: StandingTicketsEntered): Generator<StandingEntry> {
  const { players, entryCounts, numbers, prepaidMinor, rewardsHundredths, wordCounts, words } =
    event;
  let at = 0;
  let wordAt = 0;
  for (let index = 0; index < players.length; index += 1) {
    for (let left = entryCounts[index] as number; left > 0; left -= 1) {
      const wordEnd = wordAt + (wordCounts[at] as number);
      yield {
        player: players[index] as PlayerKey,
        number: numbers[at] as number,
        prepaidMinor: prepaidMinor[at] as Minor,
        rewardHundredths: rewardsHundredths[at] as PointsHundredths,
        words: words.slice(wordAt, wordEnd),
      };
      wordAt = wordEnd;
      at += 1;
    }
  }
}

/** Each as the purchase that its player would have made, in a draw of this game. */
export function* purchasesOf(event: StandingTicketsEntered, game: Game): Generator<TicketsBought> {
  const { draw, atMs } = event;
  let { firstOrdinal } = event;
  for (const { player, number, words } of entriesOf(event)) {
    const ticketCount = ticketCountOf(game, words);
    const combinations = combinationsOf(game, words);
    yield {
      type: 'TicketsBought',
      draw,
      player,
      entryId: standingEntryId(number, draw),
      fingerprint: 0,
      firstOrdinal,
      masks: words,
      atMs,
      combinationCount: combinations === ticketCount ? 0 : combinations,
    };
    firstOrdinal += ticketCount;
  }
}

/** The points that the stake of an entry has earned, as the event of a purchase that earns some. */
export function rewardOf(
  { player, number, rewardHundredths: amountHundredths }: StandingEntry,
  { draw, atMs }: Pick<StandingTicketsEntered, 'draw' | 'atMs'>,
): PointsEarned | undefined {
  if (amountHundredths === 0) return undefined;
  const entryId = standingEntryId(number, draw);
  return { type: 'PointsEarned', player, entryId, amountHundredths, atMs };
}
