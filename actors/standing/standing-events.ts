import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  standingEndedMessages,
  standingEnteredTelling,
  standingMadeMessages,
} from '../outbox/standing-messages.ts';
import { evolveStandingTicketsEntered } from './evolve-entries.ts';
import {
  evolveStandingTicketEnded,
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

/**
 * A stretch of a walk, in columns: each of these standing tickets has bought its picks, in this
 * order (`entriesOf`). The tickets of the draw take the ordinals from `firstOrdinal` on.
 */
export interface StandingTicketsEntered {
  readonly type: 'StandingTicketsEntered';
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
  readonly players: readonly PlayerKey[];
  /** By player, how many of theirs. */
  readonly entryCounts: readonly number[];
  /** From here on by standing ticket: its number with its player. */
  readonly numbers: readonly number[];
  /** Out of what was prepaid, for that purchase; 0 for a recurring one. */
  readonly prepaidMinor: readonly Minor[];
  /** The points that its stake has earned. */
  readonly rewardsHundredths: readonly PointsHundredths[];
  /** How many words its picks have. */
  readonly wordCounts: readonly number[];
  /** Those of all, one after the other. */
  readonly words: readonly number[];
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

/** A step of the walk: everybody up to this player has been looked at. */
export interface StandingWalkMoved {
  readonly type: 'StandingWalkMoved';
  readonly draw: DrawNo;
  readonly player: PlayerKey;
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
  declareEvent<StandingTicketsEntered>()(
    'StandingTicketsEntered',
    281,
    [
      'draw',
      'firstOrdinal',
      'players',
      'entryCounts',
      'numbers',
      'prepaidMinor',
      'rewardsHundredths',
      'wordCounts',
      'words',
      'atMs',
    ],
    { evolve: evolveStandingTicketsEntered, tell: standingEnteredTelling },
  ),
  declareEvent<StandingTicketEnded>()(
    'StandingTicketEnded',
    282,
    ['player', 'number', 'seriesId', 'reason', 'refundMinor', 'atMs'],
    { evolve: evolveStandingTicketEnded, tell: standingEndedMessages },
  ),
  declareEvent<StandingWalkMoved>()('StandingWalkMoved', 283, ['draw', 'player'], {
    evolve: evolveStandingWalkMoved,
  }),
  declareEvent<StandingWalkEnded>()('StandingWalkEnded', 284, ['draw', 'isWhole', 'atMs'], {
    evolve: evolveStandingWalkEnded,
  }),
] as const;

export type StandingEvent = Declared<typeof STANDING_EVENTS>;
