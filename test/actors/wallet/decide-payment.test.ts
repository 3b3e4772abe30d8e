import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import {
  decideRequestPayment,
  decideSettlePayment,
  type RequestPayment,
  repeatOrReuse,
  type SettlePayment,
} from '../../../actors/wallet/decide-payment.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { PAYMENT_MINOR_MAX } from '../../../actors/wallet/payment.ts';
import { must } from '../../../src/kernel/assert.ts';
import { entryPlace } from '../../../src/kernel/entry-place.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered, withMoney } from '../../support/samples/actor-events.ts';

function request(changes: Partial<RequestPayment>, nowMs = 5_000) {
  const command: RequestPayment = {
    player: ADA,
    kind: 'deposit',
    amountMinor: 400,
    method: 'sandbox:success',
    idempotencyKey: 'mine',
    fingerprint: 9,
    ...changes,
  };
  return ({ accounts }: States) =>
    decideRequestPayment(accounts.get(command.player), command, stampAt(nowMs));
}

function settle(number: number, outcome: SettlePayment['outcome'], nowMs = 6_000) {
  return ({ payments }: States) =>
    decideSettlePayment(
      payments.get({ player: ADA, number }),
      { player: ADA, number, outcome },
      stampAt(nowMs),
    );
}

test('payment: a deposit moves money when the provider has it, not before', (t) => {
  const stage = given(registered(ADA))
    .when(request({}))
    .thenEvents(t, { type: 'DepositRequested', number: 1, entryId: 'k.mine', atMs: 5_000 });
  t.equal(stage.balanceOf(ADA), 0);
  t.same(stage.ledger(), {});
  stage.when(settle(1, 'completed')).thenEvents(t, { type: 'PaymentCompleted', atMs: 6_000 });
  t.equal(stage.balanceOf(ADA), 400);
  t.same(stage.ledger(), { players: 400, clearing: -400 });
  t.end();
});

test('payment: a declined deposit moves nothing', (t) => {
  const stage = given(registered(ADA)).when(request({})).thenEvents(t, {});
  stage.when(settle(1, 'declined')).thenEvents(t, { type: 'PaymentDeclined' });
  t.equal(stage.balanceOf(ADA), 0);
  t.same(stage.ledger(), {});
  t.end();
});

test('payment: a withdrawal is taken at once, and leaves when the provider has paid', (t) => {
  const stage = given(...withMoney(ADA, 1_000))
    .when(request({ kind: 'withdrawal' }))
    .thenEvents(t, { type: 'WithdrawalRequested', number: 2 });
  // 1,000 - 400 = 600.
  t.equal(stage.balanceOf(ADA), 600);
  t.same(stage.ledger(), { players: 600, clearing: -1_000, withdrawals: 400 });
  stage.when(settle(2, 'completed')).thenEvents(t, { type: 'PaymentCompleted' });
  t.equal(stage.balanceOf(ADA), 600);
  t.same(stage.ledger(), { players: 600, clearing: -600 });
  t.end();
});

test('payment: a declined withdrawal comes back', (t) => {
  const stage = given(...withMoney(ADA, 1_000))
    .when(request({ kind: 'withdrawal' }))
    .thenEvents(t, {});
  stage.when(settle(2, 'declined')).thenEvents(t, { type: 'PaymentDeclined' });
  t.equal(stage.balanceOf(ADA), 1_000);
  t.same(stage.ledger(), { players: 1_000, clearing: -1_000 });
  t.match(stage.states.entries.get({ player: ADA, entryId: 'return.2' }), {
    kind: 'withdrawalReturned',
    amountMinor: 400,
    balanceMinor: 1_000,
    previous: entryPlace(1, 2),
  });
  t.end();
});

test('payment: of several reasons the documented first is given', (t) => {
  const stage = given(...withMoney(ADA, 100));
  const wrong = { kind: 'withdrawal', amountMinor: 0.5 } as const;
  stage.when(request({ ...wrong, player: BOB })).thenRejected(t, 'playerNotFound');
  for (const amountMinor of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    stage.when(request({ ...wrong, amountMinor })).thenRejected(t, 'amountInvalid');
  }
  const tooMuch = { amountMinor: PAYMENT_MINOR_MAX + 1 };
  const most = { amountMinorMax: PAYMENT_MINOR_MAX };
  stage.when(request({ ...wrong, ...tooMuch })).thenRejected(t, 'amountTooLarge', most);
  stage
    .when(request({ ...wrong, amountMinor: 101 }))
    .thenRejected(t, 'balanceTooLow', { balanceMinor: 100 });
  stage.when(request({ ...wrong, amountMinor: 100 })).thenEvents(t, { amountMinor: 100 });
  given(registered(ADA))
    .when(request({ amountMinor: PAYMENT_MINOR_MAX }))
    .thenEvents(t, {});
  t.end();
});

test('payment: a final answer stands; equal ones are no event, others are refused', (t) => {
  for (const [final, other] of [
    ['completed', 'declined'],
    ['declined', 'completed'],
  ] as const) {
    const stage = given(registered(ADA)).when(request({})).thenEvents(t, {});
    stage.when(settle(1, final)).thenEvents(t, {});
    stage.when(settle(1, final)).thenEvents(t);
    stage.when(settle(1, 'pending')).thenEvents(t);
    stage.when(settle(1, other)).thenRejected(t, 'paymentAlreadySettled', { state: final });
  }
  given(registered(ADA)).when(settle(1, 'completed')).thenRejected(t, 'paymentNotFound');
  t.end();
});

test('payment: a provider without an answer is asked again, after longer pauses', (t) => {
  const stage = given(registered(ADA)).when(request({}, 5_000)).thenEvents(t, {});
  for (const [nowMs, askAtMs] of [
    [5_000, 6_000], // The first pause is a second.
    [6_000, 7_000], // It has waited for one second: as long again.
    [7_000, 9_000],
    [9_000, 13_000],
    [65_000, 125_000], // From here on a minute.
    [500_000, 560_000],
  ] as const) {
    stage.when(settle(1, 'pending', nowMs)).thenEvents(t, { type: 'PaymentDeferred', askAtMs });
    t.equal(stage.states.payments.get({ player: ADA, number: 1 })?.askAtMs, askAtMs);
  }
  stage.when(settle(1, 'completed')).thenEvents(t, {});
  t.equal(stage.balanceOf(ADA), 400);
  t.end();
});

test('payment: a repeat is the same kind of operation with the same content', (t) => {
  const { states } = given(registered(ADA)).when(request({})).thenEvents(t, {});
  const key = { player: ADA, entryId: clientEntryId('mine') };
  const earlier = must(states.entries.get(key), 'the request is recorded');
  const kind = 'depositRequested';
  t.match(repeatOrReuse(earlier, { kind, fingerprint: 9 }), { kind: 'repeat' });
  for (const other of [
    { kind, fingerprint: 10 },
    { kind: 'purchase', fingerprint: 9 },
    { kind: 'withdrawal', fingerprint: 9 },
  ] as const) {
    t.match(repeatOrReuse(earlier, other), { kind: 'rejected', code: 'idempotencyKeyReused' });
  }
  t.end();
});
