/**
 * `tirage schedule`: whether a schedule's file is right, and which one a running engine goes by.
 *
 * `check` asks no engine. `show`, `put` and `use-file` ask the one of the data directory, which
 * checks what is put by the same code.
 */
import type { Command } from 'commander';
import { readMachine } from '../config/machine.ts';
import { integerKind } from '../config/setting-kinds.ts';
import { readSettings } from '../config/settings.ts';
import { readGames } from '../games/read-games.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { readOperatorFile } from '../protocol/operator-file.ts';
import type { ScheduleJson } from '../protocol/schedule-messages.ts';
import { nextDraws } from '../schedule/next-draws.ts';
import { readSchedule } from '../schedule/read-schedule.ts';
import { SCHEDULE_FILE, type ScheduledSeries } from '../schedule/schedule.ts';
import { askEngine } from '../supervisor/control-socket.ts';
import type { ScheduleCommand } from '../supervisor/schedule-control.ts';
import { say } from './standard-output.ts';

const COUNT_MAX = 1_000;
const COUNT = integerKind({ min: 1, max: COUNT_MAX });

interface CheckFlags {
  readonly count: string;
  readonly timeZone?: string;
  readonly json?: true;
}

export function addScheduleCommands(program: Command): void {
  const schedule = program.command('schedule').description('the recurring draws');
  schedule
    .command('check')
    .argument('[file]', 'the schedule; TIRAGE_SCHEDULE or the built-in one if left out')
    .description('check a schedule, and tell when its next draws close and show their results')
    .option('--count <count>', 'how many draws of each series', '3')
    .option('--time-zone <zone>', 'for series that name none; TIRAGE_TIME_ZONE if left out')
    .option('--json', 'as JSON, one draw a line')
    .action((file: string | undefined, flags: CheckFlags) => check(file, flags));
  schedule
    .command('show')
    .description('the schedule that the running engine goes by, and the draws that it missed')
    .option('--json', 'as JSON, as GET /v1/admin/schedule')
    .option('--data <path>', 'the data directory')
    .action((flags: EngineFlags) => ask({ command: 'schedule', deed: 'show' }, flags));
  schedule
    .command('put')
    .argument('<file>', 'the schedule')
    .description('put a schedule in force, over that of the settings; planned draws stay')
    .option('--json', 'as JSON, as GET /v1/admin/schedule')
    .option('--data <path>', 'the data directory')
    .action((file: string, flags: EngineFlags) => {
      return ask(
        { command: 'schedule', deed: 'put', text: readOperatorFile(file, SCHEDULE_FILE) },
        flags,
      );
    });
  schedule
    .command('use-file')
    .description('go back to the schedule of the settings; planned draws stay')
    .option('--json', 'as JSON, as GET /v1/admin/schedule')
    .option('--data <path>', 'the data directory')
    .action((flags: EngineFlags) => ask({ command: 'schedule', deed: 'useFile' }, flags));
}

interface EngineFlags {
  readonly json?: true;
  readonly data?: string;
}

async function ask(request: ScheduleCommand, { json, data }: EngineFlags): Promise<void> {
  const settings = readSettings({ machine: readMachine(), flags: { data } });
  const answer = await askEngine(settings.dataDirectory, request);
  if (!answer.ok) throw new ConfigurationError(answer.message);
  const shown = answer.result as ScheduleJson;
  if (json === true) say(JSON.stringify(shown));
  else for (const line of linesOf(shown)) say(line);
}

function linesOf({ source, since, by, next, problems, missed }: ScheduleJson): string[] {
  const whose = source === 'file' ? 'of the settings' : `put by ${by ?? 'the command line'}`;
  return [
    `The schedule in force is the one ${whose}, since ${since}.`,
    ...next.map(({ series, closesAt, resultsAt }) => {
      return `${series}  closes ${closesAt}  results ${resultsAt}`;
    }),
    ...problems.map((problem) => `NOT planned: ${problem}`),
    ...missed.map(({ series, from, through, count }) => {
      return `${series}  missed ${count}, from ${from} through ${through}: none was planned`;
    }),
  ];
}

async function check(file: string | undefined, flags: CheckFlags): Promise<void> {
  const count = COUNT.parse(flags.count);
  if (!('value' in count)) {
    throw new ConfigurationError(`--count must be ${count.mustBe}, but is "${flags.count}".`);
  }
  const settings = readSettings({
    machine: readMachine(),
    flags: { schedule: file, timeZone: flags.timeZone },
  });
  const { timeZone } = settings;
  const schedule = await readSchedule(settings, await readGames(settings));
  for (const series of schedule.series) {
    for (const draw of drawsOf(series, count.value, timeZone)) {
      const line = flags.json === true ? JSON.stringify(draw) : lineOf(draw);
      say(line);
    }
  }
  const countText = schedule.series.length === 1 ? '1 series' : `${schedule.series.length} series`;
  if (flags.json !== true) say(`The schedule is right: ${countText}.`);
}

interface NextDraw {
  readonly seriesId: string;
  readonly game: string;
  readonly closesAt: string;
  readonly resultsAt: string;
  /** The close, by the clocks of the series' zone. */
  readonly closesLocal: string;
  readonly timeZone: string;
}

function drawsOf(series: ScheduledSeries, count: number, timeZoneDefault: string): NextDraw[] {
  const timeZone = series.timeZone ?? timeZoneDefault;
  const from = { afterMs: SYSTEM_CLOCK.wallMs(), timeZone, count };
  return nextDraws(series, from).map(({ closesAtMs, resultsAtMs }) => ({
    seriesId: series.seriesId,
    game: series.game,
    closesAt: new Date(closesAtMs).toISOString(),
    resultsAt: new Date(resultsAtMs).toISOString(),
    closesLocal: localTime(closesAtMs, timeZone),
    timeZone,
  }));
}

function localTime(atMs: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return format.format(atMs);
}

function lineOf({ seriesId, closesAt, resultsAt, closesLocal, timeZone }: NextDraw): string {
  return `${seriesId}  closes ${closesAt} (${closesLocal} ${timeZone})  results ${resultsAt}`;
}
