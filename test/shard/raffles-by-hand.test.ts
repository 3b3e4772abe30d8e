/** Raffles that an operator starts, against stakes and deadlines of the same millisecond. */
import fc from 'fast-check';
import { type Test, test } from 'tap';
import { raffleShardOfGame } from '../../actors/raffle/raffle.ts';
import { DEFAULT_RAFFLE_RULES, type RaffleRules } from '../../actors/raffle/raffle-rules.ts';
import { verifyRaffle } from '../../src/fairness/verify-raffle.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { decodeEvents } from '../../src/shard/records/event-codec.ts';
import { verifyJournal } from '../../src/shard/verification/journal-verification.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';
import { messageId, outsidePlayer } from '../support/samples/raffle-events.ts';
import { holds } from '../support/sources/property-run.ts';

const SHARD_COUNT = 2;
const GAME = outsidePlayer(0xa);
const SHARD = raffleShardOfGame(GAME, { founderCount: SHARD_COUNT });
const FILL_WITHIN_MS = 60_000;
const RULES: RaffleRules = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 3 };

/** A and B wait with 1,000 each. */
async function waiting(rules: Partial<RaffleRules> = {}) {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5 });
  const configured = { gameId: GAME, rules: { ...RULES, ...rules }, by: OPERATOR };
  await cluster.get(SHARD, 'configureRaffleGame', configured);
  const stake = (player: number) =>
    cluster.ask(SHARD, 'takeStake', {
      messageId: messageId(player),
      playerId: outsidePlayer(player),
      gameId: GAME,
      stakeMinor: minor(1_000),
    });
  const first = await stake(1);
  await stake(2);
  const { raffleId } = must(first.ok ? first.reply : undefined, 'the stake was taken');
  const start = () => cluster.ask(SHARD, 'startRaffle', { raffleId, by: OPERATOR });
  const list = async (state: 'finished' | 'in_waiting' | 'cancelled') => {
    const request = { state, limit: 9, before: null };
    return (await cluster.get(SHARD, 'listRaffles', request)).raffles;
  };
  return { cluster, raffleId, stake, start, list };
}

function eventsOf({ journals }: Cluster, type: string) {
  const journal = must(journals[SHARD], 'the shard has a journal');
  const records = journal.readRecords(1, journal.head.sequence);
  return records
    .flatMap(({ payload }) => [...decodeEvents(payload).events])
    .filter((event) => event.type === type);
}

async function checkTranscript(t: Test, cluster: Cluster, raffleId: string, byHand: boolean) {
  const transcript = await cluster.get(SHARD, 'getRaffleTranscript', { raffleId });
  const report = verifyRaffle(transcript);
  t.ok(report.ok, JSON.stringify(report));
  t.equal(transcript.startedByHand === true, byHand);
  return transcript;
}

test('raffle by hand: is drawn with those who wait, and C is first in the next', async (t) => {
  const { cluster, raffleId, stake, start, list } = await waiting();
  t.match(await start(), { ok: true, reply: { raffleId, state: 'started' } });
  const third = await stake(3);
  await cluster.settle();
  const again = await start();
  t.match(again, { ok: true, reply: { raffleId, state: 'finished', potMinor: 2_000 } });
  t.same(await start(), again, 'the same answer');
  t.match(await list('finished'), [{ raffleId, winners: [{ prizeMinor: 1_000 }] }]);
  t.match(await list('in_waiting'), [{ participantCount: 1, entryCount: 1 }]);
  t.match(third, { reply: { raffleId: (await list('in_waiting'))[0]?.raffleId } });
  t.match(eventsOf(cluster, 'RaffleStartedByHand'), [{ raffleId, by: OPERATOR }]);
  t.equal(eventsOf(cluster, 'RaffleFinished').length, 1, 'one award');
  const transcript = await checkTranscript(t, cluster, raffleId, true);
  const { startedByHand: _, ...hidden } = transcript;
  t.notOk(verifyRaffle(hidden).ok, 'that it was started by hand cannot be hidden');
  for (const [shard, journal] of cluster.journals.entries()) {
    const identity = { shard, founderCount: SHARD_COUNT };
    t.match(verifyJournal({ identity, journal, onProgress: () => undefined }), { ok: true });
  }
});

