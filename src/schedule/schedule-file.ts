/**
 * A schedule as an operator writes it: JSON in a file. It is read once, at the start. All faults of
 * its form are reported at once, a sentence each; if there are none, all faults of its values. The
 * games decide whether a game exists: their ids are passed in.
 *
 * Loaded only where there is such a file: the checking library takes a tenth of a second to load.
 */
import { setImmediate as pause } from 'node:timers/promises';
import { type Static, Type } from 'typebox';
import { isTimeZone } from '../config/setting-kinds.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { formFaultsOf, parseOperatorFile, readOperatorFile } from '../protocol/operator-file.ts';
import { findCronProblem } from './occurrences.ts';
import { nextDrawTimes, SCHEDULE_FILE, SINGLE_DRAWS_PREFIX } from './schedule.ts';

export const SERIES_MAX = 64;
export const RESULTS_DELAY_SECONDS_MAX = 7 * 24 * 60 * 60;
export const PRICE_MINOR_MAX = 100_000_000;
const CRON_CHARACTERS_MAX = 100;
/** For each series whose results have a pattern of their own. */
const DRAWS_LOOKED_AT = 8;
const PROBLEMS_SHOWN_MAX = 20;

const SeriesSchema = Type.Object(
  {
    seriesId: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }),
    game: Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' }),
    closes: Type.String({ maxLength: CRON_CHARACTERS_MAX }),
    results: Type.Optional(Type.String({ maxLength: CRON_CHARACTERS_MAX })),
    resultsDelaySeconds: Type.Optional(
      Type.Integer({ minimum: 0, maximum: RESULTS_DELAY_SECONDS_MAX }),
    ),
    timeZone: Type.Optional(Type.String({ maxLength: 64 })),
    priceMinor: Type.Optional(Type.Integer({ minimum: 1, maximum: PRICE_MINOR_MAX })),
  },
  { additionalProperties: false },
);
const ScheduleSchema = Type.Object(
  { series: Type.Array(SeriesSchema, { maxItems: SERIES_MAX }) },
  { additionalProperties: false },
);
const faultsOfForm = formFaultsOf(ScheduleSchema, SCHEDULE_FILE);

/** One line of the schedule. Results come either by a pattern or some seconds after the close. */
export type ScheduledSeries = Readonly<Static<typeof SeriesSchema>>;

export interface Schedule {
  readonly series: readonly ScheduledSeries[];
}

export interface KnownToSchedules {
  readonly games: readonly string[];
  /** The lowest price at which a game of these takes more than it pays back. */
  readonly priceMinorMinOf: (game: string) => number;
  /** How long sales may go on after a close: results come after that. */
  readonly graceMs: number;
  /** For series that name none. */
  readonly timeZone: string;
  /** The draws after this instant are checked. */
  readonly nowMs: number;
}

/** As `parseSchedule`, from a file. */
export function readScheduleFile(path: string, known: KnownToSchedules): Schedule {
  return parseSchedule(readOperatorFile(path, SCHEDULE_FILE), known);
}

/** Reads a schedule's text. Throws ConfigurationError with a sentence for each thing wrong. */
export function parseSchedule(text: string, known: KnownToSchedules): Schedule {
  const schedule = parseOperatorFile(text, SCHEDULE_FILE);
  const problems = findScheduleProblems(schedule, known);
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  return schedule as Schedule;
}

/** A sentence for each thing that is wrong, the first of them; none for a `Schedule`. */
export function findScheduleProblems(schedule: unknown, known: KnownToSchedules): string[] {
  return [...problemsInTurn(schedule, known)].flat().slice(0, PROBLEMS_SHOWN_MAX);
}

/** The same for a thread that has clients: a series takes milliseconds, and they come first. */
export async function findScheduleProblemsByAndBy(
  schedule: unknown,
  known: KnownToSchedules,
): Promise<string[]> {
  const problems: string[] = [];
  for (const found of problemsInTurn(schedule, known)) {
    problems.push(...found);
    await pause();
  }
  return problems.slice(0, PROBLEMS_SHOWN_MAX);
}

/** Those of its form; if there are none, those of each series. */
function* problemsInTurn(schedule: unknown, known: KnownToSchedules): Generator<string[]> {
  const ofForm = faultsOfForm(schedule);
  yield ofForm;
  if (ofForm.length > 0) return;
  const seen = new Set<string>();
  for (const one of (schedule as Schedule).series) {
    yield findSeriesProblems(one, seen, known);
    seen.add(one.seriesId);
  }
}

function findSeriesProblems(
  one: ScheduledSeries,
  seen: ReadonlySet<string>,
  known: KnownToSchedules,
): string[] {
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`Series ${one.seriesId}: ${problem}.`);
  if (seen.has(one.seriesId)) say('there are two of this name');
  if (one.seriesId.startsWith(SINGLE_DRAWS_PREFIX)) {
    say(`names that begin with "${SINGLE_DRAWS_PREFIX}" are those of single draws`);
  }
  if (!known.games.includes(one.game)) {
    say(`there is no game "${one.game}", only ${known.games.join(', ')}`);
  } else findMoneyProblem(one, known, say);
  if ((one.results === undefined) === (one.resultsDelaySeconds === undefined)) {
    say('it needs either results or resultsDelaySeconds');
  }
  const delayMs = (one.resultsDelaySeconds ?? RESULTS_DELAY_SECONDS_MAX) * 1_000;
  if (delayMs < known.graceMs) {
    say(`its results would come before TIRAGE_GRACE_MS (${known.graceMs}) has passed`);
  }
  const timeZone = one.timeZone ?? known.timeZone;
  if (!isTimeZone(timeZone)) {
    say(`"${timeZone}" is not an IANA time zone`);
    return problems;
  }
  const crons = [one.closes, one.results].filter((cron) => cron !== undefined);
  const cronProblems = crons.map(findCronProblem).filter((problem) => problem !== undefined);
  for (const problem of cronProblems) say(problem);
  if (cronProblems.length === 0 && one.results !== undefined) findDelayProblem(one, known, say);
  return problems;
}

type Say = (problem: string) => void;

/** Two patterns, each right by itself, may lie so far apart that no draw can be planned. */
function findDelayProblem(
  series: ScheduledSeries,
  { nowMs, timeZone, graceMs }: KnownToSchedules,
  say: Say,
) {
  let afterMs = nowMs;
  for (let i = 0; i < DRAWS_LOOKED_AT; i += 1) {
    const { closesAtMs, resultsAtMs } = nextDrawTimes(series, { afterMs, timeZone });
    const delayMs = resultsAtMs - closesAtMs;
    const closesAt = new Date(closesAtMs).toISOString();
    if (delayMs < graceMs) {
      say(`the results of ${closesAt} would come before TIRAGE_GRACE_MS (${graceMs}) has passed`);
      return;
    }
    if (delayMs > RESULTS_DELAY_SECONDS_MAX * 1_000) {
      say(`the results of ${closesAt} would come more than a week after the close`);
      return;
    }
    afterMs = closesAtMs;
  }
}

function findMoneyProblem(
  { game, priceMinor }: ScheduledSeries,
  known: KnownToSchedules,
  say: Say,
): void {
  const priceMinorMin = known.priceMinorMinOf(game);
  if (priceMinor === undefined || priceMinor >= priceMinorMin) return;
  say(`at ${priceMinor} the game pays back all that it takes, or more: ${priceMinorMin} or above`);
}
