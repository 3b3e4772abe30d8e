/** Deposits and withdrawals: requested by the player, settled by the provider's answer. */
import { PAYMENT_NUMBER_MAX, type PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import { betRefusal, staffRefusal } from '../player/decide-identity.ts';
import type { Account } from './account.ts';
import {
  clientEntryId,
  type EntryIn,
  isOfKind,
  type LedgerEntry,
  type LedgerEntryKind,
} from './ledger-entry.ts';
import { PAYMENT_MINOR_MAX, type Payment, type PaymentKind } from './payment.ts';
import { BALANCE_MAX } from './surplus.ts';
import type { PaymentDeferred, WalletEvent } from './wallet-events.ts';

/** The first pause before a provider is asked again; pauses double up to the last. */
const ASK_PAUSE_FIRST_MS = 1_000;
export const ASK_PAUSE_LAST_MS = 60_000;

export interface RequestPayment {
  readonly player: PlayerKey;
  readonly kind: PaymentKind;
  readonly amountMinor: number;
  readonly method: string;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
}

export interface SettlePayment {
  readonly player: PlayerKey;
  readonly number: number;
  readonly outcome: 'completed' | 'declined' | 'pending';
}

/**
 * Tells a repeat of the operation that `earlier` records from another operation under the same key.
 * The kind counts besides the fingerprint, for which a client can make a collision.
 */
export function repeatOrReuse<Kind extends LedgerEntryKind>(
  earlier: LedgerEntry,
  { kind, fingerprint }: { readonly kind: Kind; readonly fingerprint: number },
): { readonly kind: 'repeat'; readonly earlier: EntryIn<Kind> } | Rejected {
  const isSame = isOfKind(earlier, kind) && earlier.fingerprint === fingerprint;
  return isSame ? { kind: 'repeat', earlier } : reject('idempotencyKeyReused');
}

/**
 * Paying in has the same conditions as a bet. Paying out needs nothing but the money: a player who
 * has won it, perhaps in a raffle of another service, may take it along.
 */
export function decideRequestPayment(
  account: Account | undefined,
  command: RequestPayment,
  stamp: Stamp,
): Decision<WalletEvent> {
  if (account === undefined) return reject('playerNotFound');
  const barred = command.kind === 'deposit' ? betRefusal(account) : staffRefusal(account);
  if (barred !== undefined) return barred;
  const { amountMinor } = command;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return reject('amountInvalid');
  if (amountMinor > PAYMENT_MINOR_MAX) {
    return reject('amountTooLarge', { amountMinorMax: PAYMENT_MINOR_MAX });
  }
  if (command.kind === 'withdrawal' && amountMinor > account.balanceMinor) {
    return reject('balanceTooLow', { balanceMinor: account.balanceMinor });
  }
  if (command.kind === 'deposit' && amountMinor > BALANCE_MAX - account.balanceMinor) {
    return reject('walletFull', { amountMinorMax: BALANCE_MAX - account.balanceMinor });
  }
  if (account.paymentCount >= PAYMENT_NUMBER_MAX) {
    return reject('numbersUsedUp', { of: 'payments' });
  }
  const requested = {
    player: command.player,
    number: account.paymentCount + 1,
    entryId: clientEntryId(command.idempotencyKey),
    fingerprint: command.fingerprint,
    amountMinor: minor(amountMinor),
    method: command.method,
    atMs: stamp.nowMs,
  };
  const type = command.kind === 'deposit' ? 'DepositRequested' : 'WithdrawalRequested';
  return accept([{ type, ...requested }]);
}

/** A final payment never changes: a second, equal answer is no event, any other is refused. */
export function decideSettlePayment(
  payment: Payment | undefined,
  command: SettlePayment,
  stamp: Stamp,
): Decision<WalletEvent> {
  if (payment === undefined) return reject('paymentNotFound');
  const { player, number, outcome } = command;
  if (payment.state !== 'pending') {
    const agrees = outcome === payment.state || outcome === 'pending';
    return agrees ? accept([]) : reject('paymentAlreadySettled', { state: payment.state });
  }
  if (outcome === 'pending') return accept([deferred(payment, stamp)]);
  const type = outcome === 'completed' ? 'PaymentCompleted' : 'PaymentDeclined';
  return accept([{ type, player, number, atMs: stamp.nowMs }]);
}

function deferred(payment: Payment, { nowMs }: Stamp): PaymentDeferred {
  const { player, number } = payment;
  const waitedMs = Math.max(ASK_PAUSE_FIRST_MS, nowMs - payment.requestedAtMs);
  const askAtMs = nowMs + Math.min(waitedMs, ASK_PAUSE_LAST_MS);
  return { type: 'PaymentDeferred', player, number, askAtMs };
}
