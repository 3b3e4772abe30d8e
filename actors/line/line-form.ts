/** What is stored of a line where it stands within facts, mail and rows. */
import { formOf } from '../stored-form.ts';
import type { BettingTerms, Line, Market, Resolution, Selection } from './line.ts';

/** Of the objects in a line, also where it is a row of its own. */
const WITHIN_LINE = {
  markets: formOf<Market>()(['name', 'liabilityMinorMax']),
  selections: formOf<Selection>()(['market', 'name', 'oddsHundredths', 'liabilityMinorMax']),
  terms: formOf<BettingTerms>()([
    'stakeMinorMin',
    'stakeMinorMax',
    'payoutMinorMax',
    'correctionMs',
  ]),
  resolutions: formOf<Resolution>()(['outcomes', 'by', 'reason', 'atMs']),
} as const;

export const LINE_FORM = formOf<Line>()(
  [
    'fixture',
    'version',
    'title',
    'deadlineMs',
    'state',
    'markets',
    'selections',
    'terms',
    'resolutions',
    'createdAtMs',
    'changedAtMs',
  ],
  { within: WITHIN_LINE },
);
