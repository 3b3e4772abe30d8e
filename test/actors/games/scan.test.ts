import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import {
  assertScan,
  scanWinners,
  WINNERS_PER_STRETCH_MAX,
  winnersFrom,
} from '../../../actors/games/scan.ts';
import {
  SEGMENT_ROWS,
  TicketColumns,
  type TicketColumnsView,
  ticketColumnsFromShared,
  ticketRow,
} from '../../../actors/games/ticket-columns.ts';
import { must } from '../../../src/kernel/assert.ts';
import { gameOfShape } from '../../support/samples/games.ts';
import { masksOf, numbersOf, quickMasks } from '../../support/samples/picks.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

interface Winner {
  readonly ordinal: number;
  readonly tier: number;
  readonly playerKey: number;
}

const SHAPES: readonly KOfNGame[] = [
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
    returnedCount: fc.constantFrom(0, 0, 1, 30, 300),
    limit: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(anyCase, ({ game, seed, ticketCount, returnedCount, limit }) => {
      const random = new SeededRandom(seed);
      const columns = ticketsOf(game, ticketCount, random);
      for (let i = 0; i < Math.min(returnedCount, ticketCount); i += 1) {
        const ordinal = random.uint32() % ticketCount;
        if (!columns.returned.has(ordinal)) columns.giveBack(ordinal);
      }
      const winning = numbersOf(quickMasks(game, random));
      const expected = slowWinners(columns, game, winning);
      const scan = scanWinners(columns, game, winning);
      assertScan(plain(columns), game, winning, scan);
      deepStrictEqual(scan.winnersByTier, tierCounts(game, expected));
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
  const winning = numbersOf(quickMasks(game, random));
  const expected = slowWinners(columns, game, winning);
  t.ok(expected.length > 10_000);
  const scan = scanWinners(shared, game, winning);
  assertScan(plain(columns), game, winning, scan);
  t.strictSame(scan.winnersByTier, tierCounts(game, expected));
  const posted = structuredClone(scan).ordinals;
  t.ok(posted.buffer instanceof SharedArrayBuffer, 'no message copies it');
  for (const limit of [1_000, 4_099, WINNERS_PER_STRETCH_MAX]) {
    t.ok(sameWinners(collectAll(shared, game, winning, limit), expected), `stretches of ${limit}`);
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
    const playerKey = must([101, 100, 2 ** 32 - 1, 100, 100, 100, 7][index], 'a player each');
    columns.append({ masks: masksOf(game, numbers), playerKey, acceptedOffsetMs: 0 });
  }
  const winning = [1, 2, 32, 33, 36];
  const { winnersByTier, ordinals } = scanWinners(columns, game, winning);
  t.strictSame(winnersByTier, [2, 1, 1, 1]);
  t.strictSame([...ordinals], [6, 1, 3, 0, 2], 'by player, and then as they were sold');

  const next = (fromPlace: number, limit: number) =>
    winnersFrom({ columns, ordinals }, game, winning, { fromPlace, limit });
  t.strictSame(next(0, 4), {
    ordinals: [6, 1, 3, 0],
    tiers: [1, 2, 4, 1],
    playerKeys: [7, 100, 100, 101],
    wins: [],
    nextPlace: 4,
    done: false,
  });
  t.match(next(4, 4), { ordinals: [2], tiers: [3], nextPlace: 5, done: true });
  t.match(next(4, 1), { ordinals: [2], nextPlace: 5, done: true }, 'the last fills the stretch');
  t.match(next(5, 1), { ordinals: [], nextPlace: 5, done: true });
  t.end();
});

test('scan: no tickets have no winners, and are done at once', (t) => {
  const game = GAMES['6of45'];
  const columns = new TicketColumns(game);
  const winning = [1, 2, 3, 4, 5, 6];
  const scan = scanWinners(columns, game, winning);
  assertScan(plain(columns), game, winning, scan);
  t.strictSame(scan.winnersByTier, [0, 0, 0, 0]);
  const tickets = { columns, ordinals: scan.ordinals };
  const stretch = winnersFrom(tickets, game, winning, { fromPlace: 0, limit: 1 });
  t.match(stretch, { ordinals: [], nextPlace: 0, done: true });
  t.end();
});

test('scan: a result that is not that of the columns stops the shard', (t) => {
  const game = GAMES['5of36'];
  const columns = ticketsOf(game, SEGMENT_ROWS + 500, new SeededRandom(3));
  const winning = [1, 2, 3, 4, 5];
  const scan = scanWinners(columns, game, winning);
  const { winnersByTier } = scan;
  const ordinals = [...scan.ordinals];
  const last = Math.max(...ordinals);
  const withoutLast = ordinals.filter((ordinal) => ordinal !== last);
  const refused = (
    wrong: Partial<{ winnersByTier: number[]; ordinals: number[] }>,
    why: string,
  ) => {
    const list = Uint32Array.from(wrong.ordinals ?? ordinals);
    const { combinationCount } = scan;
    const counted = { winnersByTier: wrong.winnersByTier ?? winnersByTier, combinationCount };
    const told = { ...counted, ordinals: list };
    t.throws(
      () => assertScan(plain(columns), game, winning, told),
      { name: 'AssertionError' },
      why,
    );
  };
  const counts = (from: number, by: number) =>
    winnersByTier.map((count, index) => (index === from ? count + by : count));
  refused({ winnersByTier: winnersByTier.slice(1) }, 'a tier is missing');
  refused({ winnersByTier: counts(3, 1) }, 'one more was counted than listed');
  refused({ winnersByTier: counts(3, -1), ordinals: withoutLast }, 'one is left out');
  refused({ ordinals: [...withoutLast, last + 1] }, 'another one than the last');
  refused({ ordinals: [...withoutLast, columns.count] }, 'one that was not sold');
  t.end();
});

test('scan: a ticket that did not win is not paid, nor is one paid twice', (t) => {
  const game = GAMES['5of36'];
  const columns = ticketsOf(game, 200, new SeededRandom(3));
  const winning = [1, 2, 3, 4, 5];
  const winners = [...scanWinners(columns, game, winning).ordinals];
  const [first = 0, second = 0] = winners;
  const loser = [0, 1, 2, 3].find((ordinal) => !winners.includes(ordinal)) ?? -1;
  for (const list of [[loser], [first, first], [second, first], [columns.count]]) {
    const tickets = { columns, ordinals: Uint32Array.from(list) };
    const pay = () => winnersFrom(tickets, game, winning, { fromPlace: 0, limit: 9 });
    t.throws(pay, { name: 'AssertionError' }, `${list}`);
  }
  t.end();
});

test('scan: a draw or a place that cannot be stops the work', (t) => {
  const game = GAMES['5of36'];
  const columns = ticketsOf(game, 3, new SeededRandom(1));
  const winning = [1, 2, 3, 4, 5];
  const error = { name: 'AssertionError' };
  t.throws(() => scanWinners(columns, game, [1, 2, 3, 4]), error);
  t.throws(() => scanWinners(columns, game, [1, 2, 3, 4, 37]), error);
  const { ordinals } = scanWinners(columns, game, winning);
  const next = (outcome: readonly number[], fromPlace: number, limit: number) =>
    winnersFrom({ columns, ordinals }, game, outcome, { fromPlace, limit });
  t.throws(() => next([], 0, 1), error);
  for (const from of [-1, 0.5, 4]) t.throws(() => next(winning, from, 1), error, `from ${from}`);
  for (const limit of [0, 0.5, WINNERS_PER_STRETCH_MAX + 1]) {
    t.throws(() => next(winning, 0, limit), error, `limit ${limit}`);
  }
  t.end();
});

/** Each ticket is one combination. */
function plain(columns: TicketColumnsView) {
  return { columns, combinationCount: columns.count - columns.returned.size };
}

function ticketsOf(game: KOfNGame, count: number, random: SeededRandom): TicketColumns {
  const columns = new TicketColumns(game);
  for (let i = 0; i < count; i++) {
    const masks = quickMasks(game, random);
    columns.append({ masks, playerKey: random.uint32(), acceptedOffsetMs: i });
  }
  return columns;
}

function collectAll(
  columns: TicketColumnsView,
  game: KOfNGame,
  winning: readonly number[],
  limit: number,
): Winner[] {
  const { ordinals } = scanWinners(columns, game, winning);
  const winners: Winner[] = [];
  for (let fromPlace = 0; ; ) {
    const next = { fromPlace, limit };
    const stretch = winnersFrom({ columns, ordinals }, game, winning, next);
    for (const [index, ordinal] of stretch.ordinals.entries()) {
      const [tier = -1, playerKey = -1] = [stretch.tiers[index], stretch.playerKeys[index]];
      winners.push({ ordinal, tier, playerKey });
    }
    if (stretch.done) return winners;
    fromPlace = stretch.nextPlace;
  }
}

/** The slow twin: numbers in sets, one row at a time, no bits. */
function slowWinners(
  columns: TicketColumnsView,
  game: KOfNGame,
  winning: readonly number[],
): Winner[] {
  const drawn = new Set(winning);
  const winners: Winner[] = [];
  for (let ordinal = 0; ordinal < columns.count; ordinal++) {
    if (columns.returned.has(ordinal)) continue;
    const { masks, playerKey } = ticketRow(columns, ordinal);
    const numbers = numbersOf(masks);
    const matches = numbers.filter((number) => drawn.has(number)).length;
    const tier = game.tiers.find((candidate) => candidate.matches === matches)?.tier;
    if (tier !== undefined) winners.push({ ordinal, tier, playerKey });
  }
  return winners.sort(
    (left, right) => left.playerKey - right.playerKey || left.ordinal - right.ordinal,
  );
}

function tierCounts(game: KOfNGame, winners: readonly Winner[]): number[] {
  return game.tiers.map(({ tier }) => winners.filter((winner) => winner.tier === tier).length);
}

function sameWinners(left: readonly Winner[], right: readonly Winner[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
