/** Fixtures are created, changed, suspended, resumed and closed here. Results: decide-result.ts. */

import { assert } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { isReadable } from '../../src/kernel/readable-text.ts';
import { accept, type Decision, hasCome, type Rejected, reject, type Stamp } from '../decider.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity } from '../states.ts';
import {
  BET_STAKE_MINOR_MAX,
  type Line,
  type LineChange,
  MARKETS_MAX,
  NAME_LENGTH_MAX,
  numberOfLine,
  SELECTIONS_PER_MARKET_MAX,
  TITLE_LENGTH_MAX,
} from './line.ts';
import type { LineChanged } from './line-events.ts';
import { isOdds } from './odds.ts';

export type LineDecision = Decision<LineChanged | MailPosted>;

/** Any limit on money in a fixture: ten thousand of the largest stakes. */
export const FIXTURE_MINOR_MAX = 10_000_000_000_000;
/** A deadline further off than this is a mistyped year. */
export const DEADLINE_AHEAD_MS_MAX = 400 * 24 * 3_600_000;
const CORRECTION_MS_MAX = 30 * 24 * 3_600_000;

export interface CreateLine {
  readonly title: string;
  readonly deadlineMs: number;
  readonly markets: readonly {
    readonly name: string;
    readonly liabilityMinorMax: number;
    readonly selections: readonly {
      readonly name: string;
      readonly oddsHundredths: number;
      readonly liabilityMinorMax: number;
    }[];
  }[];
  readonly terms: {
    readonly stakeMinorMin: number;
    readonly stakeMinorMax: number;
    readonly payoutMinorMax: number;
    readonly correctionMs: number;
  };
  readonly by: PlayerKey;
}

export function decideCreateLine(
  lineCount: number,
  command: CreateLine,
  stamp: Stamp,
  identity: ShardIdentity,
): LineDecision {
  const { nowMs } = stamp;
  const refusal =
    titleRefusal(command) ??
    deadlineRefusal(command.deadlineMs, stamp) ??
    marketsRefusal(command) ??
    termsRefusal(command);
  if (refusal !== undefined) return refusal;
  const { title, deadlineMs, markets, terms, by } = command;
  const fixture = numberOfLine(lineCount, identity);
  if (fixture === undefined) return reject('numbersUsedUp', { of: 'events' });
  const line: Line = {
    fixture,
    version: 1,
    title: title.trim(),
    deadlineMs,
    state: 'open',
    markets: markets.map(({ name, liabilityMinorMax }) => ({
      name: name.trim(),
      liabilityMinorMax: minor(liabilityMinorMax),
    })),
    selections: markets.flatMap(({ selections }, market) =>
      selections.map(({ name, oddsHundredths, liabilityMinorMax }) => ({
        market,
        name: name.trim(),
        oddsHundredths,
        liabilityMinorMax: minor(liabilityMinorMax),
      })),
    ),
    terms: {
      stakeMinorMin: minor(terms.stakeMinorMin),
      stakeMinorMax: minor(terms.stakeMinorMax),
      payoutMinorMax: minor(terms.payoutMinorMax),
      correctionMs: terms.correctionMs,
    },
    resolutions: [],
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  };
  return accept(newVersion(line, { change: 'created', by, reason: null }, identity));
}

export interface ChangeLine {
  readonly fixture: FixtureNo;
  /** Refused when the fixture has moved on from this version; null to change it in any case. */
  readonly version: number | null;
  readonly deadlineMs: number | null;
  readonly odds: readonly { readonly selection: number; readonly oddsHundredths: number }[];
  /** Null leaves the limit as it is. */
  readonly limits: readonly { readonly limit: number; readonly liabilityMinorMax: number }[];
  readonly state: 'open' | 'suspended' | null;
  readonly reason: string | null;
  readonly by: PlayerKey;
}

/**
 * A fixture's versions have 32 bits. Changes end a little before them, so that its close, its
 * result and the corrections of that still find numbers.
 */
const CHANGED_VERSION_MAX = 2 ** 32 - 1 - 64;

