/**
 * The outbox: what other services are told about this shard, in the order of its journal.
 *
 * The journal itself is the outbox. A record is written in the same commit as the facts that it
 * holds and is never lost, so a message is not stored a second time: it is derived from the
 * record's events when it is published (`messages-of-event.ts`). Besides the journal, only how far
 * the relay has got is kept.
 */
import type { LedgerEntryKey, States } from '../states.ts';
import type { LedgerEntry } from '../wallet/ledger-entry.ts';

/** The entries of the record in which an event stands: those that it has led to are among them. */
export interface EntriesOfRecord {
  get(key: LedgerEntryKey): LedgerEntry | undefined;
}

/** Where the facts besides an event are read. */
export type OutboxStates = { readonly entries: EntriesOfRecord } & Pick<
  States,
  | 'identity'
  | 'instances'
  | 'coordinators'
  | 'payments'
  | 'heldAwards'
  | 'raffles'
  | 'pointsPurchases'
>;

/** A message as other services receive it. The relay adds its id and the headers. */
export interface OutboxMessage {
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The messages of one event by their places, which are parts of their ids. A place may be empty: an
 * event about thousands has one for each message that it might lead to.
 */
export type Telling = Pick<readonly (OutboxMessage | undefined)[], 'length' | 'at'>;

/** Version of the bodies that we define ourselves: fields are added, never renamed. */
export const MESSAGE_VERSION = 1;

export const OUTBOX_CURSOR_KEY = 0;

export interface OutboxCursor {
  /** Every message of the records up to this one has been acknowledged. */
  readonly sequence: number;
  /** How often an operator has sent the relay back: reports from before that are void. */
  readonly replayCount: number;
}

export const REPLAY_REASON_CHARS_MAX = 500;

/** An instant as the bodies write it. */
export function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}
