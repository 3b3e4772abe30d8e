import { test } from 'tap';
import { BALANCE_MAX } from '../../../actors/wallet/surplus.ts';
import { AssertionError, assert } from '../../../src/kernel/assert.ts';
import type { ExactSum } from '../../../src/kernel/exact-sum.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import {
  CARL,
  DORA,
  grown,
  MOVED_AT_MS,
  move,
  SLOT,
  settler,
  settlerWith,
} from '../../support/samples/home-events.ts';

const LOGIN = `player-${CARL}`;
const WITHDRAWN = {
  type: 'WithdrawalRequested',
  player: CARL,
  number: 2,
  entryId: 'k.w',
  fingerprint: 1,
  amountMinor: minor(200),
  method: 'sandbox:pending',
  atMs: 1,
} as const;

test('moved: a player is whole at home, and what stays is a residual', (t) => {
  const shards = grown(...settlerWith(CARL, 500), settler(DORA), WITHDRAWN);
  const before = shards.from.states.accounts.get(CARL);
  const lastEntry = before?.lastEntry;
  move(shards);
  const [from, to] = [shards.from.states, shards.to.states];
  t.match(from.accounts.get(CARL), { balanceMinor: 0, betBarriers: 16, lastEntry });
  t.same(from.movedAway.get(CARL), { to: 1, lastEntry, cameFrom: null });
  t.equal(from.players.get(CARL), undefined);
  t.equal(from.logins.get(LOGIN), undefined);
  t.equal(from.slots.get(SLOT), undefined);
  t.match(to.accounts.get(CARL), { balanceMinor: 300, betBarriers: 8, paymentCount: 2 });
  t.match(to.players.get(CARL), { login: LOGIN, birthDate: '1990-01-31' });
  t.equal(to.logins.get(LOGIN), CARL);
  t.equal(to.slots.get(SLOT), 2);
  const formerHome = { shard: 0, lastEntry, movedAtMs: MOVED_AT_MS };
  t.same(to.formerHomes.get(CARL), { homes: [formerHome] });
  t.equal(to.formerHomes.get(DORA), undefined);
  t.same(shards.from.ledger(), { clearing: -500, 'transit:1': 500 });
  t.same(shards.to.ledger(), { players: 300, withdrawals: 200, 'transit:0': -500 });
  shards.to.and({ type: 'PaymentDeclined', player: CARL, number: 2, atMs: 9 });
  t.equal(shards.to.balanceOf(CARL), 500);
  t.end();
});

test('moved: what is beyond a balance, and what is owed, moves to the last unit', (t) => {
  const shards = grown(settler(CARL), settler(DORA));
  const { states } = shards.from;
  const full = { ...states.accounts.get(CARL), balanceMinor: BALANCE_MAX } as never;
  states.accounts.put(CARL, full);
  const beyond = (2n ** 60n) as ExactSum;
  states.surpluses.put(CARL, { balanceMinor: beyond, pointsHundredths: minor(0) });
  states.debts.put(DORA, { balanceMinor: minor(70), pointsHundredths: minor(30) });
  const sum = 2n ** 60n + BigInt(BALANCE_MAX) - 70n;
  for (const [account, balance] of [
    ['players', 2n ** 60n + BigInt(BALANCE_MAX)],
    ['debts', minor(-70)],
    ['house', -sum],
    ['points:debts', minor(-30)],
    ['points:issued', minor(30)],
  ] as const) {
    states.ledger.put(account, balance as ExactSum);
  }
  move(shards);
  t.equal(shards.to.balanceOf(CARL), BALANCE_MAX);
  t.equal(shards.to.states.surpluses.get(CARL)?.balanceMinor, beyond);
  t.same(shards.to.states.debts.get(DORA), { balanceMinor: 70, pointsHundredths: 30 });
  t.equal(shards.from.states.surpluses.get(CARL), undefined);
  t.equal(shards.from.states.debts.get(DORA), undefined);
  t.equal(shards.from.states.ledger.get('transit:1'), sum);
  t.equal(shards.to.states.ledger.get('transit:0'), -sum);
  t.same(shards.from.states.ledger.get('points:transit:1'), -30);
  t.equal(shards.to.states.ledger.get('points:debts'), -30);
  t.end();
});

test('moved: nobody arrives where they have lived, and no payment twice', (t) => {
  const shards = grown(...settlerWith(CARL, 500));
  const [, posted] = move(shards);
  t.match(posted, { type: 'MailPosted' });
  const message = posted?.type === 'MailPosted' ? posted.message : undefined;
  assert(message?.message === 'MovePlayers', 'players move by mail');
  const { message: _, ...arrived } = message;
  const again = { type: 'PlayersMovedIn', from: 0, ...arrived, atMs: 1 } as const;
  t.throws(() => shards.to.and(again), AssertionError);
  t.throws(() => shards.to.and({ ...again, payments: [] }), AssertionError);
  t.end();
});

test('moved: whoever has withdrawn points can look it up at home', (t) => {
  const credit = { type: 'PointsCredited', player: CARL, order: '18', from: 0, atMs: 1 } as const;
  const key = { number: 1, entryId: 'k.p', fingerprint: 1, order: '26' };
  const sumHundredths = pointsHundredths(40);
  const withdrawn = {
    type: 'PointsWithdrawn',
    player: CARL,
    ...key,
    sumHundredths,
    atMs: 2,
  } as const;
  const amountHundredths = pointsHundredths(100);
  const shards = grown(settler(CARL), { ...credit, amountHundredths }, withdrawn);
  move(shards);
  const { states } = shards.to;
  t.same(states.pointsAccounts.get(CARL), { withdrawnHundredths: 40, withdrawalCount: 1 });
  t.same(states.withdrawals.get({ player: CARL, number: 1 }), {
    order: '26',
    sumHundredths: 40,
    atMs: 2,
  });
  t.equal(states.accounts.get(CARL)?.pointsHundredths, 60);
  t.match(states.formerHomes.get(CARL), { homes: [{ shard: 0 }] });
  t.end();
});
