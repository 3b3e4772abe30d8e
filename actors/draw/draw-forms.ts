/** What is stored of the objects that stand within facts, mail and rows of draws. */
import type { PlannedDraw, Rollover, Series, SeriesRollovers } from '../calendar/calendar.ts';
import type { Jackpot, ShardSeal } from '../coordinator/coordinator.ts';
import type { Settlement } from '../games/prizes.ts';
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

export const ROLLOVER_FORM = formOf<Rollover>()(['draw', 'amountMinor']);

export const JACKPOT_FORM = formOf<Jackpot>()(['amountMinor', 'rollovers'], {
  within: { rollovers: ROLLOVER_FORM },
});

/** The tiers are a family's, too. */
export const SETTLEMENT_FORM = formOf<Settlement>()(
  ['tiers', 'paidMinor', 'rolloverMinor', 'breakageMinor', 'houseMinor'],
  { within: { tiers: 'whole' } },
);

const PLANNED_FORM = formOf<PlannedDraw>()(['draw', 'closesAtMs']);

export const SERIES_FORM = formOf<Series>()(['seriesId', 'planned'], {
  within: { planned: PLANNED_FORM },
});

export const SERIES_ROLLOVERS_FORM = formOf<SeriesRollovers>()(['seriesId', 'rollovers'], {
  within: { rollovers: ROLLOVER_FORM },
});
