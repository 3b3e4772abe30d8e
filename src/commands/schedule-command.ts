/** `tirage schedule check`: whether a schedule's file is right, and when its draws would be. */
import type { Command } from 'commander';
import { readMachine } from '../config/machine.ts';
import { integerKind } from '../config/setting-kinds.ts';
import { readSettings } from '../config/settings.ts';
import { readGames } from '../games/read-games.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { readSchedule } from '../schedule/read-schedule.ts';
import { nextDrawTimes, type ScheduledSeries } from '../schedule/schedule.ts';
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
    for (const draw of nextDraws(series, count.value, timeZone)) {
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

function nextDraws(series: ScheduledSeries, count: number, timeZoneDefault: string): NextDraw[] {
  const timeZone = series.timeZone ?? timeZoneDefault;
  let afterMs = SYSTEM_CLOCK.wallMs();
  return Array.from({ length: count }, () => {
    const { closesAtMs, resultsAtMs } = nextDrawTimes(series, { afterMs, timeZone });
    afterMs = closesAtMs;
    return {
      seriesId: series.seriesId,
      game: series.game,
      closesAt: new Date(closesAtMs).toISOString(),
      resultsAt: new Date(resultsAtMs).toISOString(),
      closesLocal: localTime(closesAtMs, timeZone),
      timeZone,
    };
  });
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
