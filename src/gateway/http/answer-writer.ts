/**
 * Writes an answer: three calls into the library inside one cork, whatever the answer holds.
 *
 * All that can fail (serialising, checking headers) happens before the first byte is written, so a
 * failure here can still become a 500.
 */

import type { HttpResponse } from 'uWebSockets.js';
import { gzipSync } from 'node:zlib';
import { assert, must } from '../../kernel/assert.ts';
import {
  type CompiledResponse,
  type CompiledRoute,
  headersFor,
  preparedHeadOf,
} from '../routing/compiled-route.ts';
import { PROBLEM_KINDS, problemText, type Refusal } from '../routing/problem.ts';
import type { RouteReply } from '../routing/route.ts';
import { acceptsCoding } from './accepted-coding.ts';
import { JsonText } from './json-text.ts';
import { PackedBody } from './packed-body.ts';
import { PreparedBody } from './prepared-body.ts';
import type { RequestHead } from './request-head.ts';
import { headerLines, statusLine } from './response-headers.ts';

/** What an answer needs to know about its request. */
export interface AnswerTarget {
  readonly response: HttpResponse;
  readonly compiled: CompiledRoute;
  readonly requestId: string;
  /** Where the id is one of ours; else 0. */
  readonly requestNumber: number;
  readonly head: Pick<RequestHead, 'ifNoneMatch' | 'acceptEncoding'>;
  /**
   * Header lines for pages of other origins, and others that belong to every answer to this
   * request.
   */
  readonly extraLines: string;
  /** A HEAD request gets the headers only. */
  readonly isHead: boolean;
  readonly isClosing: boolean;
}

/**
 * Writes a success, and returns the status that was sent. If it throws, nothing has been written.
 */
export function writeReply(target: AnswerTarget, reply: RouteReply): number {
  const { compiled } = target;
  const response = must(
    compiled.responses.get(reply.status),
    'a status is not declared by its route',
  );
  let lines = target.extraLines;
  if (reply.headers !== undefined) lines += headerLines(reply.headers);
  if (reply.isReplay === true) lines += REPLAY_LINE;
  if (reply.body instanceof PreparedBody) {
    return writePrepared(target, response, { body: reply.body, ownLines: '' }, lines);
  }
  if (reply.body instanceof PackedBody) return writePacked(target, response, reply.body, lines);

  const text = contentOf(compiled, response, reply.body);
  if (compiled.route.compression === 'gzip' && mayPack(target, text)) {
    send(target, response.statusLine, `${response.headers}${lines}${GZIP_LINE}`, gzipSync(text));
  } else if (lines === '' && target.requestNumber !== 0) {
    write(target, response.statusLine, response.prepared.of(target.requestNumber), text);
  } else {
    send(target, response.statusLine, response.headers + lines, text);
  }
  return reply.status;
}

/**
 * Writes a refusal, and returns the status that was sent. If it throws, nothing has been written.
 */
export function writeRefusal(target: AnswerTarget, refusal: Refusal): number {
  const status = target.compiled.refusalStatus[refusal.code];
  let lines = target.compiled.problemHeaders + target.extraLines;
  const seconds = refusal.retryAfterSeconds ?? PROBLEM_KINDS[refusal.code].retryAfterSeconds;
  if (seconds !== undefined) lines += `\r\nretry-after: ${Math.max(1, Math.ceil(seconds))}`;
  if (status === 401) lines += '\r\nwww-authenticate: Bearer';
  if (refusal.headers !== undefined) lines += headerLines(refusal.headers);
  if (refusal.isReplay === true) lines += REPLAY_LINE;
  send(target, statusLine(status), lines, problemText(refusal, status));
  return status;
}

const REPLAY_LINE = '\r\nidempotent-replayed: true';
const GZIP_LINE = '\r\ncontent-encoding: gzip';
const VARY_LINE = '\r\nvary: accept-encoding';

function writePacked(
  target: AnswerTarget,
  response: CompiledResponse,
  packed: PackedBody,
  extraLines: string,
): number {
  const { body, coding } = packed.for(target.head.acceptEncoding);
  const codingLine = coding === undefined ? '' : `\r\ncontent-encoding: ${coding}`;
  return writePrepared(target, response, { body, ownLines: VARY_LINE + codingLine }, extraLines);
}

