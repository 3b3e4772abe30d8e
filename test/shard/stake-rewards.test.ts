/** Rewards of stakes over whole lives of draws and events, through crashes between the steps. */
import { type Test, test } from 'tap';
import { REFUNDED_PER_STEP } from '../../actors/draw/instance.ts';
import type { Outcome } from '../../actors/line/line.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import { decodeEvents } from '../../src/shard/records/event-codec.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { openFixture, resolveOn, slip } from '../support/cluster/cluster-bets.ts';
import {
  clusterBalance,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

const PURCHASES = 2 * (REFUNDED_PER_STEP / 100) + 5;

const pointsOf = async (cluster: Cluster, { shard, player }: TestPlayer) => {
  const { pointsHundredths, pointsDebtHundredths } = await cluster.get(shard, 'getWallet', {
    player,
  });
  return [pointsHundredths, pointsDebtHundredths];
};

/** A cluster whose one shard, while it is mortal, dies of its second commit. */
class MortalCluster {
  isMortal = false;
  readonly cluster: Cluster;

  constructor(seed: number) {
    const beforeFlush = (commit: number) =>
      this.isMortal && commit > 1 ? new Error('the disk is gone') : undefined;
    this.cluster = new Cluster({ shardCount: 1, seed, faults: { beforeFlush } });
  }

  /** Commit by commit, each of a process of its own. */
  async liveOn(): Promise<number> {
    const { cluster } = this;
    this.isMortal = true;
    for (let life = 0; life < 30; life += 1) {
      cluster.reopen(0);
      cluster.shards[0]?.resendMail();
      cluster.shards[0]?.tick();
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    }
    const deaths = cluster.failures.splice(0).length;
    this.isMortal = false;
    await cluster.crash(0);
    return deaths;
  }
}

function rewardSteps(cluster: Cluster): number {
  const [journal] = cluster.journals;
  const records = journal?.readRecords(1, journal.head.sequence) ?? [];
  const events = [...records].flatMap(({ payload }) => decodeEvents(payload).events);
  return events.filter(({ type }) => type === 'StakeRewardsMoved').length;
}

async function checkPoints(t: Test, cluster: Cluster, expected: Record<string, number>) {
  const accounts = Object.entries(await clusterBalance(cluster));
  const points = accounts.filter(([name]) => name.startsWith('points:'));
  t.same(Object.fromEntries(points), expected);
  await verifyShards(t, cluster);
}

test('rewards: of a cancelled draw go back once, whatever crashes between its steps', async (t) => {
  const mortal = new MortalCluster(3);
  const { cluster } = mortal;
  const ada = await playerWith(cluster, 'ada', 100 * 100 * PURCHASES);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  for (let i = 0; i < PURCHASES; i += 1) {
    await cluster.get(0, 'buyTickets', {
      ...purchase(cluster, ada, draw, { quickPick: 100 }),
      // The setting is raised halfway: what counts is what was earned.
      points: { pays: false, earnsHundredths: i % 2 === 0 ? 5 : 9 },
    });
  }
  const earned = 100 * (5 * Math.ceil(PURCHASES / 2) + 9 * Math.floor(PURCHASES / 2));
  t.same(await pointsOf(cluster, ada), [earned, 0]);
  await cluster.get(0, 'cancelDraw', { draw, reason: 'a test', by: OPERATOR });
  t.ok((await mortal.liveOn()) > 3, 'it dies of its commits');
  t.same(await pointsOf(cluster, ada), [0, 0]);
  t.equal(rewardSteps(cluster), 3, 'one for each step of the refund');
  await checkPoints(t, cluster, {});
});

test('rewards: of void bets are taken and given anew, through crashes', async (t) => {
  const mortal = new MortalCluster(5);
  const { cluster } = mortal;
  const ada = await playerWith(cluster, 'ada', 10_000);
  const fixture = await openFixture(cluster);
  const other = await openFixture(cluster);
  const place = (legs: FixtureNo | { fixture: FixtureNo }[], earnsHundredths: number) =>
    cluster.get(0, 'placeBet', slip(ada, legs, 1_000, { earnsHundredths }));
  await place(fixture, 5);
  await place(fixture, 8);
  await place([{ fixture }, { fixture: other }], 7);
  await resolveOn(cluster, other, 'void');
  t.same(await pointsOf(cluster, ada), [200, 0]);
  const say = async (op: 'resolveFixture' | 'correctFixture', outcome: Outcome) => {
    const said = { fixture, outcomes: [outcome], reason: 'scoreboard', by: OPERATOR };
    await cluster.get(0, op, said);
    await mortal.liveOn();
  };
  await say('resolveFixture', 'won');
  t.same(await pointsOf(cluster, ada), [200, 0]);
  await say('correctFixture', 'void');
  t.same(await pointsOf(cluster, ada), [0, 0], 'now the accumulator is void as a whole, too');
  await say('correctFixture', 'won');
  t.same(await pointsOf(cluster, ada), [200, 0]);
  await checkPoints(t, cluster, { 'points:issued': -200, 'points:players': 200 });
});

test('rewards: where none are earned nothing of them is stored or told', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 7 });
  const ada = await playerWith(cluster, 'ada', 10_000);
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  const fixture = await openFixture(cluster);
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 3 }));
  await cluster.get(0, 'placeBet', slip(ada, fixture, 1_000));
  await resolveOn(cluster, fixture, 'void');
  await cluster.get(0, 'cancelDraw', { draw, reason: 'a test', by: OPERATOR });
  await cluster.settle();
  t.equal(rewardSteps(cluster), 0);
  t.equal(cluster.shards[0]?.state.pointsPurchases.get({ draw, firstOrdinal: 0 }), undefined);
  await checkPoints(t, cluster, {});
});
