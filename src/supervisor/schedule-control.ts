/** The schedule of a running engine, for the command line: shown, put, or the file's again. */

import { CALENDAR_SHARD } from '../../actors/calendar/calendar.ts';
import type { GameShelf } from '../../actors/games/game-shelf.ts';
import type { Settings } from '../config/settings.ts';
import { findChangedRules } from '../games/changed-rules.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { knownToSchedules } from '../schedule/read-schedule.ts';
import type { ControlAnswer } from './control-socket.ts';

export type ScheduleCommand =
  | { readonly command: 'schedule'; readonly deed: 'show' | 'useFile' }
  | { readonly command: 'schedule'; readonly deed: 'put'; readonly text: string };

export interface ScheduleTools {
  readonly client: Pick<ShardClient, 'question' | 'questionAll' | 'founderCount'>;
  readonly clock: Clock;
  readonly games: GameShelf;
  readonly settings: Pick<Settings, 'timeZone' | 'graceMs' | 'payoutPermyriadMax' | 'role'>;
}

/** Answers with the schedule that is in force then, as `GET /v1/admin/schedule` does. */
export async function controlSchedule(
  { client, clock, games, settings }: ScheduleTools,
  request: ScheduleCommand,
): Promise<ControlAnswer> {
  if (settings.role === 'line-provider') {
    return { ok: false, message: 'A line provider plans no draws.' };
  }
  const { parseSchedule } = await import('../schedule/schedule-file.ts');
  const { shownSchedule } = await import('../schedule/shown-schedule.ts');
  const known = knownToSchedules(settings, games, clock.wallMs());
  // Throws a sentence for each thing that is wrong, which is the answer then.
  const text = request.deed === 'put' ? JSON.stringify(parseSchedule(request.text, known)) : null;
  const answer =
    request.deed === 'show'
      ? await client.question(CALENDAR_SHARD, 'getSchedule', {})
      : await client.question(CALENDAR_SHARD, 'putSchedule', { text, by: null });
  if (!answer.ok) return { ok: false, message: `The calendar refused: ${answer.code}. Ask again.` };
  const changed = await findChangedRules(client, games);
  if (!changed.ok) return { ok: false, message: `A shard refused: ${changed.code}. Ask again.` };
  return { ok: true, result: await shownSchedule(answer.reply, known, changed.reply) };
}

export function isScheduleCommand(request: unknown): request is ScheduleCommand {
  if (typeof request !== 'object' || request === null) return false;
  const { command, deed, text } = request as {
    command?: unknown;
    deed?: unknown;
    text?: unknown;
  };
  if (command !== 'schedule') return false;
  return deed === 'put' ? typeof text === 'string' : deed === 'show' || deed === 'useFile';
}
