import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { JackpotStanding, Rollover } from '../calendar/calendar.ts';
import {
  JACKPOT_STANDING_FORM,
  ROLLOVER_FORM,
  SEAL_FORM,
  SETTLEMENT_FORM,
  TERMS_FORM,
} from '../draw/draw-forms.ts';
import type { DrawTerms } from '../draw/terms.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import type { Settlement } from '../games/prizes.ts';
import {
  drawCancelledMessage,
  drawMessage,
  drawPostponedMessage,
  drawPublishedMessage,
  drawScheduledMessage,
} from '../outbox/draw-messages.ts';
import type { ShardSeal } from './coordinator.ts';
import {
  evolveConductRequested,
  evolveDrawCancelled,
  evolveDrawClosed,
  evolveDrawConducted,
  evolveDrawOpened,
  evolveDrawPostponed,
  evolveDrawPublished,
  evolveDrawReleased,
  evolveDrawRevealed,
  evolveDrawScheduled,
  evolveDrawSealed,
  evolveDrawSettled,
  evolveInstancesAdded,
  evolveJackpotGranted,
  evolveJackpotReturned,
  evolveSealReturned,
  evolveShardPaid,
  evolveShardScanned,
  evolveShardSealed,
} from './evolve-coordinator.ts';

export interface DrawScheduled {
  readonly type: 'DrawScheduled';
  readonly terms: DrawTerms;
  readonly conductsAtMs: number;
  readonly atMs: number;
}

/** It is sold on shards that were added, too. */
export interface InstancesAdded {
  readonly type: 'InstancesAdded';
  readonly draw: DrawNo;
  readonly shardCount: number;
}

export interface DrawOpened {
  readonly type: 'DrawOpened';
  readonly draw: DrawNo;
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
  readonly atMs: number;
}

