/** Number raffles through whole draws: sold, sealed, drawn among their tickets, and verified. */
import { deepStrictEqual } from 'node:assert/strict';
import { type Test, test } from 'tap';
import type { Game } from '../../../actors/games/game.ts';
import type { Transcript } from '../../../src/fairness/transcript.ts';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../../src/fairness/verify-tickets.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  clusterBalance,
  onePlayerEach,
  plan,
  purchase,
} from '../../support/cluster/cluster-players.ts';
import { publicReceipt, sealedFile, sealedSource } from '../../support/cluster/sealed-draws.ts';
import { RAFFLE_1, RAFFLE_6, raffleNumber } from '../../support/samples/family-games.ts';

const SHARD_COUNT = 3;
const OPERATOR = 9 as PlayerKey;

test('whole raffles: drawn among the tickets of all shards, paid and verified', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 3 });
  const numbers = ['000000', '999999', '004711', '123456', '000001', '100000', '777777'];
  const { draw, transcript } = await drawn(cluster, RAFFLE_6, numbers);
  t.equal(transcript.ticketCount, numbers.length);
  t.equal(transcript.numbers.length, numbers.length * 6, 'fewer were sold than win');
  t.same(drawnNumbers(transcript).sort(), [...numbers].sort(), 'each ticket is drawn once');
  t.same(
    transcript.tiers.map(({ winners }) => winners),
    [1, 6, 0],
  );
  await verifies(t, cluster, draw, transcript);
  const balances = await clusterBalance(cluster);
  t.equal(
    Object.values(balances).reduce((sum, balance) => sum + balance, 0),
    0,
  );
  t.equal(balances.awards ?? 0, 0, 'every winner is paid');
});

test('whole raffles: the winner is one of those who bought, whoever it is', async (t) => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 12; seed += 1) {
    const cluster = new Cluster({ shardCount: SHARD_COUNT, seed });
    const { draw, transcript, players } = await drawn(cluster, RAFFLE_1, ['0', '3', '9']);
    const [number = ''] = drawnNumbers(transcript);
    seen.add(number);
    await verifies(t, cluster, draw, transcript);
    const states = new Map<string, string>();
    for (const { shard, player } of players) {
      const request = { player, draw: null, state: null, limit: 10, after: null };
      const { tickets } = await cluster.get(shard, 'listTickets', request);
      for (const { numbers, state } of tickets) states.set(numbers.join(''), state);
    }
    for (const [bought, state] of states) t.equal(state, bought === number ? 'won' : 'lost');
  }
  t.same([...seen].sort(), ['0', '3', '9'], 'and never one that was not sold');
});

test('whole raffles: where nothing was sold nothing is drawn', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 1 });
  const { draw, transcript } = await drawn(cluster, RAFFLE_1, []);
  t.same(transcript.numbers, []);
  await verifies(t, cluster, draw, transcript);
});

test('whole raffles: what is altered of a transcript or of its tickets is refused', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 9 });
  const { draw, transcript } = await drawn(cluster, RAFFLE_1, ['1', '2', '8']);
  const [winner = 0] = transcript.numbers;
  const file = await sealedFile(cluster, draw, transcript);
  const failed = (altered: unknown) =>
    [verifyTranscript(altered), verifyTickets(sealedSource(file), altered)]
      .flatMap(({ checks }) => checks.filter(({ ok }) => !ok))
      .map(({ name }) => name);
  t.same(failed(transcript), []);
  for (let digit = 0; digit < 10; digit += 1) {
    const altered = { ...transcript, numbers: [digit] };
    t.same(failed(altered), digit === winner ? [] : ['drawn'], `${digit} instead of ${winner}`);
  }
  t.same(failed({ ...transcript, numbers: [] }), ['outcome', 'drawn']);
  t.same(failed({ ...transcript, numbers: [winner, 5] }), ['outcome']);
  t.same(failed({ ...transcript, numbers: [10] }), ['outcome', 'drawn']);
  t.ok(failed({ ...transcript, ticketCount: 2 ** 40 }).includes('outcome'), 'and it comes back');
});

