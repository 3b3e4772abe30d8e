import fc from 'fast-check';
import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { decideWithdrawPoints } from '../../../actors/points/decide-points.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  refunding,
  registered,
  withMoney,
} from '../../support/samples/actor-events.ts';
import {
  bookOpened,
  combined,
  FIXTURE,
  OTHER,
  placed,
  SAMPLE_LINE,
} from '../../support/samples/betting-events.ts';
import { credited, pointsEarnedBy } from '../../support/samples/loyalty-events.ts';
import { holds } from '../../support/sources/property-run.ts';

const STAKED = {
  type: 'PointsStaked',
  player: ADA,
  draw: DRAW,
  firstOrdinal: 0,
  ticketCount: 2,
  pointsHundredths: pointsHundredths(200),
  stakeMinor: minor(200),
  atMs: 2_000,
} as const;

test('evolve points: what is forfeited is in no balance, and its transit comes to nothing', (t) => {
  const [arrived] = [credited(ADA, 500)];
  const stage = given(registered(ADA), { ...arrived, type: 'PointsForfeited' } as ShardEvent);
  t.equal(must(stage.states.accounts.get(ADA), 'the player is not registered').pointsHundredths, 0);
  t.equal(stage.states.ledger.get('points:players') ?? 0, 0);
  t.equal(stage.states.ledger.get('points:issued'), 500);
  t.equal(stage.states.ledger.get('points:transit:1'), -500);
  t.end();
});

test('evolve points: credited and earned points are in the balance, a withdrawal is kept', (t) => {
  const stage = given(...withMoney(ADA, 200), credited(ADA, 500), announced(), OPENED);
  const purchase = bought(ADA, 0, [1, 2, 3, 4, 5], [1, 2, 3, 4, 6]);
  stage.and(purchase, pointsEarnedBy(purchase, 7)).and({
    type: 'PointsWithdrawn',
    player: ADA,
    number: 1,
    entryId: 'k.w',
    fingerprint: 3,
    order: '18',
    sumHundredths: pointsHundredths(107),
    atMs: 4,
  });
  const { states } = stage;
  t.equal(states.accounts.get(ADA)?.pointsHundredths, 400);
  t.same(states.pointsAccounts.get(ADA), { withdrawnHundredths: 107, withdrawalCount: 1 });
  t.match(states.withdrawals.get({ player: ADA, number: 1 }), { order: '18', sumHundredths: 107 });
  t.match(states.entries.get({ player: ADA, entryId: 'k.w' }), { kind: 'pointsWithdrawal' });
  const place = { draw: DRAW, firstOrdinal: 0 };
  const earned = {
    player: ADA,
    ticketCount: 2,
    pointsHundredths: 0,
    earnedHundredths: 7,
    combinationCount: 0,
  };
  t.same(states.pointsPurchases.get(place), earned, 'and what the stake earned, beside it');
  t.match(stage.ledger(), {
    'points:transit:1': -500,
    'points:issued': -7,
    'points:spent': 107,
    'points:players': 400,
  });
  t.end();
});

test('evolve points: a stake that points pay comes from the house, and goes back there', (t) => {
  const stage = given(registered(ADA), credited(ADA, 500), announced(), OPENED);
  stage.and(STAKED, bought(ADA, 0, [1, 2, 3, 4, 5], [1, 2, 3, 4, 6]));
  t.equal(stage.balanceOf(ADA), 0, 'no money of theirs was touched');
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 300);
  t.match(stage.ledger(), { house: -200, 'stakes:dr_0000002': 200, 'points:spent': 200 });
  stage.and(...refunding(200));
  stage.and({ type: 'PointsReturned', draw: DRAW, firstOrdinals: [0], atMs: 70_001 });
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 500);
  t.same(stage.ledger(), { 'points:players': 500, 'points:transit:1': -500 });
  t.end();
});

test('evolve points: whatever moves, nothing is made and nothing lost', async (t) => {
  const step = fc.record(
    { isCredit: fc.boolean(), ofBob: fc.boolean(), hundredths: fc.integer({ min: 1, max: 900 }) },
    { noNullPrototype: true },
  );
  await holds(
    200,
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const stage = given(...withMoney(ADA, 100), registered(BOB));
      const twin = new Map([
        [ADA, 0],
        [BOB, 0],
      ]);
      for (const [index, { isCredit, ofBob, hundredths }] of steps.entries()) {
        const player = ofBob ? BOB : ADA;
        const held = must(twin.get(player), 'one of two');
        if (isCredit) {
          stage.and(credited(player, hundredths));
          twin.set(player, held + hundredths);
          continue;
        }
        const account = stage.states.accounts.get(player);
        const points = stage.states.pointsAccounts.get(player);
        const sumHundredths = pointsHundredths(hundredths);
        const idempotencyKey = String(index);
        const command = { player, order: '18', sumHundredths, idempotencyKey, fingerprint: 1 };
        const decision = decideWithdrawPoints({ account, points }, command, stampAt(index));
        t.equal(decision.kind, hundredths <= held ? 'accepted' : 'rejected');
        if (decision.kind === 'rejected') continue;
        stage.and(...decision.events);
        twin.set(player, held - hundredths);
      }
      for (const [player, held] of twin) {
        t.equal(stage.states.accounts.get(player)?.pointsHundredths, held);
      }
      const points = Object.entries(stage.ledger()).filter(([name]) => name.startsWith('points:'));
      t.equal(
        points.reduce((sum, [, balance]) => sum + balance, 0),
        0,
      );
    }),
  );
});

test('evolve points: a bet and an accumulator keep what their stakes earned', (t) => {
  const legs = [FIXTURE, OTHER].map((fixture) => ({ fixture, selection: 0, oddsHundredths: 200 }));
  const stage = given(
    ...withMoney(ADA, 300),
    bookOpened(),
    bookOpened({ ...SAMPLE_LINE, fixture: OTHER }),
  );
  const [poor, rich] = [placed(ADA, 0, { stakeMinor: 1 }), placed(ADA, 1, { stakeMinor: 100 })];
  const both = combined(ADA, 0, 100, ...legs);
  stage.and(poor, rich, pointsEarnedBy(rich, 5), both, pointsEarnedBy(both, 6));
  t.same(
    stage.bets.of(FIXTURE).map(({ rewardHundredths }) => rewardHundredths),
    [undefined, 5],
  );
  t.equal(stage.states.accumulators.get(0)?.rewardHundredths, 6);
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 11);
  stage.and({
    type: 'StakeRewardsMoved',
    operation: 'rewards.bets.4.1.1',
    draw: 0,
    fixture: FIXTURE,
    players: [ADA, ADA],
    amountsHundredths: [pointsHundredths(-5), pointsHundredths(2)],
    atMs: 9,
  });
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 8);
  t.match(stage.ledger(), { 'points:issued': -8, 'points:players': 8 });
  t.end();
});
