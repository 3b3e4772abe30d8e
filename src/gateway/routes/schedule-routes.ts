/**
 * The schedule of recurring draws, read and put by operators while the engine runs.
 *
 * What is put is checked by the code that checks a file, and refused with all that is wrong. It
 * holds from the planner's next turn on, over the file's, until an operator deletes it.
 */
import { CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import { findChangedRules } from '../../games/changed-rules.ts';
import {
  ScheduleBody,
  ScheduleReply,
  type ScheduleView,
} from '../../protocol/schedule-messages.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import type { ShardRequests } from '../../protocol/shard-requests.ts';
import { knownToSchedules } from '../../schedule/read-schedule.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { refusalOf, type Services } from './services.ts';

const PATH = '/v1/admin/schedule';

const OverQuery = strictObject({
  over: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 4_294_967_295,
      description:
        'The `revision` that one has seen: if another holds, nothing is changed. Left out, ' +
        'whichever holds is changed.',
      examples: [3],
    }),
  ),
});

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
    query: OverQuery,
    body: ScheduleBody,
    responses: { 200: json('The schedule in force.', ScheduleReply) },
    refusals: ['scheduleInvalid', 'scheduleStale'],
  }).handledBy(async ({ query, body, caller }) => {
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
    const text = JSON.stringify(body);
    return put(services, { text, by: caller.playerKey, over: query.over });
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
    query: OverQuery,
    responses: { 200: json('The schedule in force.', ScheduleReply) },
    refusals: ['scheduleStale'],
  }).handledBy(({ query, caller }) =>
    put(services, { text: null, by: caller.playerKey, over: query.over }),
  );
}

async function put(services: Services, wanted: ShardRequests['putSchedule']['request']) {
  const answer = await services.client.question(CALENDAR_SHARD, 'putSchedule', wanted);
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
