/**
 * What an operator should know of a game before it is sold: the chance of each prize, what each
 * kind of pick pays back, what pays nothing, and the most that the house can lose.
 */
import { familyOf } from '../../actors/games/families.ts';
import type { PickOdds } from '../../actors/games/family.ts';
import {
  type Game,
  largestFixedPrize,
  PERMYRIAD,
  type Tier,
  versionOf,
} from '../../actors/games/game.ts';
import { permyriadOf, theoreticalPayouts } from '../../actors/games/game-odds.ts';
import { raffleNumbersOf } from '../../actors/games/number-raffle/number-raffle-game.ts';
import { combinationsMax } from '../../actors/games/prize-room.ts';
import { must } from '../kernel/assert.ts';
import { isNumberRaffle, raffleRiskText } from './raffle-report.ts';

/** The names of conditions, of one and of several. */
const CONDITIONS: Readonly<Record<string, readonly [string, string]>> = {
  matches: ['match', 'matches'],
  bonusMatches: ['bonus match', 'bonus matches'],
  spots: ['spot', 'spots'],
  hits: ['hit', 'hits'],
  ways: ['way', 'ways'],
  drawn: ['number drawn', 'numbers drawn'],
};

/** Lines for a reader. `ticketCount` is how many tickets of one draw are sold at most. */
export function reportOfGame(game: Game, ticketCount: number): string[] {
  const { gameId, title, priceMinor } = game;
  const payouts = theoreticalPayouts(game);
  const kinds = familyOf(game).odds(game);
  return [
    `${gameId}, version ${versionOf(game)}: ${title}, a ticket costs ${countText(priceMinor)}`,
    ...kinds.flatMap((odds, index) => {
      const paid = must(payouts[index], 'a kind of pick pays back nothing that is known');
      const percent = (permyriadOf(paid) / 100).toFixed(2);
      return [`  ${odds.kind ?? 'a pick'}: pays back ${percent} %`, ...linesOfKind(game, odds)];
    }),
    `  ${lossText(game, Math.min(ticketCount, ticketsOfPick(game)))}`,
    ...limitLines(game),
  ];
}

/** "1 in 7.43", rounded to the nearest hundredth. */
export function oddsText(winningCount: bigint, possibleCount: bigint): string {
  const hundredths = (possibleCount * 200n + winningCount) / (2n * winningCount);
  const whole = (hundredths / 100n).toLocaleString('en');
  return `1 in ${whole}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/**
 * What the house loses if all tickets of a draw are one and the same, and it wins the best fixed
 * prize; 0 if it loses nothing. Shared prizes cost the house no more than the sales, but what
 * nobody wins of them and rolls over is not the house's.
 */
export function worstLossMinor(game: Game, ticketCount: number): bigint {
  const tickets = BigInt(ticketCount);
  const salesMinor = tickets * BigInt(game.priceMinor);
  let rolledMinor = 0n;
  for (const tier of game.tiers) {
    if (tier.kind === 'fixed' || tier.ifUnwon === 'house') continue;
    rolledMinor += (salesMinor * BigInt(tier.sharePermyriad)) / BigInt(PERMYRIAD);
  }
  const bestMinor = tickets * BigInt(largestFixedPrize(game));
  const lossMinor = bestMinor + rolledMinor - salesMinor;
  return lossMinor > 0n ? lossMinor : 0n;
}

function linesOfKind(game: Game, { winningDraws, possibleDraws, unpaid }: PickOdds): string[] {
  const lines = game.tiers.flatMap((tier, index) => {
    const winning = must(winningDraws[index], 'a tier has no odds');
    if (winning === 0n) return [];
    return [
      `    ${conditionText(game, tier)}: ${prizeText(tier)}, ${oddsText(winning, possibleDraws)}`,
    ];
  });
  return [...lines, ...(unpaid ?? []).map((what) => `    ${what}: pays nothing`)];
}

/** "10 spots, 3 hits" */
function conditionText(game: Game, tier: Tier): string {
  const condition = Object.entries(familyOf(game).promisedCondition(tier));
  return condition.map(([name, value]) => `${value} ${nameOf(name, value)}`).join(', ');
}

function nameOf(condition: string, value: number): string {
  const [one, several] = CONDITIONS[condition] ?? [condition, condition];
  return value === 1 ? one : several;
}

function prizeText(tier: Tier): string {
  if (tier.kind === 'fixed') return countText(tier.prizeMinor);
  const share = `${(tier.sharePermyriad / 100).toFixed(2)} % of the sales`;
  return tier.jackpot ? `${share} and the jackpot` : share;
}

/** How many tickets of one pick are sold at most. */
function ticketsOfPick(game: Game): number {
  const { pickLimit } = game;
  if (pickLimit === undefined) return combinationsMax(game);
  return Math.floor(pickLimit.liabilityMinorMax / largestFixedPrize(game));
}

function limitLines({ pickLimit }: Game): string[] {
  if (pickLimit === undefined) return [];
  const percent = (pickLimit.alarmPermyriad / 100).toFixed(2);
  const most = countText(pickLimit.liabilityMinorMax);
  return [
    `  of one pick no more is sold than wins ${most} in fixed prizes, an alarm at ${percent} %`,
  ];
}

function lossText(game: Game, ticketCount: number): string {
  if (isNumberRaffle(game)) {
    return raffleRiskText(game, Math.min(ticketCount, raffleNumbersOf(game)));
  }
  const lossMinor = worstLossMinor(game, ticketCount);
  const tickets = `${countText(ticketCount)} tickets of one winning pick`;
  return lossMinor === 0n
    ? `with ${tickets} the house loses nothing`
    : `with ${tickets} the house loses ${lossMinor.toLocaleString('en')}`;
}

function countText(count: number): string {
  return count.toLocaleString('en');
}
