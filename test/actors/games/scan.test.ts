import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { quickPick } from '../../../actors/games/quick-pick.ts';
import { collectWinners, scanTiers, WINNERS_PER_CHUNK_MAX } from '../../../actors/games/scan.ts';
import {
  maskOfNumbers,
  numbersOfMask,
  type SelectionMask,
} from '../../../actors/games/selection.ts';
import {
  SEGMENT_ROWS,
  TicketColumns,
  type TicketColumnsView,
  ticketColumnsFromShared,
  ticketRow,
} from '../../../actors/games/ticket-columns.ts';
import { gameOfShape } from '../../support/games.ts';
import { SeededRandom } from '../../support/seeded-random.ts';

interface Winner {
  readonly ordinal: number;
  readonly tier: number;
  readonly playerKey: number;
}

const SHAPES: readonly Game[] = [
  GAMES['5of36'],
  GAMES['6of45'],
  gameOfShape(3, 32),
  gameOfShape(2, 33),
  gameOfShape(4, 64),
];

test('scan: agrees with a slow scan over sets, for any game, tickets and draw', (t) => {
  const anyCase = fc.record({
    game: fc.constantFrom(...SHAPES),
    seed: fc.nat(),
    ticketCount: fc.integer({ min: 0, max: 300 }),
    limit: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(anyCase, ({ game, seed, ticketCount, limit }) => {
      const random = new SeededRandom(seed);
      const columns = ticketsOf(game, ticketCount, random);
      const winning = quickPick(game, random);
      const expected = slowWinners(columns, game, winning);
      deepStrictEqual([...scanTiers(columns, game, winning)], tierCounts(game, expected));
      deepStrictEqual(collectAll(columns, game, winning, limit), expected);
    }),
    { numRuns: 400 },
  );
  t.end();
});

test('scan: agrees with the slow scan over several segments, on shared columns', (t) => {
  const game = GAMES['5of36'];
  const random = new SeededRandom(5);
  const columns = ticketsOf(game, 2 * SEGMENT_ROWS + 11, random);
  const shared = ticketColumnsFromShared(structuredClone(columns.share()));
  const winning = quickPick(game, random);
  const expected = slowWinners(columns, game, winning);
  t.ok(expected.length > 10_000);
  t.strictSame([...scanTiers(shared, game, winning)], tierCounts(game, expected));
  for (const limit of [1_000, 4_099, WINNERS_PER_CHUNK_MAX]) {
    t.ok(sameWinners(collectAll(shared, game, winning, limit), expected), `chunks of ${limit}`);
  }
  t.end();
});

test('scan: a known draw wins known tiers', (t) => {
  const game = GAMES['5of36'];
  const columns = new TicketColumns(game);
  const tickets = [
    [1, 2, 32, 33, 36],
    [1, 2, 32, 33, 35],
    [1, 2, 32, 34, 35],
    [1, 2, 3, 4, 5],
    [1, 3, 4, 5, 6],
    [3, 4, 5, 6, 7],
    [36, 33, 32, 2, 1],
  ];
  for (const [index, numbers] of tickets.entries()) {
    const { low, high } = maskOfNumbers(numbers);
    const playerKey = 100 + index;
    columns.append({ maskLow: low, maskHigh: high, playerKey, acceptedOffsetMs: 0 });
  }
  const winning = maskOfNumbers([1, 2, 32, 33, 36]);
  t.strictSame([...scanTiers(columns, game, winning)], [2, 1, 1, 1]);

  const first = collectWinners(columns, game, winning, 0, 4);
  t.strictSame([...first.ordinals], [0, 1, 2, 3]);
  t.strictSame([...first.tiers], [1, 2, 3, 4]);
  t.strictSame([...first.playerKeys], [100, 101, 102, 103]);
  t.strictSame([first.count, first.nextOrdinal, first.done], [4, 4, false]);
  const second = collectWinners(columns, game, winning, first.nextOrdinal, 4);
  t.strictSame([...second.ordinals], [6]);
  t.strictSame([second.count, second.nextOrdinal, second.done], [1, 7, true]);
  t.equal(second.ordinals.buffer.byteLength, 4, 'a posted chunk carries no slack');
  t.end();
});

test('scan: no tickets have no winners, and are done at once', (t) => {
  const game = GAMES['6of45'];
  const columns = new TicketColumns(game);
  const winning = maskOfNumbers([1, 2, 3, 4, 5, 6]);
  t.strictSame([...scanTiers(columns, game, winning)], [0, 0, 0, 0]);
  const { count, nextOrdinal, done } = collectWinners(columns, game, winning, 0, 1);
  t.strictSame({ count, nextOrdinal, done }, { count: 0, nextOrdinal: 0, done: true });
  t.end();
});

test('scan: a chunk that ends with the last ticket is the last chunk', (t) => {
  const game = gameOfShape(2, 10);
  const columns = new TicketColumns(game);
  const mask = maskOfNumbers([1, 2]);
  for (let i = 0; i < 2; i++) {
    columns.append({ maskLow: mask.low, maskHigh: 0, playerKey: i, acceptedOffsetMs: 0 });
  }
  const { count, done } = collectWinners(columns, game, mask, 0, 2);
  t.strictSame({ count, done }, { count: 2, done: true });
  const after = collectWinners(columns, game, mask, 2, 2);
  t.strictSame([after.count, after.nextOrdinal, after.done], [0, 2, true]);
  t.end();
});

test('scan: a draw or a place that cannot be stops the work', (t) => {
  const game = GAMES['5of36'];
  const columns = ticketsOf(game, 3, new SeededRandom(1));
  const winning = maskOfNumbers([1, 2, 3, 4, 5]);
  const error = { name: 'AssertionError' };
  t.throws(() => scanTiers(columns, game, maskOfNumbers([1, 2, 3, 4])), error);
  t.throws(() => scanTiers(columns, game, maskOfNumbers([1, 2, 3, 4, 37])), error);
  t.throws(() => collectWinners(columns, game, { low: 0, high: 0 }, 0, 1), error);
  for (const from of [-1, 0.5, 4]) {
    t.throws(() => collectWinners(columns, game, winning, from, 1), error, `from ${from}`);
  }
  for (const limit of [0, 0.5, WINNERS_PER_CHUNK_MAX + 1]) {
    t.throws(() => collectWinners(columns, game, winning, 0, limit), error, `limit ${limit}`);
  }
  t.end();
});

function ticketsOf(game: Game, count: number, random: SeededRandom): TicketColumns {
  const columns = new TicketColumns(game);
  for (let i = 0; i < count; i++) {
    const { low, high } = quickPick(game, random);
    const playerKey = random.uint32();
    columns.append({ maskLow: low, maskHigh: high, playerKey, acceptedOffsetMs: i });
  }
  return columns;
}

function collectAll(
  columns: TicketColumnsView,
  game: Game,
  winning: SelectionMask,
  limit: number,
): Winner[] {
  const winners: Winner[] = [];
  for (let fromOrdinal = 0; ; ) {
    const chunk = collectWinners(columns, game, winning, fromOrdinal, limit);
    for (let i = 0; i < chunk.count; i++) {
      const [ordinal = -1, tier = -1] = [chunk.ordinals[i], chunk.tiers[i]];
      winners.push({ ordinal, tier, playerKey: chunk.playerKeys[i] ?? -1 });
    }
    if (chunk.done) return winners;
    fromOrdinal = chunk.nextOrdinal;
  }
}

/** The slow twin: numbers in sets, one row at a time, no bits. */
function slowWinners(columns: TicketColumnsView, game: Game, winning: SelectionMask): Winner[] {
  const drawn = new Set(numbersOfMask(winning));
  const winners: Winner[] = [];
  for (let ordinal = 0; ordinal < columns.count; ordinal++) {
    const { maskLow, maskHigh, playerKey } = ticketRow(columns, ordinal);
    const numbers = numbersOfMask({ low: maskLow, high: maskHigh });
    const matches = numbers.filter((number) => drawn.has(number)).length;
    const tier = game.tiers.find((candidate) => candidate.matches === matches)?.tier;
    if (tier !== undefined) winners.push({ ordinal, tier, playerKey });
  }
  return winners;
}

function tierCounts(game: Game, winners: readonly Winner[]): number[] {
  return game.tiers.map(({ tier }) => winners.filter((winner) => winner.tier === tier).length);
}

function sameWinners(left: readonly Winner[], right: readonly Winner[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
