/**
 * What orchestrators may ask at the players' port, too: whether the process is alive, and whether
 * it is ready. Metrics, and the same two for operators, have a door of their own
 * (`src/supervisor/operations-listener.ts`).
 */
import { VERSION } from '../../config/version.ts';
import type { HealthReport } from '../../operations/health.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';

export interface OperationsProviders {
  readonly health: () => HealthReport;
}

const Healthy = strictObject({ status: Type.Literal('ok'), version: Type.String() });
const Ready = strictObject({
  status: Type.Literal('ok'),
  alarms: Type.Record(Type.String(), Type.String(), {
    description: 'What an operator has to look at although the engine is ready, by kind of alarm.',
  }),
});

export function operationsRoutes(providers: OperationsProviders): readonly Route[] {
  return [
    defineRoute({
      ...OPERATIONS,
      path: '/healthz',
      name: 'getHealth',
      summary: 'Whether the process lives. What fails here only a restart cures.',
      responses: { 200: json('It lives.', Healthy) },
    }).handledBy(() => {
      const { alive, reasons } = providers.health();
      if (alive) return { status: 200, body: { status: 'ok', version: VERSION } };
      return refuse('notReady', { facts: reasons });
    }),
    defineRoute({
      ...OPERATIONS,
      path: '/readyz',
      name: 'getReadiness',
      summary: 'Whether the process should be given work.',
      responses: { 200: json('It is ready.', Ready) },
    }).handledBy(() => {
      const { alive, ready, reasons, alarms } = providers.health();
      if (alive && ready) return { status: 200, body: { status: 'ok', alarms } };
      return refuse('notReady', { facts: reasons });
    }),
  ];
}

const OPERATIONS = {
  method: 'GET',
  tags: ['operations'],
  authorization: 'none',
  rateLimit: 'none',
  refusals: ['notReady'],
} as const;
