import { assert } from '../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import { minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { payPlayer } from './debt.ts';
import { debitPlayer, LEDGER_ACCOUNTS, transfer } from './ledger.ts';
import { appendEntry, depositEntryId, returnEntryId } from './ledger-entry.ts';
import { FIRST_ASK_AFTER_MS, type Payment } from './payment.ts';
import type {
  DepositRequested,
  PaymentCompleted,
  PaymentDeclined,
  PaymentDeferred,
  WithdrawalRequested,
} from './wallet-events.ts';

/** The request is recorded under its key, outside the chain: no money has moved yet. */
export function evolveDepositRequested(states: States, event: DepositRequested): void {
  const account = openPayment(states, event, 'deposit');
  states.entries.append({
    player: event.player,
    entryId: event.entryId,
    kind: 'depositRequested',
    atMs: event.atMs,
    amountMinor: ZERO_MINOR,
    balanceMinor: account.balanceMinor,
    fingerprint: event.fingerprint,
    paymentNumber: event.number,
    previous: NO_ENTRY,
    covered: NO_ENTRY,
  });
}

export function evolveWithdrawalRequested(states: States, event: WithdrawalRequested): void {
  openPayment(states, event, 'withdrawal');
  const { player, amountMinor } = event;
  const account = debitPlayer(states, { player, to: LEDGER_ACCOUNTS.withdrawals, amountMinor });
  appendEntry(states, account, {
    entryId: event.entryId,
    kind: 'withdrawal',
    atMs: event.atMs,
    amountMinor: minor(-amountMinor),
    fingerprint: event.fingerprint,
    paymentNumber: event.number,
  });
}

export function evolvePaymentCompleted(states: States, event: PaymentCompleted): void {
  const payment = settle(states, event, 'completed');
  const { player, amountMinor } = payment;
  if (payment.kind === 'withdrawal') {
    const { withdrawals, clearing } = LEDGER_ACCOUNTS;
    transfer(states.ledger, { from: withdrawals, to: clearing, amountMinor });
    return;
  }
  const entry = {
    entryId: depositEntryId(event.number),
    kind: 'deposit',
    atMs: event.atMs,
    amountMinor,
    fingerprint: 0,
    paymentNumber: event.number,
  } as const;
  payPlayer(states, { player, from: LEDGER_ACCOUNTS.clearing, entry });
}

export function evolvePaymentDeclined(states: States, event: PaymentDeclined): void {
  const payment = settle(states, event, 'declined');
  if (payment.kind === 'deposit') return;
  const { player, amountMinor } = payment;
  const entry = {
    entryId: returnEntryId(event.number),
    kind: 'withdrawalReturned',
    atMs: event.atMs,
    amountMinor,
    fingerprint: 0,
    paymentNumber: event.number,
  } as const;
  payPlayer(states, { player, from: LEDGER_ACCOUNTS.withdrawals, entry });
}

export function evolvePaymentDeferred(states: States, event: PaymentDeferred): void {
  const payment = pendingPayment(states, event);
  payment.askAtMs = event.askAtMs;
  payment.deferredCount += 1;
  states.payments.put({ player: event.player, number: event.number }, payment);
}

function openPayment(
  states: States,
  event: DepositRequested | WithdrawalRequested,
  kind: Payment['kind'],
): { balanceMinor: Payment['amountMinor'] } {
  const { player, number, amountMinor, method, atMs } = event;
  const account = states.accounts.get(player);
  assert(account !== undefined, 'a payment has no account');
  assert(number === account.paymentCount + 1, 'the numbers of payments have a gap');
  account.paymentCount = number;
  states.accounts.put(player, account);
  states.payments.put(
    { player, number },
    {
      player,
      number,
      kind,
      amountMinor,
      method,
      requestedAtMs: atMs,
      state: 'pending',
      settledAtMs: null,
      askAtMs: atMs + FIRST_ASK_AFTER_MS,
      deferredCount: 0,
    },
  );
  return account;
}

function settle(
  states: States,
  event: PaymentCompleted | PaymentDeclined,
  state: 'completed' | 'declined',
): Payment {
  const payment = pendingPayment(states, event);
  payment.state = state;
  payment.settledAtMs = event.atMs;
  states.payments.put({ player: event.player, number: event.number }, payment);
  return payment;
}

function pendingPayment(
  states: States,
  { player, number }: { player: Payment['player']; number: number },
): Payment {
  const payment = states.payments.get({ player, number });
  assert(payment !== undefined, 'a payment was settled that was never requested');
  assert(payment.state === 'pending', 'a payment was settled twice');
  return payment;
}
