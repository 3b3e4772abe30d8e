/** What a shard is asked to do, and what leaves it: the boundary between loop and thread. */
import type { ShardEvent } from '../../actors/events.ts';
import type { MailMessage } from '../../actors/mail/mail.ts';
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import type { PlayerKey } from '../kernel/ids.ts';
import type { ShardNotice } from '../protocol/shard-notices.ts';
import type { RequestOf, ShardAnswer, ShardOperation } from '../protocol/shard-requests.ts';
import type { DrawErrandDone } from './handlers/draw-errands.ts';
import type { Errand } from './handlers/duty-handler.ts';
import type { ArrivedMail } from './handlers/mail-handler.ts';

export type Work =
  | RequestWork
  | ({ readonly kind: 'mail' } & ArrivedMail)
  | { readonly kind: 'mailConfirmed'; readonly from: number; readonly number: number }
  | { readonly kind: 'resend'; readonly to: number | undefined }
  /** Clients' keys are kept for so long from now on, if they were not yet. */
  | { readonly kind: 'keepKeys'; readonly termMs: number }
  /** So many shards there are: recorded first of all, if the journal does not know it yet. */
  | { readonly kind: 'addShards'; readonly shardCount: number }
  | { readonly kind: 'wake'; readonly actor: string }
  | ErrandDone;

export interface RequestWork {
  readonly kind: 'request';
  readonly op: ShardOperation;
  readonly request: RequestOf<ShardOperation>;
  readonly replyTo: ReplyTo;
}

/** Where an answer goes: a gateway (or the main thread) and its number for the question. */
export interface ReplyTo {
  readonly peer: number;
  readonly correlation: number;
}

export interface AddressedAnswer extends ReplyTo {
  readonly op: ShardOperation;
  readonly answer: ShardAnswer<unknown>;
}

export type ErrandDone =
  | DrawErrandDone
  | {
      readonly kind: 'providerAnswered';
      readonly player: PlayerKey;
      readonly number: number;
      readonly outcome: 'completed' | 'declined' | 'pending';
    }
  | {
      readonly kind: 'accrualAnswered';
      readonly player: PlayerKey;
      readonly ordinal: number;
      /** Null: the accrual system knows nothing yet, or could not be asked. */
      readonly found: AccrualFinding | null;
    };

export interface Letter {
  readonly to: number;
  readonly number: number;
  readonly message: MailMessage;
}

/** How a shard reaches the others. All calls return at once and never throw. */
export interface ShardPorts {
  /** Answers that became true together, in the order of the journal. */
  answer(answers: readonly AddressedAnswer[]): void;
  /** Mail to other shards; it may be lost or repeated, which the shards sort out. */
  post(letters: readonly Letter[]): void;
  /** Everything from `to` up to `number` has been taken durably. */
  confirm(to: number, number: number): void;
  /** What has become true about what a gateway watches, in the order of the journal. */
  notify(peer: number, notices: readonly ShardNotice[]): void;
}

/** Does what must not be done on the shard's thread. Rejects when it should be tried again. */
export type ErrandRunner = (errand: Errand) => Promise<ErrandDone>;

/** The facts of each durable batch, for the metrics. */
export interface BatchFacts {
  readonly commandCount: number;
  readonly events: readonly ShardEvent[];
  readonly flushMs: number;
  readonly answers: readonly AddressedAnswer[];
}
