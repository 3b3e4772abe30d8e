/** Whole lives of raffles over several shards, with the arithmetic by hand. */
import { type Test, test } from 'tap';
import { raffleShardOfGame, shardOfExternalId, shardOfRaffle } from '../../actors/raffle/raffle.ts';
import { DEFAULT_RAFFLE_RULES, type RaffleRules } from '../../actors/raffle/raffle-rules.ts';
import { verifyRaffle } from '../../src/fairness/verify-raffle.ts';
import type { JournalFaults } from '../../src/journal/journal-faults.ts';
import { must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import type { ListRaffles } from '../../src/protocol/raffle-requests.ts';
import { decodeEvents } from '../../src/shard/records/event-codec.ts';
import { verifyJournal } from '../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { clusterBalance, playerWith } from '../support/cluster/cluster-players.ts';
import { FlushGate } from '../support/disk/flush-gate.ts';
import { messageId, outsidePlayer } from '../support/samples/raffle-events.ts';

const SHARD_COUNT = 3;
const OPERATOR = 1 as PlayerKey;
const GAME = outsidePlayer(0xa);
const OTHER_GAME = outsidePlayer(0xb);
const RULES = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 3 };

class Raffles {
  readonly cluster: Cluster;
  #messageCount = 0;

  constructor(faults: JournalFaults = {}) {
    this.cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5, faults });
  }

  configure(rules: Partial<RaffleRules>, gameId = GAME) {
    const all = { ...RULES, ...rules };
    const shard = raffleShardOfGame(gameId, { founderCount: SHARD_COUNT });
    return this.cluster.get(shard, 'configureRaffleGame', { gameId, rules: all, by: OPERATOR });
  }

  stake(player: number, stakeMinor = 1_000, gameId = GAME, message = this.#messageCount++) {
    return this.cluster.get(raffleShardOfGame(gameId, { founderCount: SHARD_COUNT }), 'takeStake', {
      messageId: messageId(message),
      playerId: outsidePlayer(player),
      gameId,
      stakeMinor: minor(stakeMinor),
    });
  }

  async list(state: 'in_waiting' | 'started' | 'finished' | 'cancelled' | null, gameId = GAME) {
    const shard = raffleShardOfGame(gameId, { founderCount: SHARD_COUNT });
    const request = { state, limit: 100, before: null };
    const { raffles } = await this.cluster.get(shard, 'listRaffles', request);
    return raffles.filter((raffle) => raffle.gameId === gameId);
  }

  transcript(raffleId: string) {
    return this.cluster.get(shardOfRaffle(raffleId), 'getRaffleTranscript', { raffleId });
  }

  verify(t: Test): void {
    for (const [shard, journal] of this.cluster.journals.entries()) {
      const identity = { shard, founderCount: SHARD_COUNT };
      const report = verifyJournal({ identity, journal, onProgress: () => undefined });
      t.match(report, { ok: true, problem: null, firstDifference: null });
    }
  }
}

test('raffle life: it fills, the next one opens in the same step, one player wins', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({ prize: { kind: 'share', sharePermyriad: 3_300 } });
  await raffles.stake(1, 1_000, OTHER_GAME);
  const first = await raffles.stake(1, 1_001);
  await raffles.stake(2, 2_000);
  t.match(await raffles.list('in_waiting'), [{ participantCount: 2, potMinor: 3_001 }]);
  await raffles.stake(3, 3_000);
  t.match(await raffles.list('in_waiting'), [{ participantCount: 0, entryCount: 0 }]);

  await raffles.cluster.settle();
  const [finished, ...others] = await raffles.list('finished');
  t.same(others, []);
  t.match(finished, { raffleId: first.raffleId, potMinor: 6_001, participantCount: 3 });
  t.match(finished?.winners, [{ place: 1, prizeMinor: 1_980 }]);
  t.same(
    verifyRaffle(await raffles.transcript(first.raffleId)).checks.filter(({ ok }) => !ok),
    [],
  );

  // Other raffles, and the entries that wait in them, are as they were.
  const waiting = await raffles.list('in_waiting', OTHER_GAME);
  t.match(waiting, [{ participantCount: 1, entryCount: 1, potMinor: 1_000 }]);
  const next = await raffles.stake(1, 500);
  t.not(next.raffleId, first.raffleId);
  t.equal(next.outcome, 'counted', 'one entry in each raffle');
  raffles.verify(t);
});