/** Its close and its results move to later times, once; the commitment binds the promised ones. */
export interface DrawPostponed {
  readonly type: 'DrawPostponed';
  readonly draw: DrawNo;
  readonly closesAtMs: number;
  readonly resultsAtMs: number;
  readonly conductsAtMs: number;
  readonly reason: string;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface DrawClosed {
  readonly type: 'DrawClosed';
  readonly draw: DrawNo;
  readonly atMs: number;
}

export interface ShardSealed {
  readonly type: 'ShardSealed';
  readonly draw: DrawNo;
  readonly seal: ShardSeal;
}

export interface DrawSealed {
  readonly type: 'DrawSealed';
  readonly draw: DrawNo;
  readonly ticketsRootHex: string;
  readonly atMs: number;
}

export interface JackpotGranted {
  readonly type: 'JackpotGranted';
  readonly draw: DrawNo;
  readonly rollovers: readonly Rollover[];
  /** Their sum. */
  readonly amountMinor: Minor;
  readonly calendarShard: number;
  /** For a game with rules, its reserve comes along; null for any other. */
  readonly standing: JackpotStanding | null;
}

/** An operator brings the drawing forward; the results still wait for their time. */
export interface ConductRequested {
  readonly type: 'ConductRequested';
  readonly draw: DrawNo;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface DrawConducted {
  readonly type: 'DrawConducted';
  readonly draw: DrawNo;
  readonly numbers: readonly number[];
  readonly atMs: number;
}

export interface ShardScanned {
  readonly type: 'ShardScanned';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly winnersByTier: readonly number[];
}

/**
 * Prizes are known. This moves no money: what a pot, the house or the awards hold would reveal
 * something of the outcome before the results are due.
 */
export interface DrawSettled {
  readonly type: 'DrawSettled';
  readonly draw: DrawNo;
  readonly settlement: Settlement;
  readonly atMs: number;
}

/** The results are due: the money of each shard's winners is on its way to it. */
export interface DrawReleased {
  readonly type: 'DrawReleased';
  readonly draw: DrawNo;
  readonly fundsByShard: readonly Minor[];
  readonly atMs: number;
}

export interface ShardPaid {
  readonly type: 'ShardPaid';
  readonly draw: DrawNo;
  readonly shard: number;
}

export interface DrawPublished {
  readonly type: 'DrawPublished';
  readonly draw: DrawNo;
  readonly rolloverMinor: Minor;
  readonly calendarShard: number;
  readonly atMs: number;
  /** Back into the series' reserve, beside the rollover. */
  readonly reserveMinor: Minor | 0;
}

export interface DrawCancelled {
  readonly type: 'DrawCancelled';
  readonly draw: DrawNo;
  readonly reason: string;
  readonly by: PlayerKey;
  readonly atMs: number;
}

/** The numbers that a cancelled draw would have had, with everything that leads to them. */
export interface DrawRevealed {
  readonly type: 'DrawRevealed';
  readonly draw: DrawNo;
  readonly ticketsRootHex: string;
  readonly numbers: readonly number[];
  readonly atMs: number;
}

/** The jackpot of a cancelled draw goes back to its series. */
export interface JackpotReturned {
  readonly type: 'JackpotReturned';
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
  readonly calendarShard: number;
  /** Back into the series' reserve, beside the amount. */
  readonly reserveMinor: Minor | 0;
}

/** A sealed shard's stakes go back for the refund. */
export interface SealReturned {
  readonly type: 'SealReturned';
  readonly draw: DrawNo;
  readonly shard: number;
  readonly amountMinor: Minor;
}

export const COORDINATOR_EVENTS = [
  declareEvent<DrawScheduled>()('DrawScheduled', 70, ['terms', 'conductsAtMs', 'atMs'], {
    within: { terms: TERMS_FORM },
    evolve: evolveDrawScheduled,
    tell: (_, event) => [drawScheduledMessage(event)],
  }),
  declareEvent<DrawOpened>()('DrawOpened', 71, ['draw', 'serverSeedHex', 'commitmentHex', 'atMs'], {
    evolve: evolveDrawOpened,
    tell: (_, { draw, commitmentHex, atMs }) => [
      drawMessage(draw, 'open', atMs, { commitment: commitmentHex }),
    ],
  }),
  declareEvent<DrawPostponed>()(
    'DrawPostponed',
    90,
    ['draw', 'closesAtMs', 'resultsAtMs', 'conductsAtMs', 'reason', 'by', 'atMs'],
    { evolve: evolveDrawPostponed, tell: (_, event) => [drawPostponedMessage(event)] },
  ),
  declareEvent<DrawClosed>()('DrawClosed', 72, ['draw', 'atMs'], {
    evolve: evolveDrawClosed,
    tell: (_, { draw, atMs }) => [drawMessage(draw, 'closed', atMs)],
  }),
  declareEvent<ShardSealed>()('ShardSealed', 73, ['draw', 'seal'], {
    within: { seal: SEAL_FORM },
    evolve: evolveShardSealed,
  }),
  declareEvent<DrawSealed>()('DrawSealed', 74, ['draw', 'ticketsRootHex', 'atMs'], {
    evolve: evolveDrawSealed,
    tell: (_, { draw, ticketsRootHex, atMs }) => [
      drawMessage(draw, 'sealed', atMs, { ticketsRoot: ticketsRootHex }),
    ],
  }),
  declareEvent<JackpotGranted>()(
    'JackpotGranted',
    75,
    ['draw', 'rollovers', 'amountMinor', 'calendarShard'],
    {
      later: { standing: null },
      within: { rollovers: ROLLOVER_FORM, standing: JACKPOT_STANDING_FORM },
      evolve: evolveJackpotGranted,
    },
  ),
  declareEvent<ConductRequested>()('ConductRequested', 76, ['draw', 'by', 'atMs'], {
    evolve: evolveConductRequested,
  }),
  declareEvent<DrawConducted>()('DrawConducted', 77, ['draw', 'numbers', 'atMs'], {
    evolve: evolveDrawConducted,
    tell: (_, { draw, atMs }) => [drawMessage(draw, 'drawn', atMs)],
  }),
  declareEvent<ShardScanned>()('ShardScanned', 78, ['draw', 'shard', 'winnersByTier'], {
    evolve: evolveShardScanned,
  }),
  declareEvent<DrawSettled>()('DrawSettled', 79, ['draw', 'settlement', 'atMs'], {
    within: { settlement: SETTLEMENT_FORM },
    evolve: evolveDrawSettled,
    tell: (_, { draw, atMs }) => [drawMessage(draw, 'settled', atMs)],
  }),
  declareEvent<DrawReleased>()('DrawReleased', 80, ['draw', 'fundsByShard', 'atMs'], {
    evolve: evolveDrawReleased,
  }),
  declareEvent<ShardPaid>()('ShardPaid', 81, ['draw', 'shard'], { evolve: evolveShardPaid }),
  declareEvent<DrawPublished>()(
    'DrawPublished',
    82,
    ['draw', 'rolloverMinor', 'calendarShard', 'atMs'],
    {
      later: { reserveMinor: 0 },
      evolve: evolveDrawPublished,
      tell: (states, event) => [drawPublishedMessage(states, event)],
    },
  ),
  declareEvent<DrawCancelled>()('DrawCancelled', 83, ['draw', 'reason', 'by', 'atMs'], {
    evolve: evolveDrawCancelled,
    tell: (_, event) => [drawCancelledMessage(event)],
  }),
  declareEvent<DrawRevealed>()('DrawRevealed', 86, ['draw', 'ticketsRootHex', 'numbers', 'atMs'], {
    evolve: evolveDrawRevealed,
  }),
  declareEvent<JackpotReturned>()('JackpotReturned', 84, ['draw', 'amountMinor', 'calendarShard'], {
    later: { reserveMinor: 0 },
    evolve: evolveJackpotReturned,
  }),
  declareEvent<InstancesAdded>()('InstancesAdded', 250, ['draw', 'shardCount'], {
    evolve: evolveInstancesAdded,
  }),
  declareEvent<SealReturned>()('SealReturned', 85, ['draw', 'shard', 'amountMinor'], {
    evolve: evolveSealReturned,
  }),
] as const;

export type CoordinatorEvent = Declared<typeof COORDINATOR_EVENTS>;
