/**
 * A route made ready for requests: everything that can be computed at start is.
 */

import type { Role } from '../../../actors/player/player.ts';
import { REJECTION_CODES, type RejectionCode } from '../../../actors/rejection-codes.ts';
import { assert } from '../../kernel/assert.ts';
import type { TSchema } from '../../protocol/schema.ts';
import { compileValidator, type Validator } from '../../protocol/validator.ts';
import type { FindKnownCaller } from '../callers/caller.ts';
import type { PreparedBody } from '../http/prepared-body.ts';
import { PreparedHead } from '../http/prepared-head.ts';
import type { HeadNeeds } from '../http/request-head.ts';
import type { RequestIds } from '../http/request-id.ts';
import { headerBlock, statusLine } from '../http/response-headers.ts';
import { PROBLEM_KINDS } from './problem.ts';
import type { ResponseSpec, Route } from './route.ts';

/** Counts answers for the metrics. Must not throw, and must be quick: it is on the hot path. */
export interface AnswerCounts {
  /** `seconds`: from the head of the request until now. */
  answered(status: number, seconds: number): void;
}

export interface CompileSettings {
  readonly strictTransportSeconds: number;
  /** Checks each reply against its schema. For tests: a wrong one becomes a 500. */
  readonly isCheckingReplies: boolean;
  /** Absent: nothing is counted. */
  readonly countsOf?: ((route: Route) => AnswerCounts) | undefined;
  readonly findKnownCaller?: FindKnownCaller | undefined;
  readonly requestIds: RequestIds;
}

export interface CompiledResponse {
  readonly status: number;
  readonly spec: ResponseSpec<unknown>;
  readonly statusLine: Uint8Array;
  /** For an answer that must not be stored. */
  readonly headers: string;
  /** The same for an answer that has no other lines. */
  readonly prepared: PreparedHead;
  /** The same for bodies that are kept, as long as they are. */
  readonly preparedByBody: WeakMap<PreparedBody, PreparedHead>;
  /** The lines for another cache rule, made when first needed: there are three such rules. */
  readonly headersByCacheControl: Map<string, string>;
  readonly validator: Validator | undefined;
}

export interface CompiledRoute {
  readonly route: Route;
  /** The names of the path's parameters, in order. */
  readonly paramNames: readonly string[];
  readonly params: Validator | undefined;
  readonly query: Validator | undefined;
  readonly headers: Validator | undefined;
  readonly headNeeds: HeadNeeds;
  readonly body: Validator | undefined;
  readonly consumes: readonly string[];
  /** `undefined`: anybody. */
  readonly roles: readonly Role[] | undefined;
  readonly responses: ReadonlyMap<number, CompiledResponse>;
  readonly refusalStatus: Readonly<Record<RejectionCode, number>>;
  /** The lines of every refusal. */
  readonly problemHeaders: string;
  readonly counts: AnswerCounts | undefined;
  readonly settings: CompileSettings;
}

const PATH = /^(?:\/|(?:\/(?:[A-Za-z0-9_.-]+|\{[a-zA-Z]+\}))+)$/;

export function compileRoute(route: Route, settings: CompileSettings): CompiledRoute {
  assert(PATH.test(route.path), () => `not a path of a route: ${route.path}`);
  const paramNames = [...route.path.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? '');
  const described = Object.keys(route.params === undefined ? {} : propertiesOf(route.params));
  assert(
    paramNames.length === described.length && paramNames.every((name) => described.includes(name)),
    () => `${route.name}: the path and the schema name other parameters`,
  );
  const takesBody = route.method !== 'GET' && route.method !== 'DELETE';
  assert(takesBody || route.body === undefined, () => `${route.name}: ${route.method} has no body`);
  const rule = route.authorization;
  return {
    route,
    paramNames,
    params: route.params && compileValidator(route.params, 'params'),
    query: route.query && compileValidator(route.query, 'query'),
    headers: route.headers && compileValidator(route.headers, 'headers'),
    headNeeds: {
      declared: route.headers && new Set(Object.keys(propertiesOf(route.headers))),
      findKnownCaller: rule === 'none' ? undefined : settings.findKnownCaller,
    },
    body: route.body && compileValidator(route.body, 'body'),
    consumes: route.consumes ?? ['application/json'],
    roles: rule === 'none' ? undefined : typeof rule === 'string' ? [rule] : rule,
    responses: compileResponses(route, settings),
    refusalStatus: refusalStatuses(route),
    problemHeaders: headerBlock({
      mediaType: 'application/problem+json',
      cacheControl: 'no-store',
      contentSecurityPolicy: undefined,
      strictTransportSeconds: settings.strictTransportSeconds,
      isCompressible: false,
    }),
    counts: settings.countsOf?.(route),
    settings,
  };
}

