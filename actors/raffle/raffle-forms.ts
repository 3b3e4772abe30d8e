/** What is stored of the objects that stand within facts and rows of raffles. */
import { formOf, type TaggedForms } from '../stored-form.ts';
import type { RaffleWinner } from './raffle.ts';
import type { PrizeRule, RaffleRules } from './raffle-rules.ts';

type PrizeOf<Kind> = Omit<Extract<PrizeRule, { kind: Kind }>, 'kind'>;

const PRIZE_FORMS: TaggedForms = {
  tag: 'kind',
  forms: {
    share: formOf<PrizeOf<'share'>>()(['sharePermyriad']),
    fixed: formOf<PrizeOf<'fixed'>>()(['prizeMinor']),
    table: formOf<PrizeOf<'table'>>()(['sharesPermyriad']),
  },
};

export const RULES_FORM = formOf<RaffleRules>()(
  ['participantsNeeded', 'chances', 'entriesPerPlayerMax', 'prize', 'fillWithinMs', 'ifUnfilled'],
  { within: { prize: PRIZE_FORMS } },
);

export const WINNER_FORM = formOf<RaffleWinner>()(['place', 'ordinal', 'playerId', 'prizeMinor']);