/**
 * Everything in one command changes together, as one version; a command that changes nothing makes
 * none.
 */
export function decideChangeLine(
  line: Line | undefined,
  command: ChangeLine,
  stamp: Stamp,
  identity: ShardIdentity,
): LineDecision {
  if (line === undefined) return reject('eventNotFound');
  const { version } = line;
  if (command.version !== null && command.version !== version) {
    return reject('eventVersionStale', { version });
  }
  if (line.state === 'void') return reject('eventVoid');
  if (line.state === 'finished') return reject('eventFinished');
  const isOver = line.state === 'closed' ? 'yes' : hasCome(line.deadlineMs, stamp);
  if (isOver !== 'no') return reject(isOver === 'yes' ? 'eventClosed' : 'clockUnsure');
  const deadlineMs = command.deadlineMs ?? line.deadlineMs;
  const refusal = deadlineRefusal(deadlineMs, stamp) ?? pricesRefusal(line, command);
  if (refusal !== undefined) return refusal;

  const state = command.state ?? line.state;
  const changed = { ...line, ...withPrices(line, command), deadlineMs, state };
  if (JSON.stringify(changed) === JSON.stringify(line)) return accept([]);
  if (version >= CHANGED_VERSION_MAX) return reject('numbersUsedUp', { of: 'versions' });
  const next = { ...changed, version: version + 1, changedAtMs: stamp.nowMs };
  const { by, reason } = command;
  return accept(newVersion(next, { change: changeOf(line, next), by, reason }, identity));
}

/** At the deadline. Each shard refuses bets by its own clock; this makes it visible. */
export function decideCloseLine(
  line: Line,
  { nowMs, earliestMs }: Stamp,
  identity: ShardIdentity,
): LineDecision {
  if (line.state !== 'open' && line.state !== 'suspended') return accept([]);
  assert(earliestMs >= line.deadlineMs, 'a fixture was closed before its deadline');
  const closed = { ...line, state: 'closed', version: line.version + 1, changedAtMs: nowMs };
  const why = { change: 'closed', by: null, reason: null } as const;
  return accept(newVersion(closed as Line, why, identity));
}

/** The version, and the message that tells the fixture's desk, which may be another service's. */
export function newVersion(
  line: Line,
  why: Pick<LineChanged, 'change' | 'by' | 'reason'>,
  { shard }: ShardIdentity,
): (LineChanged | MailPosted)[] {
  return [{ type: 'LineChanged', line, ...why }, postMail(shard, { message: 'TakeLine', line })];
}

function changeOf(before: Line, after: Line): LineChange {
  if (before.state === after.state) return 'changed';
  return after.state === 'suspended' ? 'suspended' : 'resumed';
}

function withPrices(
  { markets, selections }: Line,
  { odds, limits }: ChangeLine,
): Pick<Line, 'markets' | 'selections'> {
  const limitAt = (index: number) =>
    limits.findLast(({ limit }) => limit === index)?.liabilityMinorMax;
  return {
    markets: markets.map((market, index) => ({
      ...market,
      liabilityMinorMax: minor(limitAt(index) ?? market.liabilityMinorMax),
    })),
    selections: selections.map((selection, index) => ({
      ...selection,
      oddsHundredths:
        odds.findLast((one) => one.selection === index)?.oddsHundredths ?? selection.oddsHundredths,
      liabilityMinorMax: minor(limitAt(markets.length + index) ?? selection.liabilityMinorMax),
    })),
  };
}

function pricesRefusal(line: Line, { odds, limits }: ChangeLine): Rejected | undefined {
  for (const { selection, oddsHundredths } of odds) {
    if (line.selections[selection] === undefined) return reject('selectionNotFound', { selection });
    if (!isOdds(oddsHundredths)) return reject('oddsInvalid', { selection });
  }
  const limitCount = line.markets.length + line.selections.length;
  for (const { limit, liabilityMinorMax } of limits) {
    if (!(limit >= 0 && limit < limitCount)) return reject('selectionNotFound');
    if (!isLimit(liabilityMinorMax)) return reject('limitInvalid', { field: 'liabilityMinorMax' });
  }
  return undefined;
}

