import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { decideMoveOut, isOpen, MOVED_PER_STEP } from '../../../actors/home/decide-move.ts';
import { atNumber } from '../../../actors/home/home.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  CARL,
  DORA,
  grown,
  mailIn,
  move,
  SLOT,
  settler,
  settlerWith,
} from '../../support/samples/home-events.ts';

function requested(number: number): ShardEvent {
  const request = { entryId: `k.${number}`, fingerprint: 1, method: 'sandbox:pending' };
  const amountMinor = minor(1);
  return { type: 'DepositRequested', player: CARL, number, ...request, amountMinor, atMs: 1 };
}

test('move: a step takes the players of a slot, in the order of their numbers', (t) => {
  const { from } = grown(...settlerWith(CARL, 500), settler(DORA));
  const { events } = decideMoveOut(from.states, stampAt(9));
  t.match(events, [
    { type: 'PlayersMovedOut', to: 1, players: [CARL, DORA], slot: SLOT, next: null, atMs: 9 },
    { type: 'MailPosted', to: 1, message: { slot: { slot: SLOT, playerCount: 2 } } },
  ]);
  from.and(...events);
  t.same(decideMoveOut(from.states, stampAt(9)).events, [], 'and nobody twice');
  t.end();
});

test('move: nobody leaves a shard that has not grown', (t) => {
  t.same(decideMoveOut(given(settler(CARL)).states, stampAt(9)).events, []);
  t.end();
});

test('move: whoever never did anything has no former home', (t) => {
  const { from } = grown(...settlerWith(CARL, 500), settler(DORA));
  const [mail] = mailIn(decideMoveOut(from.states, stampAt(9)).events);
  t.match(mail, {
    movers: [
      { balanceMinor: 500, betBarriers: 8, formerHomes: [{ shard: 0, movedAtMs: 9 }] },
      { balanceMinor: 0, betBarriers: 0, formerHomes: [] },
    ],
  });
  t.end();
});

test('move: what is settled goes ahead in steps, what is open with its player', (t) => {
  const count = MOVED_PER_STEP + 2;
  const open = Array.from({ length: count - 1 }, (_, at) => requested(at + 2));
  const declined = [3, 4].map((number): ShardEvent => {
    return { type: 'PaymentDeclined', player: CARL, number, atMs: 2 };
  });
  const shards = grown(...settlerWith(CARL, 500), ...open, ...declined);
  const [first] = move(shards);
  t.match(first, { players: [], openPayments: [], next: { number: 0, withdrawalNumber: 1 } });
  t.equal(shards.to.states.accounts.get(CARL), undefined);
  t.match(shards.to.states.payments.get({ player: CARL, number: 3 }), { state: 'declined' });
  t.equal(shards.to.states.payments.get({ player: CARL, number: 5 }), undefined);
  // It is settled meanwhile, and leaves as what it is then.
  shards.from.and({ type: 'PaymentCompleted', player: CARL, number: 5, atMs: 3 });
  const [second] = move(shards);
  t.match(second, { players: [CARL], next: null });
  t.match(shards.to.states.accounts.get(CARL), { balanceMinor: 501, paymentCount: count });
  for (const [number, state] of [
    [2, 'pending'],
    [5, 'completed'],
    [count, 'pending'],
  ] as const) {
    t.match(shards.to.states.payments.get({ player: CARL, number }), { state });
  }
  t.equal(shards.from.states.payments.get({ player: CARL, number: 2 }), undefined);
  t.match(shards.from.states.payments.get({ player: CARL, number: 5 }), { state: 'completed' });
  t.end();
});

test('move: long numbers of orders count as more', (t) => {
  const order = '0'.repeat(128 * MOVED_PER_STEP);
  const withdrawn = (number: number): ShardEvent => {
    const key = { entryId: `k.w${number}`, fingerprint: 1 };
    const sumHundredths = pointsHundredths(1);
    return { type: 'PointsWithdrawn', player: CARL, number, ...key, order, sumHundredths, atMs: 1 };
  };
  const credit = { type: 'PointsCredited', player: CARL, order: '18', from: 0, atMs: 1 } as const;
  const points = { ...credit, amountHundredths: pointsHundredths(9) };
  const shards = grown(settler(CARL), points, withdrawn(1), withdrawn(2));
  t.match(move(shards)[0], { players: [], next: { withdrawalNumber: 2 } });
  t.match(move(shards)[0], { players: [], next: { withdrawalNumber: 3 } });
  t.match(move(shards)[0], { players: [CARL], next: null });
  t.match(shards.to.states.withdrawals.get({ player: CARL, number: 2 }), { order });
  t.end();
});

test('move: sessions count, too', (t) => {
  const players = Array.from(
    { length: MOVED_PER_STEP },
    (_, number) => (CARL + number) as typeof CARL,
  );
  const shards = grown(...players.map(settler));
  t.match(move(shards)[0], { next: null });
  const session = { familyId: 'f', refreshHash: 'r', expiresAtMs: 9, atMs: 1 };
  const started: ShardEvent = { type: 'SessionStarted', player: CARL, ...session };
  const slower = grown(...players.map(settler), started);
  t.match(move(slower)[0], { next: atNumber(SLOT, MOVED_PER_STEP - 1) });
  t.match(move(slower)[0], { next: null });
  t.ok(isOpen({ state: 'pending' }));
  t.notOk(isOpen({ state: 'declined' }));
  t.end();
});
