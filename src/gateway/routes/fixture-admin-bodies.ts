/** Turns what an operator sends into what a fixture's shard is asked. */
import type { Line, Outcome } from '../../../actors/line/line.ts';
import { formatOdds, isOdds, parseOdds } from '../../../actors/line/odds.ts';
import type { Settings } from '../../config/settings.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type {
  ChangeFixtureBody,
  CreateFixtureBody,
  ResultBody,
} from '../../protocol/fixture-messages.ts';
import type { Static } from '../../protocol/schema.ts';
import type { RequestOf } from '../../protocol/shard-requests.ts';
import { type Refusal, refuse } from '../routing/problem.ts';

/** Used where the operator says nothing: the limits of a bookmaker in a market town. */
const DEFAULTS = {
  liabilityMinorMax: 100_000_000,
  stakeMinorMin: 1,
  stakeMinorMax: 10_000_000,
  payoutMinorMax: 100_000_000,
  correctionSeconds: 24 * 3_600,
} as const;

/** For a fixture that is created with odds alone: the first team wins, or it does not. */
const TWO_WAY = { market: 'winner', selection: 'first team' } as const;

export function creationOf(
  body: Static<typeof CreateFixtureBody>,
  by: PlayerKey,
): RequestOf<'createFixture'> | Refusal {
  const markets = marketsOf(body);
  if ('code' in markets) return markets;
  const { title, deadline } = body;
  const terms = {
    stakeMinorMin: body.stakeMinorMin ?? DEFAULTS.stakeMinorMin,
    stakeMinorMax: body.stakeMinorMax ?? DEFAULTS.stakeMinorMax,
    payoutMinorMax: body.payoutMinorMax ?? DEFAULTS.payoutMinorMax,
    correctionMs: (body.correctionSeconds ?? DEFAULTS.correctionSeconds) * 1_000,
  };
  return { title, deadlineMs: Date.parse(deadline), markets, terms, by };
}

/**
 * The refusal of odds below the operator's minimum (`TIRAGE_ODDS_MIN`); what is not odds at all is
 * for the fixture to refuse. Checked only here: a bet maker takes the odds of its provider as they
 * are.
 */
export function lowOddsRefusal(
  oddsHundredths: readonly number[],
  { oddsHundredthsMin }: Pick<Settings, 'oddsHundredthsMin'>,
): Refusal | undefined {
  const isLow = oddsHundredths.some((odds) => isOdds(odds) && odds < oddsHundredthsMin);
  if (!isLow) return undefined;
  const oddsMin = formatOdds(oddsHundredthsMin);
  const detail = `Odds are ${oddsMin} or above; TIRAGE_ODDS_MIN says so.`;
  return refuse('oddsInvalid', { detail, facts: { oddsMin } });
}

function marketsOf(
  body: Static<typeof CreateFixtureBody>,
): RequestOf<'createFixture'>['markets'] | Refusal {
  const { odds, oddsHundredths, markets } = body;
  const given = [odds, oddsHundredths, markets].filter((one) => one !== undefined);
  if (given.length !== 1) {
    return refuse('marketInvalid', { detail: 'Give either odds, oddsHundredths or markets.' });
  }
  const limitMinor = body.liabilityMinorMax ?? DEFAULTS.liabilityMinorMax;
  if (markets === undefined) {
    // A text that is not odds becomes 0, which is not odds either: the fixture's own check says so.
    const hundredths = odds === undefined ? (oddsHundredths ?? 0) : (parseOdds(odds) ?? 0);
    const selection = { oddsHundredths: hundredths, liabilityMinorMax: limitMinor };
    const selections = [{ name: TWO_WAY.selection, ...selection }];
    return [{ name: TWO_WAY.market, liabilityMinorMax: limitMinor, selections }];
  }
  return markets.map(({ name, liabilityMinorMax, selections }) => ({
    name,
    liabilityMinorMax: liabilityMinorMax ?? limitMinor,
    selections: selections.map((selection) => ({
      name: selection.name,
      oddsHundredths: parseOdds(selection.odds) ?? 0,
      liabilityMinorMax: selection.liabilityMinorMax ?? liabilityMinorMax ?? limitMinor,
    })),
  }));
}

export function changeWanted(
  line: Line,
  body: Static<typeof ChangeFixtureBody>,
  by: PlayerKey,
): RequestOf<'changeFixture'> | Refusal {
  const { odds, selections = [], limits = [], deadline, version, state, reason } = body;
  if (odds !== undefined && line.selections.length > 1) return refuse('selectionNotFound');
  const priced = odds === undefined ? selections : [...selections, { selection: 0, odds }];
  const named: { limit: number; liabilityMinorMax: number }[] = [];
  for (const { market, selection, liabilityMinorMax } of limits) {
    if ((market === undefined) === (selection === undefined)) {
      return refuse('limitInvalid', { detail: 'Name either a market or a selection.' });
    }
    const limit = market ?? line.markets.length + (selection ?? 0);
    const isKnown = market === undefined || market < line.markets.length;
    if (!isKnown) return refuse('selectionNotFound');
    named.push({ limit, liabilityMinorMax });
  }
  return {
    fixture: line.fixture,
    version: version ?? null,
    deadlineMs: deadline === undefined ? null : Date.parse(deadline),
    odds: priced.map(({ selection, odds: text }) => {
      return { selection, oddsHundredths: parseOdds(text) ?? 0 };
    }),
    limits: named,
    state: state ?? null,
    reason: reason ?? null,
    by,
  };
}

/** Outcomes by selection; a selection that is not named is lost. */
export function outcomesWanted(
  { selections }: Line,
  { state, outcomes }: Pick<Static<typeof ResultBody>, 'state' | 'outcomes'>,
): readonly Outcome[] | Refusal {
  if ((state === undefined) === (outcomes === undefined)) {
    return refuse('resultInvalid', { detail: 'Give either state or outcomes.' });
  }
  if (state !== undefined) {
    const isClear = state === 'void' || selections.length === 1;
    return isClear ? selections.map(() => state) : refuse('resultInvalid');
  }
  const named = outcomes ?? [];
  const isKnown = named.every(({ selection }) => selection < selections.length);
  const isOnce = new Set(named.map(({ selection }) => selection)).size === named.length;
  if (!isKnown || !isOnce) return refuse('resultInvalid');
  return selections.map((_, index) => {
    return named.find(({ selection }) => selection === index)?.state ?? 'lost';
  });
}
