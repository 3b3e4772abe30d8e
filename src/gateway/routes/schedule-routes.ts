/**
 * The schedule of recurring draws, read and put by operators while the engine runs.
 *
 * What is put is checked by the code that checks a file, and refused with all that is wrong. It
 * holds from the planner's next turn on, over the file's, until an operator deletes it.
 */
import { CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import { findChangedRules } from '../../games/changed-rules.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import {
  ScheduleBody,
  ScheduleReply,
  type ScheduleView,
} from '../../protocol/schedule-messages.ts';
import { knownToSchedules } from '../../schedule/read-schedule.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { refusalOf, type Services } from './services.ts';

const PATH = '/v1/admin/schedule';

export function scheduleRoutes(services: Services): readonly Route[] {
  return [getSchedule(services), putSchedule(services), deleteSchedule(services)];
}

function getSchedule(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: PATH,
    name: 'getSchedule',
    summary: 'The schedule in force, the next draws of it, and draws that were missed.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'read',
    responses: { 200: json('The schedule.', ScheduleReply) },
  }).handledBy(async () => {
    const answer = await services.client.question(CALENDAR_SHARD, 'getSchedule', {});
    return answer.ok ? shown(services, answer.reply) : refusalOf(answer);
  });
}

function putSchedule(services: Services): Route {
  return defineRoute({
    method: 'PUT',
    path: PATH,
    name: 'putSchedule',
    summary: 'Put a schedule in force, over that of the file. Draws that are planned stay.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    body: ScheduleBody,
    responses: { 200: json('The schedule in force.', ScheduleReply) },
    refusals: ['scheduleInvalid'],
  }).handledBy(async ({ body, caller }) => {
    // Loaded when it is needed, as the checking library takes a tenth of a second.
    const { findScheduleProblemsByAndBy: findProblems } = await import(
      '../../schedule/schedule-file.ts'
    );
    const known = knownToSchedules(services.settings, services.games, services.clock.wallMs());
    const problems = await findProblems(body, known);
    if (problems.length > 0) {
      const errors = problems.map((message) => ({ in: 'body' as const, pointer: '', message }));
      return refuse('scheduleInvalid', { errors });
    }
    return put(services, JSON.stringify(body), caller.playerKey);
  });
}

function deleteSchedule(services: Services): Route {
  return defineRoute({
    method: 'DELETE',
    path: PATH,
    name: 'deleteSchedule',
    summary: 'Go back to the schedule of the file. Draws that are planned stay.',
    tags: ['administration'],
    authorization: ['operator', 'admin'],
    rateLimit: 'write',
    responses: { 200: json('The schedule in force.', ScheduleReply) },
  }).handledBy(({ caller }) => put(services, null, caller.playerKey));
}

async function put(services: Services, text: string | null, by: PlayerKey) {
  const answer = await services.client.question(CALENDAR_SHARD, 'putSchedule', { text, by });
  return answer.ok ? shown(services, answer.reply) : refusalOf(answer);
}

async function shown({ client, settings, games, clock }: Services, view: ScheduleView) {
  const { shownSchedule } = await import('../../schedule/shown-schedule.ts');
  const changed = await findChangedRules(client, games);
  if (!changed.ok) return refusalOf(changed);
  const known = knownToSchedules(settings, games, clock.wallMs());
  const body = await shownSchedule(view, known, changed.reply);
  return { status: 200, body } as const;
}