function writePrepared(
  target: AnswerTarget,
  response: CompiledResponse,
  { body, ownLines }: { readonly body: PreparedBody; readonly ownLines: string },
  extraLines: string,
): number {
  const isKnown = body.matches(target.head.ifNoneMatch);
  const line = isKnown ? NOT_MODIFIED : response.statusLine;
  const headers = headersFor(target.compiled, response, body.cacheControl);
  if (extraLines === '' && target.requestNumber !== 0) {
    const head = preparedHeadOf(target.compiled, response, body, () => {
      return `${headers}\r\netag: ${body.entityTag}${ownLines}`;
    });
    write(target, line, head.of(target.requestNumber), body.content);
  } else {
    const lines = `${headers}\r\netag: ${body.entityTag}${ownLines}${extraLines}`;
    send(target, line, lines, body.content);
  }
  return isKnown ? 304 : response.status;
}

/** The text of a body, checked against the published schema where the server was told to. */
function contentOf(
  compiled: CompiledRoute,
  response: CompiledResponse,
  body: unknown,
): string | undefined {
  const { mediaType } = response.spec;
  if (mediaType === undefined) return undefined;
  if (mediaType !== 'application/json') {
    assert(typeof body === 'string', 'a raw answer is not text');
    return body;
  }
  const { validator } = response;
  const text = body instanceof JsonText ? body.text : JSON.stringify(body);
  if (validator !== undefined) {
    const value: unknown = body instanceof JsonText ? JSON.parse(text) : body;
    assert(validator.accepts(value), () => {
      const faults = JSON.stringify(validator.explain(value, true));
      return `${compiled.route.name} answers something else than it publishes: ${faults}`;
    });
  }
  return must(text, 'a JSON answer has no body');
}

/** Packed whatever its size: clients that ask for gzip where it is promised get it. */
function mayPack(target: AnswerTarget, text: string | undefined): text is string {
  return text !== undefined && acceptsCoding(target.head.acceptEncoding, 'gzip');
}

const REQUEST_ID = Buffer.from('x-request-id', 'latin1');
const NO_CONTENT = statusLine(204);
const NOT_MODIFIED = statusLine(304);

/** Scratch for the one cork callback: `cork` calls it before it returns. */
let corkedTarget: AnswerTarget | undefined;
let corkedStatusLine: Uint8Array = NO_CONTENT;
let corkedHeaders: string | Uint8Array = '';
let corkedContent: string | Uint8Array | undefined;

function send(
  target: AnswerTarget,
  line: Uint8Array,
  headers: string,
  content: string | Uint8Array | undefined,
): void {
  write(target, line, target.requestId + headers, content);
}

/** `headers` begin with the request's id. */
function write(
  target: AnswerTarget,
  line: Uint8Array,
  headers: string | Uint8Array,
  content: string | Uint8Array | undefined,
): void {
  corkedTarget = target;
  corkedStatusLine = line;
  corkedHeaders = headers;
  corkedContent = content;
  target.response.cork(writeCorked);
  corkedTarget = undefined;
  corkedContent = undefined;
}

function writeCorked(): void {
  const { response, isHead, isClosing } = must(corkedTarget, 'cork did not call back at once');
  const mayHaveBody = corkedStatusLine !== NO_CONTENT && corkedStatusLine !== NOT_MODIFIED;
  response.writeStatus(corkedStatusLine);
  response.writeHeader(REQUEST_ID, corkedHeaders);
  if (mayHaveBody && !isHead) {
    response.end(corkedContent ?? '', isClosing);
    return;
  }
  if (isClosing) {
    // The only call that ends the connection after a head alone. It always states a length: that of
    // what GET would send, and 0 for a 204, which needs none. Where the length is not 0, the
    // library goes on waiting for the body, and hangs up when anything else comes or when the wait
    // gets long.
    const isEmpty = corkedStatusLine === NO_CONTENT;
    response.endWithoutBody(isEmpty ? 0 : contentBytes(corkedContent), true);
    return;
  }
  // With arguments, this call of the library sends a nonsensical length, or stays pending for ever.
  if (mayHaveBody) response.writeHeader('content-length', String(contentBytes(corkedContent)));
  response.endWithoutBody();
}

function contentBytes(content: string | Uint8Array | undefined): number {
  if (content === undefined) return 0;
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
}
