/** What is stored of the objects that stand within facts, mail and rows of draws. */
import type {
  JackpotStanding,
  PlannedDraw,
  Rollover,
  Series,
  SeriesRollovers,
} from '../calendar/calendar.ts';
import type { AwaitedDraw, SeriesStanding } from '../calendar/series-standing.ts';
import type { Jackpot, Naming, ShardSeal } from '../coordinator/coordinator.ts';
import type { JackpotSettlement } from '../games/jackpot-pools.ts';
import type { Settlement } from '../games/prizes.ts';
import type { RollIn } from '../mail/mail.ts';
import { formOf } from '../stored-form.ts';
import { POSTPONEMENT_FORM } from './postponement.ts';
import type { DrawTerms } from './terms.ts';

/** The game is the rule as a whole: what is in it, its family knows (games/family.ts). */
export const TERMS_FORM = formOf<DrawTerms>()(
  [
    'draw',
    'seriesId',
    'game',
    'priceMinor',
    'opensAtMs',
    'closesAtMs',
    'resultsAtMs',
    'graceMs',
    'approvalMinor',
  ],
  { later: { postponed: undefined }, within: { game: 'whole', postponed: POSTPONEMENT_FORM } },
);

export const SEAL_FORM = formOf<ShardSeal>()([
  'shard',
  'ticketCount',
  'stakeMinor',
  'merkleRootHex',
]);

export const NAMING_FORM = formOf<Naming>()(['places', 'picks']);

export const ROLLOVER_FORM = formOf<Rollover>()(['draw', 'amountMinor'], {
  later: { movedFrom: undefined },
});

/** How a draw left its series. */
export const DRAW_OVER_FORM = formOf<NonNullable<RollIn['over']>>()(['draw', 'end']);

export const JACKPOT_STANDING_FORM = formOf<JackpotStanding>()([
  'number',
  'previous',
  'reserveInMinor',
  'reserveMovedMinor',
]);

export const JACKPOT_FORM = formOf<Jackpot>()(['amountMinor', 'rollovers'], {
  later: { standing: undefined },
  within: { rollovers: ROLLOVER_FORM, standing: JACKPOT_STANDING_FORM },
});

const JACKPOT_SETTLEMENT_FORM = formOf<JackpotSettlement>()([
  'topUpMinor',
  'fromReserveMinor',
  'toReserveMinor',
  'reserveOutMinor',
  'rolledDownMinor',
  'rolledDownTo',
]);

/** The tiers are a family's, too. */
export const SETTLEMENT_FORM = formOf<Settlement>()(
  ['tiers', 'paidMinor', 'rolloverMinor', 'breakageMinor', 'houseMinor'],
  {
    later: { jackpot: undefined },
    within: { tiers: 'whole', jackpot: JACKPOT_SETTLEMENT_FORM },
  },
);

const PLANNED_FORM = formOf<PlannedDraw>()(['draw', 'closesAtMs']);

export const SERIES_FORM = formOf<Series>()(['seriesId', 'planned'], {
  within: { planned: PLANNED_FORM },
});

export const SERIES_ROLLOVERS_FORM = formOf<SeriesRollovers>()(['seriesId', 'rollovers'], {
  within: { rollovers: ROLLOVER_FORM },
});

const AWAITED_FORM = formOf<AwaitedDraw>()(['draw', 'closesAtMs', 'claim', 'shard', 'isRuled']);

export const SERIES_STANDING_FORM = formOf<SeriesStanding>()(
  ['seriesId', 'unwonCount', 'previous', 'reserveOutMinor', 'awaited'],
  { within: { awaited: AWAITED_FORM } },
);
