import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { ticketMessages } from '../outbox/draw-messages.ts';
import {
  awardApprovedMessages,
  awardsPaidMessages,
  purchaseMessage,
  ticketsRefundedMessages,
} from '../outbox/money-messages.ts';
import { ticketReturnedMessages } from '../outbox/return-messages.ts';
import { TERMS_FORM } from './draw-forms.ts';
import {
  evolveInstanceAnnounced,
  evolveInstanceCancelled,
  evolveInstanceClosed,
  evolveInstanceOpened,
  evolveInstancePostponed,
  evolveInstanceScanned,
  evolveInstanceSealed,
  evolveInstanceSettled,
  evolvePaymentsReleased,
  evolveScanOrdered,
  evolveStakesReturned,
  evolveTicketsBought,
} from './evolve-instance.ts';
import {
  evolveAwardApproved,
  evolveInstancePaid,
  evolveInstanceRefunded,
  evolveTicketsRefunded,
  evolveWinnersPaid,
} from './evolve-payout.ts';
import { evolveTicketReturned } from './evolve-return.ts';
import type { DrawTerms } from './terms.ts';

export interface InstanceAnnounced {
  readonly type: 'InstanceAnnounced';
  readonly terms: DrawTerms;
  readonly coordinatorShard: number;
}

export interface InstanceOpened {
  readonly type: 'InstanceOpened';
  readonly draw: DrawNo;
  readonly ticketSecretHex: string;
  readonly atMs: number;
}

/** The draw's times have moved. Whatever this shard has sold or sealed of it stays as it is. */
export interface InstancePostponed {
  readonly type: 'InstancePostponed';
  readonly draw: DrawNo;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly reason: string;
  /** When the coordinator decided it. */
  readonly postponedAtMs: number;
  readonly atMs: number;
}

/** One purchase: its tickets take the ordinals from `firstOrdinal` on. */
export interface TicketsBought {
  readonly type: 'TicketsBought';
  readonly draw: DrawNo;
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly fingerprint: number;
  readonly firstOrdinal: number;
  /** The words of each pick, one pick after the other (games/family.ts). */
  readonly masks: readonly number[];
  readonly atMs: number;
  /**
   * Of all its tickets; 0 where each is one combination. The words tell it, too: it stands there so
   * that a build which knows no systems refuses them by name.
   */
  readonly combinationCount: number;
}

/** The holder of a ticket of a draw that was postponed gave it back before the promised close. */
export interface TicketReturned {
  readonly type: 'TicketReturned';
  readonly draw: DrawNo;
  readonly player: PlayerKey;
  readonly ordinal: number;
  /** What comes back, in prices. */
  readonly combinationCount: number;
  /** The first ordinal of its purchase, where points play a part in that. */
  readonly purchaseOrdinal: number | null;
  /** The ticket's part of the points that paid for the purchase, or that it had earned. */
  readonly pointsHundredths: PointsHundredths;
  readonly atMs: number;
}

export interface InstanceClosed {
  readonly type: 'InstanceClosed';
  readonly draw: DrawNo;
  readonly atMs: number;
}

export interface InstanceSealed {
  readonly type: 'InstanceSealed';
  readonly draw: DrawNo;
  readonly merkleRootHex: string;
  readonly chunkRootsHex: readonly string[];
  readonly atMs: number;
}

/** The numbers are known from here on; a job is looking for the winners. */
export interface ScanOrdered {
  readonly type: 'ScanOrdered';
  readonly draw: DrawNo;
  readonly numbers: readonly number[];
}

export interface InstanceScanned {
  readonly type: 'InstanceScanned';
  readonly draw: DrawNo;
  readonly numbers: readonly number[];
  readonly winnersByTier: readonly number[];
}

/** The prizes are known from here on; their money comes with the release. */
export interface InstanceSettled {
  readonly type: 'InstanceSettled';
  readonly draw: DrawNo;
  readonly prizesByTier: readonly Minor[];
}

/** The results are due, and the coordinator's money for this shard's winners has arrived. */
export interface PaymentsReleased {
  readonly type: 'PaymentsReleased';
  readonly draw: DrawNo;
  readonly fundMinor: Minor;
}

/** The next winners in the order of payment, in three columns of equal length. */
export interface WinnersPaid {
  readonly type: 'WinnersPaid';
  readonly draw: DrawNo;
  /** How many winners were paid before these. */
  readonly fromPlace: number;
  readonly ordinals: readonly number[];
  /** The best that each has won. */
  readonly tiers: readonly number[];
  readonly players: readonly PlayerKey[];
  readonly atMs: number;
  /**
   * Of tickets that won with several combinations, how many won which tier: place in the columns,
   * tier, count; place, tier, count; … Systems came later, so it stands behind all else.
   */
  readonly wins: readonly number[];
}

export interface InstancePaid {
  readonly type: 'InstancePaid';
  readonly draw: DrawNo;
  readonly atMs: number;
}

