import { test } from 'tap';
import {
  drawTickets,
  raffleEntriesRoot,
  rafflePlayerDigest,
  raffleWinners,
} from '../../src/fairness/raffle-outcome.ts';
import { chiSquareCritical, chiSquareStatistic } from '../support/fairness/chi-square.ts';
import { toHex } from '../support/fairness/fairness-golden.ts';
import { outsidePlayer, RAFFLE_ID } from '../support/samples/raffle-events.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const LEVEL = 0.001;
const SOURCES = {
  serverSeed: new Uint8Array(32).fill(1),
  drawId: RAFFLE_ID,
  commitment: new Uint8Array(32).fill(4),
  ticketsRoot: new Uint8Array(32).fill(2),
  beacon: new Uint8Array(0),
};

/** How often each player wins the first place, over many draws of one generator. */
function winsOf(weights: readonly (readonly number[])[], drawCount: number): number[] {
  const random = new SeededRandom(20_260_101);
  const tickets = weights.flatMap((own, player) => {
    return own.map((weight) => ({ playerId: outsidePlayer(player), weight }));
  });
  const wins = weights.map(() => 0);
  for (let i = 0; i < drawCount; i += 1) {
    const [ordinal = -1] = drawTickets(random, tickets, 1);
    const player = Number.parseInt(tickets[ordinal]?.playerId.slice(-12) ?? '', 16);
    wins[player] = (wins[player] ?? 0) + 1;
  }
  return wins;
}

test('raffle outcome: with equal chances every entry is as likely', (t) => {
  const wins = winsOf(new Array<number[]>(37).fill([1]), 37_000);
  t.ok(chiSquareStatistic(wins, 1_000) < chiSquareCritical(36, LEVEL), wins.join());
  t.end();
});

test('raffle outcome: with chances by stake a player is as likely as they staked', (t) => {
  const stakes = [[1_000], [2_000, 500], [4_000], [100, 200, 300], [12_345]];
  const total = stakes.flat().reduce((sum, stake) => sum + stake, 0);
  const drawCount = 60_000;
  const wins = winsOf(stakes, drawCount);
  let statistic = 0;
  for (const [player, own] of stakes.entries()) {
    const due = (drawCount * own.reduce((sum, stake) => sum + stake, 0)) / total;
    statistic += ((wins[player] ?? 0) - due) ** 2 / due;
  }
  t.ok(statistic < chiSquareCritical(stakes.length - 1, LEVEL), `${statistic}: ${wins.join()}`);
  t.end();
});

test('raffle outcome: the sealed sources lead to winners with the stated chances', (t) => {
  const tickets = [1, 2, 3, 4].map((weight, player) => {
    return { playerId: outsidePlayer(player), weight };
  });
  const drawCount = 10_000;
  const wins = [0, 0, 0, 0];
  const random = new SeededRandom(7);
  for (let i = 0; i < drawCount; i += 1) {
    const [won = -1] = raffleWinners({ ...SOURCES, serverSeed: random.bytes(32) }, tickets, 1);
    wins[won] = (wins[won] ?? 0) + 1;
  }
  let statistic = 0;
  for (const [player, { weight }] of tickets.entries()) {
    const due = (drawCount * weight) / 10;
    statistic += ((wins[player] ?? 0) - due) ** 2 / due;
  }
  t.ok(statistic < chiSquareCritical(3, LEVEL), wins.join());
  t.end();
});

test('raffle outcome: a player wins one place at most, and a later place among the rest', (t) => {
  const tickets = Array.from({ length: 30 }, (_, index) => {
    return { playerId: outsidePlayer(index % 3), weight: 1 + index };
  });
  const random = new SeededRandom(3);
  for (let i = 0; i < 200; i += 1) {
    const won = drawTickets(random, tickets, 3).map((ordinal) => tickets[ordinal]?.playerId);
    t.equal(new Set(won).size, 3);
  }
  t.throws(() => drawTickets(random, tickets, 4), /bound out of range/, 'nobody is left');
  t.end();
});

test('raffle outcome: the same sources give the same winners', (t) => {
  const tickets = [5, 6, 7].map((weight, player) => ({ playerId: outsidePlayer(player), weight }));
  t.same(raffleWinners(SOURCES, tickets, 3), raffleWinners(SOURCES, tickets, 3));
  t.end();
});

test('raffle outcome: a player has another name in each raffle, and each entry counts', (t) => {
  const ada = rafflePlayerDigest(RAFFLE_ID, outsidePlayer(1));
  t.not(toHex(ada), toHex(rafflePlayerDigest(outsidePlayer(9), outsidePlayer(1))));
  const leaf = { player: ada, stakeMinor: 5, acceptedAtMs: 9 };
  const roots = [
    [leaf],
    [leaf, leaf],
    [{ ...leaf, stakeMinor: 6 }],
    [{ ...leaf, acceptedAtMs: 8 }],
    [{ ...leaf, player: rafflePlayerDigest(RAFFLE_ID, outsidePlayer(2)) }],
  ].map((leaves) => toHex(raffleEntriesRoot(leaves)));
  t.equal(new Set(roots).size, roots.length);
  t.end();
});
