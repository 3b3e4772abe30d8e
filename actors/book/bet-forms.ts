/** What is stored of the objects that stand within facts and rows of bets. */
import { formOf, type TaggedForms } from '../stored-form.ts';
import type { BetResult, Leg } from './bet.ts';
import type { SettlementPlace } from './book.ts';
import type { SettledLeg } from './book-events.ts';

export const LEG_FORM = formOf<Leg>()(['fixture', 'selection', 'oddsHundredths']);

export const BET_RESULT_FORM = formOf<BetResult>()(['state', 'payoutMinor']);

export const SETTLED_LEG_FORM = formOf<SettledLeg>()(
  ['ordinal', 'leg', 'outcome', 'player', 'state', 'payoutMinor'],
  { later: { revision: undefined } },
);

type PlaceOf<Of> = Omit<Extract<SettlementPlace, { of: Of }>, 'of'>;

export const SETTLEMENT_PLACE_FORMS: TaggedForms = {
  tag: 'of',
  forms: {
    bets: formOf<PlaceOf<'bets'>>()(['player', 'ordinal']),
    accumulators: formOf<PlaceOf<'accumulators'>>()(['ordinal']),
  },
};
