import type { Game } from '../../actors/games/game.ts';
import { assert, must } from '../../src/kernel/assert.ts';

/**
 * The single bets of each ticket of k of n, as numbers: one, or all that a system plays. Of a
 * number raffle, the digits of its number.
 */
export type TicketLines = readonly (readonly number[])[];

/**
 * The lines of each pick, read bit by bit and listed one by one: nothing of the engine's reading or
 * counting is used.
 */
export function picksOf(game: Game, masks: readonly number[]): TicketLines[] {
  if ('digitCount' in game) return masks.map((word) => [digitsOf(word, Number(game.digitCount))]);
  assert('numberCount' in game && 'pickCount' in game, 'the workload plays k of n, or raffles');
  const numberCount = Number(game.numberCount);
  const wordCount = numberCount > 32 ? 2 : 1;
  assert(masks.length % wordCount === 0, 'a pick lacks one of its words');
  const picks: TicketLines[] = [];
  for (let at = 0; at < masks.length; at += wordCount) {
    let mask = 0n;
    for (const word of masks.slice(at, at + wordCount).reverse()) {
      mask = (mask << 32n) | BigInt(word);
    }
    picks.push(linesOf(mask, numberCount, Number(game.pickCount)));
  }
  return picks;
}

/** The value is in the low 24 bits, and how many digits it has above them. */
function digitsOf(word: number, digitCount: number): number[] {
  assert(Math.floor(word / 2 ** 24) === digitCount, 'a number has other digits than its game');
  return Array.from(String(word % 2 ** 24).padStart(digitCount, '0'), Number);
}

/** Bit n + r of a system says that its r-th number stands in each line. */
function linesOf(mask: bigint, numberCount: number, pickCount: number): TicketLines {
  const isSet = (bit: number): boolean => ((mask >> BigInt(bit)) & 1n) === 1n;
  const numbers = Array.from({ length: numberCount }, (_, i) => i + 1).filter((i) => isSet(i - 1));
  const bankers = numbers.filter((_, rank) => isSet(numberCount + rank));
  const others = numbers.filter((number) => !bankers.includes(number));
  return withEachChoice(others, pickCount - bankers.length).map((line) => [...bankers, ...line]);
}

function withEachChoice(numbers: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  if (numbers.length < size) return [];
  const [first, ...rest] = numbers;
  const taken = withEachChoice(rest, size - 1).map((line) => [must(first, 'a number'), ...line]);
  return [...taken, ...withEachChoice(rest, size)];
}