test('whole raffles: a draw that is cancelled while it is on sale names no numbers', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 4 });
  const { draw } = await sold(cluster, RAFFLE_1, ['1', '2', '8']);
  await cluster.advance(30_000);
  const shard = draw % SHARD_COUNT;
  const cancel = { draw, reason: 'a mistake', by: OPERATOR };
  await cluster.get(shard, 'cancelDraw', cancel);
  await cluster.advance(120_000);
  const transcript = await cluster.get(shard, 'getCancelledTranscript', { draw });
  t.match(transcript, { state: 'cancelled', numbers: [] });
  const report = verifyTranscript(JSON.parse(JSON.stringify(transcript)));
  t.ok(report.ok, JSON.stringify(report.checks.filter(({ ok }) => !ok)));
  const file = await sealedFile(cluster, draw, transcript);
  const { ok, checks } = verifyTickets(sealedSource(file), transcript);
  t.ok(ok);
  t.match(checks.find(({ name }) => name === 'drawn')?.detail, /would have drawn [128]$/);
  t.notOk(verifyTranscript({ ...transcript, numbers: [1] }).ok);
});

function drawnNumbers({ numbers, terms: { game } }: Transcript): string[] {
  const digits = Number(Reflect.get(game, 'digits'));
  const turns = Array.from({ length: numbers.length / digits }, (_, turn) => turn * digits);
  return turns.map((from) => numbers.slice(from, from + digits).join(''));
}

/** From what the public is given: transcript, file of tickets, and a receipt of each shard. */
async function verifies(t: Test, cluster: Cluster, draw: DrawNo, transcript: Transcript) {
  const published: unknown = JSON.parse(JSON.stringify(transcript));
  const file = sealedSource(await sealedFile(cluster, draw, transcript));
  const reports = [verifyTranscript(published), verifyTickets(file, published)];
  for (const { shard, ticketCount } of transcript.seals) {
    if (ticketCount === 0) continue;
    const player = must(cluster.shards[shard]?.state.tickets.finder(draw)(0), 'a ticket').playerKey;
    const request = { player: player as PlayerKey, place: { draw, shard, ordinal: 0 } };
    const receipt = publicReceipt(await cluster.get(shard, 'getReceipt', request));
    reports.push(verifyReceipt(receipt, published));
  }
  for (const { ok, checks } of reports) t.ok(ok, JSON.stringify(checks.filter((one) => !one.ok)));
}

/** A number is sold by the shard that has it, to its player. */
async function sold(cluster: Cluster, game: Game, numbers: readonly string[]) {
  const players = await onePlayerEach(cluster, 1_000_000);
  const terms = { game, priceMinor: game.priceMinor, seriesId: 'raffles' };
  const draw = await plan(cluster, '5of36', { ...terms, closesInS: 60, resultsInS: 120 });
  for (const number of numbers) {
    const codes: string[] = [];
    for (const player of players) {
      const picks = { picks: [raffleNumber(number)], quickPick: 0 };
      const request = purchase(cluster, player, draw, picks);
      const answer = await cluster.ask(player.shard, 'buyTickets', request);
      codes.push(answer.ok ? 'sold' : answer.code);
    }
    deepStrictEqual(codes.sort(), ['sold', 'stockElsewhere', 'stockElsewhere']);
  }
  return { players, draw };
}

async function drawn(cluster: Cluster, game: Game, numbers: readonly string[]) {
  const { players, draw } = await sold(cluster, game, numbers);
  await cluster.advance(120_000);
  const shard = draw % SHARD_COUNT;
  const transcript = await cluster.get(shard, 'getTranscript', { draw });
  return { players, draw, transcript: transcript as Transcript };
}