test('raffle by hand: a stake that filled it before is in it', async (t) => {
  const { cluster, raffleId, stake, start, list } = await waiting();
  await stake(3);
  t.match(await start(), { ok: true, reply: { raffleId } });
  await cluster.settle();
  t.match(await list('finished'), [{ raffleId, winners: [{ prizeMinor: 1_500 }] }]);
  t.same(eventsOf(cluster, 'RaffleStartedByHand'), []);
  t.equal(eventsOf(cluster, 'RaffleFinished').length, 1);
  await checkTranscript(t, cluster, raffleId, false);
});

test('raffle by hand: one that nobody entered, is over, or is not, is refused', async (t) => {
  const { cluster, raffleId, start, list } = await waiting({ fillWithinMs: FILL_WITHIN_MS });
  const ask = (id: string) => cluster.ask(SHARD, 'startRaffle', { raffleId: id, by: OPERATOR });
  t.match(await ask(outsidePlayer(9)), { code: 'raffleNotFound' });
  cluster.clock.nowMs += FILL_WITHIN_MS;
  t.match(await start(), { code: 'raffleCancelled' }, 'its time is over in this millisecond');
  t.match(await list('cancelled'), [{ raffleId }]);
  const { cluster: other, start: begin, list: listed } = await waiting();
  await begin();
  const [next] = await listed('in_waiting');
  const empty = { raffleId: must(next, 'the next one').raffleId, by: OPERATOR };
  t.match(await other.ask(SHARD, 'startRaffle', empty), { code: 'raffleEmpty' });
});

test('raffle by hand: waits while it is unsure whether its time is over', async (t) => {
  const { cluster, start } = await waiting({ fillWithinMs: FILL_WITHIN_MS });
  cluster.clock.stepMs += 3_600_000;
  await cluster.settle();
  t.match(await start(), { code: 'clockUnsure' });
});

const deed = fc.constantFrom('start' as const, 'stake' as const, 'tick' as const);

test('raffle by hand: start, stake and deadline in one millisecond make one award', async (t) => {
  await holds(
    20,
    fc.asyncProperty(
      fc.shuffledSubarray(['start', 'stake', 'tick', 'start'] as const, { minLength: 2 }),
      fc.array(deed, { maxLength: 3 }),
      fc.boolean(),
      fc.constantFrom('draw' as const, 'cancel' as const),
      async (deeds, more, isAtDeadline, ifUnfilled) => {
        const rules = { fillWithinMs: FILL_WITHIN_MS, ifUnfilled };
        const { cluster, raffleId, stake, start } = await waiting(rules);
        cluster.clock.nowMs += FILL_WITHIN_MS - (isAtDeadline ? 0 : 1);
        const asked: Promise<unknown>[] = [];
        for (const one of [...deeds, ...more]) {
          if (one === 'start') asked.push(start());
          else if (one === 'stake') asked.push(stake(3));
          else for (const shard of cluster.shards) shard.tick();
        }
        await Promise.all(asked);
        await cluster.settle();
        const finished = eventsOf(cluster, 'RaffleFinished').filter((event) => {
          return 'raffleId' in event && event.raffleId === raffleId;
        });
        if (finished.length > 1) throw new Error('a raffle was awarded twice');
        const view = await cluster.get(SHARD, 'getRaffle', { raffleId });
        if (view.state === 'cancelled' || view.state === 'in_waiting') return;
        const [winner] = view.winners;
        const due = view.participantCount === 3 ? 1_500 : 1_000;
        if (winner?.prizeMinor !== due) throw new Error('the award is not half of the pot');
        await checkTranscript(
          t,
          cluster,
          raffleId,
          eventsOf(cluster, 'RaffleStartedByHand').length > 0,
        );
      },
    ),
  );
});
