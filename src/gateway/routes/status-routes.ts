/** How the engine runs, for staff: its parts now, what is due, and its figures over time. */
import { formatDrawId } from '../../kernel/ids.ts';
import type { MeasurementName } from '../../operations/measurement-table.ts';
import { MeasurementsQuery, MeasurementsReply } from '../../protocol/measurement-messages.ts';
import type { ReplyOf } from '../../protocol/shard-requests.ts';
import { StatusReply } from '../../protocol/status-messages.ts';
import { JsonText } from '../http/json-text.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { instantText, type Services } from './services.ts';

/** A shard that recovers answers when it has: nobody who looks at the status waits for that. */
const SHARD_ANSWER_MS = 1_500;
/** A duty that is younger is on its way: to close and seal a draw takes a moment. */
const LATE_AFTER_MS = 5_000;
const DRAWS_LISTED_MAX = 50;
const HOUR_MS = 3_600_000;

export function statusRoutes(services: Services): readonly Route[] {
  return [getStatus(services), getMeasurements(services)];
}

function getStatus(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/status',
    name: 'getStatus',
    summary: 'How the engine runs now: its parts, alarms, what is due and late, what is sold.',
    description:
      'Figures are a few seconds old at most. A part that does not answer is told of as it is ' +
      'known, and holds nothing up. What the house may lose is told by event: getLiability.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    responses: { 200: json('The engine as it runs.', StatusReply) },
  }).handledBy(async () => {
    const [engine, draws] = await Promise.all([services.engine.status(), drawDuties(services)]);
    return { status: 200, body: { ...engine, draws } };
  });
}

async function drawDuties({ client, clock }: Services) {
  const nowMs = clock.wallMs();
  const shards = Array.from({ length: client.shardCount }, (_, shard) => shard);
  const told = await Promise.all(shards.map((shard) => dutiesOf(client, shard)));
  const duties = told.flatMap((one) => one ?? []);
  const byTime = duties.sort((left, right) => left.dueAtMs - right.dueAtMs);
  const isLate = ({ dueAtMs }: DutyView) => nowMs - dueAtMs >= LATE_AFTER_MS;
  const late = byTime.filter(isLate);
  const due = byTime.filter((one) => !isLate(one));
  const shown = (list: readonly DutyView[]) =>
    list.slice(0, DRAWS_LISTED_MAX).map((one) => dutyJson(one, nowMs));
  return {
    late: shown(late),
    lateCount: late.length,
    due: shown(due),
    dueCount: due.length,
    shardsSilent: shards.filter((shard) => told[shard] === undefined),
  };
}

type DutyView = ReplyOf<'getDrawDuties'>[number];

/** Undefined where the shard does not answer in time. */
async function dutiesOf(
  client: Services['client'],
  shard: number,
): Promise<ReplyOf<'getDrawDuties'> | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), SHARD_ANSWER_MS);
  });
  const answer = await Promise.race([client.question(shard, 'getDrawDuties', {}), silence]);
  clearTimeout(timer);
  return answer?.ok ? answer.reply : undefined;
}

function dutyJson(view: DutyView, nowMs: number) {
  const { draw, seriesId, gameId, state, duty, dueAtMs, waitsFor } = view;
  return {
    drawId: formatDrawId(draw),
    series: seriesId,
    game: gameId,
    state,
    duty,
    dueAt: instantText(dueAtMs),
    lateSeconds: Math.max(0, nowMs - dueAtMs) / 1_000,
    waitsFor: waitsFor === undefined ? null : { what: waitsFor.what, shards: [...waitsFor.shards] },
  };
}

function getMeasurements({ engine, clock }: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/measurements',
    name: 'getMeasurements',
    summary: 'Figures of the engine over time, in columns.',
    description:
      'Every ten seconds for three hours, every five minutes for fourteen days, in memory: a ' +
      'start of the engine begins anew. An answer has 60,000 values at most; where more are ' +
      'asked for, neighbouring steps are one, as `stepSeconds` says.',
    tags: ['administration'],
    authorization: ['operator', 'auditor', 'admin'],
    rateLimit: 'read',
    query: MeasurementsQuery,
    responses: { 200: json('The figures.', MeasurementsReply) },
  }).handledBy(async ({ query }) => {
    const { names, from } = query;
    const fromMs = from === undefined ? clock.wallMs() - HOUR_MS : Date.parse(from);
    if (Number.isNaN(fromMs)) return refuse('requestInvalid', { detail: '`from` is no instant.' });
    const wanted = (names?.split(',') ?? []) as MeasurementName[];
    const text = await engine.measurements({ names: [...new Set(wanted)], fromMs });
    return { status: 200, body: new JsonText(text) };
  });
}
