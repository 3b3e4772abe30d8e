import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  standingEndedMessages,
  standingEnteredMessages,
  standingMadeMessages,
} from '../outbox/standing-messages.ts';
import {
  evolveStandingTicketEnded,
  evolveStandingTicketEntered,
  evolveStandingTicketMade,
  evolveStandingWalkEnded,
  evolveStandingWalkMoved,
} from './evolve-standing.ts';
import type { EndReason, StandingKind } from './standing-ticket.ts';

/** A prepaid one is made in the commit of the purchase that pays for it, and takes its money. */
export interface StandingTicketMade {
  readonly type: 'StandingTicketMade';
  readonly player: PlayerKey;
  readonly number: number;
  readonly kind: StandingKind;
  readonly seriesId: string;
  readonly gameId: string;
  readonly rulesMark: number;
  readonly priceMinor: Minor;
  readonly words: readonly number[];
  readonly pickCount: number;
  readonly printer: number;
  readonly stakeMinor: Minor;
  readonly earnsHundredths: number;
  readonly drawsLeft: number | null;
  readonly lastDraw: DrawNo | 0;
  /** The purchase that paid for it, by its first ticket; null for a recurring one. */
  readonly soldInDraw: DrawNo | null;
  readonly soldOrdinal: number | null;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly atMs: number;
}

/** Stands before the purchase that it leads to, in the same commit. */
export interface StandingTicketEntered {
  readonly type: 'StandingTicketEntered';
  readonly player: PlayerKey;
  readonly number: number;
  readonly draw: DrawNo;
  /** Out of what was prepaid, for that purchase; 0 for a recurring one. */
  readonly paidMinor: Minor;
  readonly atMs: number;
}

export interface StandingTicketEnded {
  readonly type: 'StandingTicketEnded';
  readonly player: PlayerKey;
  readonly number: number;
  readonly seriesId: string;
  readonly reason: EndReason;
  /** What was prepaid and is left goes back to the player. */
  readonly refundMinor: Minor;
  readonly atMs: number;
}

/** A step of the walk: everything up to this one has been looked at. */
export interface StandingWalkMoved {
  readonly type: 'StandingWalkMoved';
  readonly draw: DrawNo;
  readonly player: PlayerKey;
  readonly number: number;
  /** In all of the walk so far. */
  readonly enteredCount: number;
}

export interface StandingWalkEnded {
  readonly type: 'StandingWalkEnded';
  readonly draw: DrawNo;
  /** False: the draw closed before all had been looked at. */
  readonly isWhole: boolean;
  readonly atMs: number;
}

export const STANDING_EVENTS = [
  declareEvent<StandingTicketMade>()(
    'StandingTicketMade',
    280,
    [
      'player',
      'number',
      'kind',
      'seriesId',
      'gameId',
      'rulesMark',
      'priceMinor',
      'words',
      'pickCount',
      'printer',
      'stakeMinor',
      'earnsHundredths',
      'drawsLeft',
      'lastDraw',
      'soldInDraw',
      'soldOrdinal',
      'entryId',
      'fingerprint',
      'atMs',
    ],
    { evolve: evolveStandingTicketMade, tell: standingMadeMessages },
  ),
  declareEvent<StandingTicketEntered>()(
    'StandingTicketEntered',
    281,
    ['player', 'number', 'draw', 'paidMinor', 'atMs'],
    { evolve: evolveStandingTicketEntered, tell: standingEnteredMessages },
  ),
  declareEvent<StandingTicketEnded>()(
    'StandingTicketEnded',
    282,
    ['player', 'number', 'seriesId', 'reason', 'refundMinor', 'atMs'],
    { evolve: evolveStandingTicketEnded, tell: standingEndedMessages },
  ),
  declareEvent<StandingWalkMoved>()(
    'StandingWalkMoved',
    283,
    ['draw', 'player', 'number', 'enteredCount'],
    { evolve: evolveStandingWalkMoved },
  ),
  declareEvent<StandingWalkEnded>()('StandingWalkEnded', 284, ['draw', 'isWhole', 'atMs'], {
    evolve: evolveStandingWalkEnded,
  }),
] as const;

export type StandingEvent = Declared<typeof STANDING_EVENTS>;
