/** What a trader does to events, each done once however often it has to be asked for. */
import type { components, paths } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { untilAnswered } from '../../kit/browser/unanswered.ts';

export type EventHere = components['schemas']['Event'];
export type Liability = components['schemas']['Liability'];
export type Market = EventHere['markets'][number];
export type Selection = Market['selections'][number];

/** Longest reason that any of these takes. */
export const REASON_MAX = 200;

export const CREATION = '/v1/admin/events';
const CHANGE = '/v1/admin/events/{id}';
const KEY_BYTES = 18;

type BodyOf<Operation> = Operation extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Body } };
}
  ? Body
  : never;

export type EventChange = BodyOf<paths[typeof CHANGE]['patch']>;
export type NewEvent = BodyOf<paths[typeof CREATION]['post']>;
type Result = BodyOf<paths['/v1/admin/events/{id}/result']['post']>;
type Correction = BodyOf<paths['/v1/admin/events/{id}/correction']['post']>;

/** An answer that was lost is asked for again under the same key: a change is made once. */
export function changeEvent(id: string, body: EventChange) {
  const options = { key: newKey() };
  return engine.call('PATCH', CHANGE, { params: { id }, body }, options);
}

export function createEvent(body: NewEvent) {
  return untilAnswered(engine.intend(CREATION, { body }));
}

export function resolveEvent(id: string, body: Result) {
  return untilAnswered(engine.intend('/v1/admin/events/{id}/result', { params: { id }, body }));
}

export function correctEvent(id: string, body: Correction) {
  return untilAnswered(engine.intend('/v1/admin/events/{id}/correction', { params: { id }, body }));
}

export function voidEvent(id: string, reason: string) {
  const body = { reason };
  return untilAnswered(engine.intend('/v1/admin/events/{id}/void', { params: { id }, body }));
}

export function askLiability(id: string, signal: AbortSignal): Promise<Liability> {
  return engine.call('GET', '/v1/admin/events/{id}/liability', { params: { id } }, { signal });
}

/** Not `randomUUID`, which browsers keep from pages without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