function titleRefusal({ title }: CreateLine): Rejected | undefined {
  return isName(title, TITLE_LENGTH_MAX) ? undefined : reject('eventTitleInvalid');
}

function deadlineRefusal(deadlineMs: number, stamp: Stamp): Rejected | undefined {
  if (!Number.isSafeInteger(deadlineMs)) return reject('deadlineInvalid', { reason: 'notATime' });
  const isPast = hasCome(deadlineMs, stamp);
  if (isPast === 'yes') return reject('deadlineInvalid', { reason: 'past' });
  const isNear = hasCome(deadlineMs - DEADLINE_AHEAD_MS_MAX, stamp);
  if (isNear === 'no') return reject('deadlineInvalid', { reason: 'tooFar' });
  return isPast === 'unsure' || isNear === 'unsure' ? reject('clockUnsure') : undefined;
}

function marketsRefusal({ markets }: CreateLine): Rejected | undefined {
  if (markets.length === 0 || markets.length > MARKETS_MAX) {
    return reject('marketInvalid', { reason: 'marketCount', marketsMax: MARKETS_MAX });
  }
  if (!areNames(markets)) return reject('marketInvalid', { reason: 'marketName' });
  for (const [market, { selections, liabilityMinorMax }] of markets.entries()) {
    if (selections.length === 0 || selections.length > SELECTIONS_PER_MARKET_MAX) {
      const selectionsMax = SELECTIONS_PER_MARKET_MAX;
      return reject('marketInvalid', { reason: 'possiblePicks', market, selectionsMax });
    }
    if (!areNames(selections)) return reject('marketInvalid', { reason: 'selectionName', market });
    const wrong = selections.findIndex(({ oddsHundredths }) => !isOdds(oddsHundredths));
    if (wrong >= 0) return reject('oddsInvalid', { market, selection: wrong });
    const limits = [liabilityMinorMax, ...selections.map((one) => one.liabilityMinorMax)];
    if (!limits.every(isLimit)) return reject('limitInvalid', { field: 'liabilityMinorMax' });
  }
  return undefined;
}

function termsRefusal({ terms }: CreateLine): Rejected | undefined {
  const { stakeMinorMin, stakeMinorMax, payoutMinorMax, correctionMs } = terms;
  const isStakeMin = Number.isSafeInteger(stakeMinorMin) && stakeMinorMin >= 1;
  if (!isStakeMin) return reject('limitInvalid', { field: 'stakeMinorMin' });
  const isStakeMax = stakeMinorMax >= stakeMinorMin && stakeMinorMax <= BET_STAKE_MINOR_MAX;
  if (!(Number.isSafeInteger(stakeMinorMax) && isStakeMax)) {
    return reject('limitInvalid', { field: 'stakeMinorMax' });
  }
  // Below the smallest stake it would not be a limit but a ban.
  const isPayoutMax = isLimit(payoutMinorMax) && payoutMinorMax >= stakeMinorMin;
  if (!isPayoutMax) return reject('limitInvalid', { field: 'payoutMinorMax' });
  const isWindow = Number.isSafeInteger(correctionMs) && correctionMs >= 0;
  if (!(isWindow && correctionMs <= CORRECTION_MS_MAX)) {
    return reject('limitInvalid', { field: 'correctionMs' });
  }
  return undefined;
}

function isLimit(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= FIXTURE_MINOR_MAX;
}

/** Readable, short and distinct: a bet must be able to say which one it means. */
function areNames(named: readonly { readonly name: string }[]): boolean {
  const names = named.map(({ name }) => name.trim().toLowerCase());
  return (
    named.every(({ name }) => isName(name, NAME_LENGTH_MAX)) && new Set(names).size === names.length
  );
}

function isName(text: string, lengthMax: number): boolean {
  const name = text.trim();
  return isReadable(name) && name.length <= lengthMax;
}