test('raffle life: new rules never change what an open raffle has promised', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({});
  await raffles.stake(1);
  const [open] = await raffles.list('in_waiting');
  await raffles.configure({ chances: 'stake' });
  t.same(await raffles.list('in_waiting'), [open], 'somebody is in it');
  for (const player of [2, 3]) await raffles.stake(player);
  await raffles.cluster.settle();
  const promised = must(open, 'a raffle was open');
  t.ok(verifyRaffle(await raffles.transcript(promised.raffleId)).ok);
  const [empty] = await raffles.list('in_waiting');
  await raffles.configure({ chances: 'equal', entriesPerPlayerMax: 2 });
  const [next] = await raffles.list('in_waiting');
  t.not(next?.raffleId, empty?.raffleId, 'one that nobody is in makes room');
  t.match(next, { rules: { entriesPerPlayerMax: 2 }, entryCount: 0 });
  t.match(await raffles.list('cancelled'), [{ raffleId: empty?.raffleId }]);
  raffles.verify(t);
});

test('raffle life: a duplicate at any distance has no second effect', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({});
  const counted = await raffles.stake(1, 1_000, GAME, 70);
  t.equal((await raffles.stake(1, 1_000, GAME, 70)).outcome, 'repeated');
  t.equal((await raffles.stake(2, 9_000, GAME, 70)).outcome, 'repeated', 'whatever it says now');
  t.equal((await raffles.stake(1, 1_000, GAME, 71)).outcome, 'ignored');
  await raffles.stake(2, 1_000, GAME, 72);
  await raffles.stake(3, 1_000, GAME, 73);
  await raffles.cluster.settle();
  for (let shard = 0; shard < SHARD_COUNT; shard += 1) await raffles.cluster.crash(shard);
  t.same(await raffles.stake(1, 1_000, GAME, 70), { ...counted, outcome: 'repeated' });
  t.equal((await raffles.stake(1, 1_000, GAME, 71)).outcome, 'repeated', 'ignored for ever');
  t.match(await raffles.list('in_waiting'), [{ entryCount: 0 }]);
  raffles.verify(t);
});

test('raffle life: one that waits goes on after a crash', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({ chances: 'stake' });
  for (const player of [1, 2]) await raffles.stake(player, player * 100);
  await raffles.cluster.settle();
  await raffles.cluster.crash(raffleShardOfGame(GAME, { founderCount: SHARD_COUNT }));
  const { raffleId } = await raffles.stake(3, 300);
  await raffles.cluster.settle();
  t.match(await raffles.list('finished'), [{ raffleId, potMinor: 600 }]);
  t.equal((await raffles.list(null)).length, 2);
  t.ok(verifyRaffle(await raffles.transcript(raffleId)).ok);
  raffles.verify(t);
});

test('raffle life: one that does not fill is cancelled, or drawn with who is there', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({ fillWithinMs: 60_000 });
  await raffles.configure({ fillWithinMs: 60_000, ifUnfilled: 'draw' }, OTHER_GAME);
  await raffles.stake(1, 1_000);
  await raffles.stake(1, 1_000, OTHER_GAME);
  await raffles.cluster.advance(59_999);
  t.equal((await raffles.list('in_waiting')).length, 1);
  await raffles.cluster.advance(1);
  t.match(await raffles.list(null), [{ state: 'cancelled', winners: [] }]);
  const [drawn] = await raffles.list('finished', OTHER_GAME);
  t.match(drawn, { participantCount: 1, winners: [{ prizeMinor: 500 }] });
  t.ok(verifyRaffle(await raffles.transcript(must(drawn, 'drawn').raffleId)).ok);
  t.equal((await raffles.stake(2, 1_000)).outcome, 'counted', 'the next one takes stakes');
  raffles.verify(t);
});

test('raffle life: a stake that comes with the deadline goes into the next raffle', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({ fillWithinMs: 60_000 });
  const first = await raffles.stake(1);
  raffles.cluster.clock.nowMs += 60_000; // Nobody has looked at the reminders yet.
  const late = await raffles.stake(2);
  t.not(late.raffleId, first.raffleId);
  t.match(await raffles.list('cancelled'), [{ raffleId: first.raffleId, entryCount: 1 }]);
  raffles.verify(t);
});

test('raffle life: a winner with an account here is credited, and the books balance', async (t) => {
  const raffles = new Raffles();
  const { cluster } = raffles;
  await raffles.configure({ prize: { kind: 'table', sharesPermyriad: [5_000, 3_000, 2_000] } });
  const ada = await playerWith(cluster, 'ada', 100);
  const externalId = outsidePlayer(2);
  const home = shardOfExternalId(externalId, { founderCount: SHARD_COUNT });
  const link = { externalId, player: ada.player, by: OPERATOR };
  t.same(await cluster.get(home, 'linkExternalId', link), { externalIds: [externalId] });
  const other = { ...link, player: (ada.player + 1) as PlayerKey };
  t.match(await cluster.ask(home, 'linkExternalId', other), { code: 'externalIdTaken' });
  await cluster.settle();
  for (const player of [1, 2, 3]) await raffles.stake(player, 10_000);
  await cluster.settle();
  const mine = { player: ada.player, limit: 10, before: null };
  const shard = raffleShardOfGame(GAME, { founderCount: SHARD_COUNT });
  const { participations } = await cluster.get(shard, 'listPlayerRaffles', mine);
  t.match(participations, [{ state: 'winner', entryCount: 1, stakeMinor: 10_000 }]);
  const prizeMinor = must(participations[0], 'she took part').prizeMinor;
  t.ok([15_000, 9_000, 6_000].includes(prizeMinor));
  const wallet = await cluster.get(ada.shard, 'getWallet', { player: ada.player });
  t.equal(wallet.balanceMinor, 100 + prizeMinor);
  t.match(await clusterBalance(cluster), { raffles: -prizeMinor });
  raffles.verify(t);
});

