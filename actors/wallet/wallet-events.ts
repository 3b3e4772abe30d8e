import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  paymentCompletedMessages,
  paymentDeclinedMessages,
  withdrawalMessage,
} from '../outbox/money-messages.ts';
import {
  evolveDepositRequested,
  evolvePaymentCompleted,
  evolvePaymentDeclined,
  evolvePaymentDeferred,
  evolveWithdrawalRequested,
} from './evolve-wallet.ts';
import { evolveKeyTermChanged, type KeyTermChanged } from './key-term.ts';

export interface DepositRequested {
  readonly type: 'DepositRequested';
  readonly player: PlayerKey;
  readonly number: number;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly amountMinor: Minor;
  readonly method: string;
  readonly atMs: number;
}

/** The player is debited at once; if the provider refuses, they get it back. */
export interface WithdrawalRequested {
  readonly type: 'WithdrawalRequested';
  readonly player: PlayerKey;
  readonly number: number;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly amountMinor: Minor;
  readonly method: string;
  readonly atMs: number;
}

export interface PaymentCompleted {
  readonly type: 'PaymentCompleted';
  readonly player: PlayerKey;
  readonly number: number;
  readonly atMs: number;
}

export interface PaymentDeclined {
  readonly type: 'PaymentDeclined';
  readonly player: PlayerKey;
  readonly number: number;
  readonly atMs: number;
}

/** The provider was asked and had no final answer yet; it is asked again at `askAtMs`. */
export interface PaymentDeferred {
  readonly type: 'PaymentDeferred';
  readonly player: PlayerKey;
  readonly number: number;
  readonly askAtMs: number;
}

export const WALLET_EVENTS = [
  declareEvent<DepositRequested>()(
    'DepositRequested',
    20,
    ['player', 'number', 'entryId', 'fingerprint', 'amountMinor', 'method', 'atMs'],
    { evolve: evolveDepositRequested },
  ),
  declareEvent<WithdrawalRequested>()(
    'WithdrawalRequested',
    21,
    ['player', 'number', 'entryId', 'fingerprint', 'amountMinor', 'method', 'atMs'],
    { evolve: evolveWithdrawalRequested, tell: (_, event) => [withdrawalMessage(event)] },
  ),
  declareEvent<PaymentCompleted>()('PaymentCompleted', 22, ['player', 'number', 'atMs'], {
    evolve: evolvePaymentCompleted,
    tell: paymentCompletedMessages,
  }),
  declareEvent<PaymentDeclined>()('PaymentDeclined', 23, ['player', 'number', 'atMs'], {
    evolve: evolvePaymentDeclined,
    tell: paymentDeclinedMessages,
  }),
  declareEvent<PaymentDeferred>()('PaymentDeferred', 24, ['player', 'number', 'askAtMs'], {
    evolve: evolvePaymentDeferred,
  }),
  declareEvent<KeyTermChanged>()('KeyTermChanged', 25, ['termMs', 'atMs'], {
    evolve: evolveKeyTermChanged,
  }),
] as const;

export type WalletEvent = Declared<typeof WALLET_EVENTS>;