export interface AwardApproved {
  readonly type: 'AwardApproved';
  readonly draw: DrawNo;
  readonly ordinal: number;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface InstanceCancelled {
  readonly type: 'InstanceCancelled';
  readonly draw: DrawNo;
  readonly atMs: number;
}

/** Sealed stakes came back from the coordinator. */
export interface StakesReturned {
  readonly type: 'StakesReturned';
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
}

/** The buyers of a stretch of ordinals, and how many tickets of it each had. */
export interface TicketsRefunded {
  readonly type: 'TicketsRefunded';
  readonly draw: DrawNo;
  readonly fromOrdinal: number;
  readonly throughOrdinal: number;
  readonly players: readonly PlayerKey[];
  readonly ticketCounts: readonly number[];
  readonly atMs: number;
  /** What is paid back, in prices; empty where it is one for each ticket. */
  readonly combinationCounts: readonly number[];
}

export interface InstanceRefunded {
  readonly type: 'InstanceRefunded';
  readonly draw: DrawNo;
  readonly atMs: number;
}

export const INSTANCE_EVENTS = [
  declareEvent<InstanceAnnounced>()('InstanceAnnounced', 40, ['terms', 'coordinatorShard'], {
    within: { terms: TERMS_FORM },
    evolve: evolveInstanceAnnounced,
  }),
  declareEvent<InstanceOpened>()('InstanceOpened', 41, ['draw', 'ticketSecretHex', 'atMs'], {
    evolve: evolveInstanceOpened,
  }),
  declareEvent<InstancePostponed>()(
    'InstancePostponed',
    57,
    ['draw', 'closesAtMs', 'resultsAtMs', 'reason', 'postponedAtMs', 'atMs'],
    { evolve: evolveInstancePostponed },
  ),
  declareEvent<TicketsBought>()(
    'TicketsBought',
    42,
    ['draw', 'player', 'entryId', 'fingerprint', 'firstOrdinal', 'masks', 'atMs'],
    {
      evolve: evolveTicketsBought,
      tell: (states, event) => [...ticketMessages(states, event), purchaseMessage(states, event)],
      later: { combinationCount: 0 },
    },
  ),
  declareEvent<TicketReturned>()(
    'TicketReturned',
    330,
    [
      'draw',
      'player',
      'ordinal',
      'combinationCount',
      'purchaseOrdinal',
      'pointsHundredths',
      'atMs',
    ],
    { evolve: evolveTicketReturned, tell: ticketReturnedMessages },
  ),
  declareEvent<InstanceClosed>()('InstanceClosed', 43, ['draw', 'atMs'], {
    evolve: evolveInstanceClosed,
  }),
  declareEvent<InstanceSealed>()(
    'InstanceSealed',
    44,
    ['draw', 'merkleRootHex', 'chunkRootsHex', 'atMs'],
    { evolve: evolveInstanceSealed },
  ),
  declareEvent<ScanOrdered>()('ScanOrdered', 55, ['draw', 'numbers'], {
    evolve: evolveScanOrdered,
  }),
  declareEvent<InstanceScanned>()('InstanceScanned', 45, ['draw', 'numbers', 'winnersByTier'], {
    evolve: evolveInstanceScanned,
  }),
  declareEvent<InstanceSettled>()('InstanceSettled', 46, ['draw', 'prizesByTier'], {
    evolve: evolveInstanceSettled,
  }),
  declareEvent<PaymentsReleased>()('PaymentsReleased', 47, ['draw', 'fundMinor'], {
    evolve: evolvePaymentsReleased,
  }),
  declareEvent<WinnersPaid>()(
    'WinnersPaid',
    56,
    ['draw', 'fromPlace', 'ordinals', 'tiers', 'players', 'atMs'],
    { evolve: evolveWinnersPaid, tell: awardsPaidMessages, later: { wins: [] } },
  ),
  declareEvent<InstancePaid>()('InstancePaid', 49, ['draw', 'atMs'], {
    evolve: evolveInstancePaid,
  }),
  declareEvent<AwardApproved>()('AwardApproved', 50, ['draw', 'ordinal', 'by', 'atMs'], {
    evolve: evolveAwardApproved,
    tell: awardApprovedMessages,
  }),
  declareEvent<InstanceCancelled>()('InstanceCancelled', 51, ['draw', 'atMs'], {
    evolve: evolveInstanceCancelled,
  }),
  declareEvent<StakesReturned>()('StakesReturned', 52, ['draw', 'amountMinor'], {
    evolve: evolveStakesReturned,
  }),
  declareEvent<TicketsRefunded>()(
    'TicketsRefunded',
    53,
    ['draw', 'fromOrdinal', 'throughOrdinal', 'players', 'ticketCounts', 'atMs'],
    {
      evolve: evolveTicketsRefunded,
      tell: ticketsRefundedMessages,
      later: { combinationCounts: [] },
    },
  ),
  declareEvent<InstanceRefunded>()('InstanceRefunded', 54, ['draw', 'atMs'], {
    evolve: evolveInstanceRefunded,
  }),
] as const;

export type InstanceEvent = Declared<typeof INSTANCE_EVENTS>;
