/** The sealed tickets of a draw: one for its owner, all of them for the public file. */
import type { ShardSeal } from '../../actors/coordinator/coordinator.ts';
import type { NumbersOnTicket } from '../../actors/games/family.ts';
import type { TicketWords } from '../../actors/games/ticket-columns.ts';
import type { SealedDraw } from '../fairness/column-leaves.ts';

/** What is known of a draw's tickets as a whole, once every shard has sealed its own. */
export interface DrawSeals {
  readonly opensAtMs: number;
  readonly numbersOnTicket: NumbersOnTicket;
  /** Some ticket is several combinations (fairness/sealed-file.ts). */
  readonly isUneven: boolean;
  /** Some ticket was given back. */
  readonly hasReturned: boolean;
  /** By shard. */
  readonly seals: readonly ShardSeal[];
}

/** Tickets of one shard from an ordinal on: one or more, but at most one chunk. */
export interface SealedTickets {
  readonly sealed: SealedDraw;
  readonly words: TicketWords;
  /** The ordinals of those that were given back. */
  readonly returned: readonly number[];
}

export interface TicketReceipt {
  readonly ticketId: string;
  readonly playerId: string;
  /** For the ticket's owner only: it shows that the public leaf is theirs. */
  readonly ticketKeyHex: string;
  readonly drawId: string;
  readonly numbers: readonly number[];
  readonly acceptedAtMs: number;
  /** The journal record that holds the sale, and the hash that chains it. */
  readonly journal: { readonly shard: number; readonly sequence: number; readonly hashHex: string };
  /** Null until the draw is sealed. */
  readonly inclusion: {
    readonly index: number;
    readonly count: number;
    readonly pathHex: readonly string[];
  } | null;
  /** Its holder gave the ticket back. */
  readonly isReturned: boolean;
}