test('raffle life: entries are for operators, and the transcript waits', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({});
  const { raffleId } = await raffles.stake(1, 5);
  await raffles.stake(2, 6);
  const shard = shardOfRaffle(raffleId);
  const page = { raffleId, limit: 1, after: null };
  const { entries } = await raffles.cluster.get(shard, 'listRaffleEntries', page);
  t.match(entries, [{ ordinal: 0, playerId: outsidePlayer(1), state: 'in_waiting' }]);
  const rest = { raffleId, limit: 9, after: 0 };
  t.match(await raffles.cluster.get(shard, 'listRaffleEntries', rest), {
    entries: [{ ordinal: 1, stakeMinor: 6 }],
  });
  const asked = await raffles.cluster.ask(shard, 'getRaffleTranscript', { raffleId });
  t.match(asked, { ok: false, code: 'raffleNotFinished' });
  t.notMatch(JSON.stringify(await raffles.list(null)), /serverSeed/, 'the seed stays secret');
});

test('raffle life: lists go on where the page before ended', async (t) => {
  const raffles = new Raffles();
  await raffles.configure({ participantsNeeded: 1 });
  for (let player = 0; player < 7; player += 1) {
    await raffles.cluster.advance(10);
    await raffles.stake(player);
  }
  await raffles.cluster.settle();
  for (const state of ['finished', null] as const) {
    const seen: string[] = [];
    let before: string | null = null;
    for (;;) {
      const page: string[] = await idsOf(raffles, { state, limit: 3, before });
      seen.push(...page);
      before = page.at(-1) ?? null;
      if (page.length < 3) break;
    }
    t.equal(seen.length, state === null ? 8 : 7);
    t.same(seen, [...seen].sort().reverse(), 'newest first');
    t.equal(new Set(seen).size, seen.length);
  }
});

async function idsOf({ cluster }: Raffles, request: ListRaffles): Promise<string[]> {
  const shard = raffleShardOfGame(GAME, { founderCount: SHARD_COUNT });
  const { raffles } = await cluster.get(shard, 'listRaffles', request);
  return raffles.map(({ raffleId }) => raffleId);
}

test('raffle life: a crash between its start and its draw leaves it to be drawn', async (t) => {
  const gate = new FlushGate();
  const raffles = new Raffles(gate.faults);
  const shard = raffleShardOfGame(GAME, { founderCount: SHARD_COUNT });
  await raffles.configure({});
  const { raffleId } = await raffles.stake(1);
  await raffles.stake(2);
  const opened = must((await raffles.list('in_waiting'))[0], 'it waits');
  const before = must(raffles.cluster.journals[shard], 'its shard').head.sequence;

  gate.hold();
  void raffles.stake(3);
  // The draw is decided in a later turn, into the batch behind the one that is being flushed.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const inMemory = raffles.cluster.shards[shard]?.state.raffles.get(raffleId);
  t.equal(inMemory?.state, 'finished', 'it is drawn, and that is nowhere on the disk');
  gate.release();
  await raffles.cluster.crash(shard, 'present');

  const written = must(raffles.cluster.journals[shard], 'its shard').readRecords(before + 1, 10);
  const types = written.map(({ payload }) => decodeEvents(payload).events.map(({ type }) => type));
  t.same(types[0], ['StakeTaken', 'RaffleStarted', 'RaffleOpened'], 'durable before the crash');
  t.same(types.slice(1).flat(), ['RaffleFinished'], 'drawn once, and after it');
  const [finished, ...others] = await raffles.list('finished');
  t.same(others, []);
  t.match(finished, { raffleId, commitmentHex: opened.commitmentHex, participantCount: 3 });
  t.ok(verifyRaffle(await raffles.transcript(raffleId)).ok, 'with the seed that it promised');
  const repeat = await raffles.stake(3, 1_000, GAME, 2);
  t.equal(repeat.outcome, 'repeated', 'the stake that filled it was never answered, and is known');
  raffles.verify(t);
});
