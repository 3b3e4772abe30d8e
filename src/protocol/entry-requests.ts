/** What a gateway asks of the lines of a wallet, and what a shard tells of each. */
import type { LedgerEntryKind } from '../../actors/wallet/ledger-entry.ts';
import type { EntryPlace } from '../kernel/entry-place.ts';
import type { FixtureNo, NO_FIXTURE } from '../kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../kernel/ids.ts';
import type { Minor } from '../kernel/money.ts';
import type { Continued } from './shard-requests.ts';

export interface ListEntries {
  readonly player: PlayerKey;
  readonly limit: number;
  /** The last entry of the previous page. */
  readonly after: EntryPlace | null;
}

/** What an entry is about, as far as its record tells. `shard`: which sold, or took it. */
export type EntrySubject =
  | {
      readonly of: 'tickets';
      readonly draw: DrawNo;
      readonly shard: number;
      readonly firstOrdinal: number;
      readonly ticketCount: number;
    }
  | {
      readonly of: 'bets';
      readonly fixture: FixtureNo | typeof NO_FIXTURE;
      readonly shard: number;
      readonly firstOrdinal: number;
      readonly betCount: number;
    }
  | { readonly of: 'payment'; readonly number: number }
  | { readonly of: 'standingTicket'; readonly number: number }
  /** Its id says it. */
  | { readonly of: 'raffle' };

export interface EntryView {
  readonly entryId: string;
  readonly kind: LedgerEntryKind;
  readonly amountMinor: Minor;
  readonly balanceMinor: Minor;
  readonly atMs: number;
  readonly subject: EntrySubject;
}

export interface EntryPage extends Continued {
  readonly entries: readonly EntryView[];
  readonly next: EntryPlace | null;
}