/** The lines of an answer that carries its own cache rule. */
export function headersFor(
  compiled: CompiledRoute,
  response: CompiledResponse,
  rule: string,
): string {
  let headers = response.headersByCacheControl.get(rule);
  if (headers === undefined) {
    headers = blockOf(compiled.route, response.spec, rule, compiled.settings);
    response.headersByCacheControl.set(rule, headers);
  }
  return headers;
}

/** The head of an answer with a body that is sent often, as bytes; `lines` are asked for once. */
export function preparedHeadOf(
  compiled: CompiledRoute,
  response: CompiledResponse,
  body: PreparedBody,
  lines: () => string,
): PreparedHead {
  let head = response.preparedByBody.get(body);
  if (head === undefined) {
    head = new PreparedHead(compiled.settings.requestIds, lines());
    response.preparedByBody.set(body, head);
  }
  return head;
}

/** The members of an object schema. */
export function propertiesOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  const properties: unknown = 'properties' in schema ? schema.properties : undefined;
  assert(typeof properties === 'object' && properties !== null, 'this schema is not an object');
  return properties as Readonly<Record<string, TSchema>>;
}

function compileResponses(route: Route, settings: CompileSettings): Map<number, CompiledResponse> {
  const responses = new Map<number, CompiledResponse>();
  for (const [key, spec] of Object.entries(route.responses)) {
    const status = Number(key);
    assert(status >= 200 && status < 400, () => `${route.name}: ${status} is not a success`);
    const headers = blockOf(route, spec, 'no-store', settings);
    responses.set(status, {
      status,
      spec,
      statusLine: statusLine(status),
      headers,
      prepared: new PreparedHead(settings.requestIds, headers),
      preparedByBody: new WeakMap(),
      headersByCacheControl: new Map(),
      validator:
        settings.isCheckingReplies && spec.schema !== undefined
          ? compileValidator(spec.schema, 'body')
          : undefined,
    });
  }
  assert(responses.size > 0, () => `${route.name}: no way to succeed`);
  return responses;
}

function blockOf(
  route: Route,
  spec: ResponseSpec<unknown>,
  cacheControl: string,
  settings: CompileSettings,
): string {
  return headerBlock({
    mediaType: spec.mediaType,
    cacheControl,
    contentSecurityPolicy: spec.contentSecurityPolicy,
    strictTransportSeconds: settings.strictTransportSeconds,
    isCompressible: route.compression === 'gzip',
  });
}

const CODES = Object.keys(REJECTION_CODES) as RejectionCode[];
const USUAL_STATUSES = Object.fromEntries(
  CODES.map((code) => [code, PROBLEM_KINDS[code].status] as const),
) as Record<RejectionCode, number>;

/** Most routes have the usual ones, and share them: a table for each would make a start longer. */
function refusalStatuses(route: Route): Readonly<Record<RejectionCode, number>> {
  const own = route.refusalStatus ?? {};
  for (const [code, status] of Object.entries(own)) {
    assert(status >= 400 && status < 600, () => `${route.name}: ${code} would be no refusal`);
  }
  return Object.keys(own).length === 0 ? USUAL_STATUSES : { ...USUAL_STATUSES, ...own };
}
