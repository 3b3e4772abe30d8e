/**
 * The one wrapper around every request: nothing of the library reaches a handler, and nothing that
 * a handler does reaches the library unguarded.
 *
 * Why: in this library an exception in a handler, a missing abort handler or a second answer ends
 * the process. So each request takes these steps, and only these:
 *   1. judge the head                       → 4xx and close
 *   2. authenticate, authorize, rate limit  → 401, 403, 429
 *   3. collect the body                     → 408
 *   4. check address, headers and body      → 400, 413, 415
 *   5. run the handler                      → its answer, or 500
 *   6. write one answer, corked
 * A time limit covers 2 to 5, and an aborted request leaves at any step without an answer.
 *
 * A closing answer leaves in a later tick: the library goes on parsing the bytes behind a refused
 * request and would obey a second request hidden there. A pending answer makes it hang up instead.
 */
import type { HttpRequest, HttpResponse } from 'uWebSockets.js';
import type { RejectionCode } from '../../actors/rejection-codes.ts';
import { must } from '../kernel/assert.ts';
import { admit } from './admission.ts';
import { writeRefusal, writeReply } from './answer-writer.ts';
import { fingerprintRequest } from './body-fingerprint.ts';
import type { Caller } from './caller.ts';
import type { CompiledRoute } from './compiled-route.ts';
import type { Deadlined } from './deadlines.ts';
import type { Exchange } from './exchange.ts';
import { FileBody } from './file-body.ts';
import type { FileTarget } from './file-sender.ts';
import type { GatewayCore } from './gateway-core.ts';
import { PROBLEM_KINDS, type Refusal, refuse } from './problem.ts';
import { checkRequest, type RequestValues } from './request-checks.ts';
import { type RequestHead, readHead } from './request-head.ts';
import { LATER, type Reply } from './route.ts';

const OUTCOME_UNKNOWN =
  'Whether it took effect is unknown. Ask again; with the same Idempotency-Key if it had one.';
const INTERNAL_ERROR = refuse('internalError');
const NO_VALUES: Readonly<Record<string, string>> = Object.freeze({});

export class HttpExchange implements Exchange, Deadlined, RequestValues, FileTarget {
  params: unknown = NO_VALUES;
  query: unknown = NO_VALUES;
  headers: unknown = NO_VALUES;
  body: unknown = undefined;
  bodyText = '';
  /** `none` routes see `undefined` in their own type; see `Exchange`. */
  caller = undefined as unknown as Caller;
  readonly requestId: string;
  readonly receivedAtMs: number;
  readonly compiled: CompiledRoute;
  readonly isHead: boolean;

  deadlineTick = 0;
  deadlinePrevious: Deadlined | undefined = undefined;
  deadlineNext: Deadlined | undefined = undefined;

  readonly #core: GatewayCore;
  readonly #startedMs: number;
  readonly #head: RequestHead;
  readonly #url: string;
  /** Gone once the exchange is over: nothing may touch it then. */
  #response: HttpResponse | undefined;
  #chunks: Buffer[] | undefined = undefined;
  #clientAddress = '';
  #isCallerKnown = false;
  #isBodyComplete = false;
  #isClosing = false;
  #isSendingFile = false;
  #over: (() => void) | undefined = undefined;

  constructor(
    core: GatewayCore,
    compiled: CompiledRoute,
    response: HttpResponse,
    request: HttpRequest,
    isHead: boolean,
  ) {
    this.#core = core;
    this.compiled = compiled;
    this.isHead = isHead;
    this.#response = response;
    response.onAborted(() => this.#finish());
    this.#url = request.getUrl();
    this.#head = readHead(request, this.#url, compiled.headerNames);
    this.requestId = core.requestIds.choose(this.#head.requestId);
    this.receivedAtMs = core.clock.wallMs();
    this.#startedMs = core.countAnswer === undefined ? 0 : core.clock.monotonicMs();
    if (this.#head.fault !== undefined) {
      this.#refuseAndClose(refuse(this.#head.fault, { detail: this.#head.faultDetail }));
    } else if (core.isStopping) {
      this.#refuse(refuse('gatewayStopping'));
    } else {
      this.#copyAddress(request);
      this.#begin(response);
    }
    if (this.#response !== undefined && !this.#isSendingFile) core.deadlines.add(this);
  }

  get clientAddress(): string {
    if (this.#clientAddress === '' && this.#response !== undefined) {
      const peer = Buffer.from(this.#response.getRemoteAddressAsText()).toString('latin1');
      this.#clientAddress = this.#core.clientAddresses.resolve(peer, this.#head.forwardedFor);
    }
    return this.#clientAddress;
  }

  get idempotencyKey(): string {
    return this.#head.idempotencyKey;
  }

  get origin(): string {
    return this.#head.origin;
  }

  get bodyFingerprint(): number {
    return fingerprintRequest(this.compiled.route.method, this.#url, this.bodyText);
  }

  get isOver(): boolean {
    return this.#response === undefined || this.#isClosing;
  }

  get response(): HttpResponse {
    return must(this.#response, 'an answer is written before the exchange is over');
  }

  get ifNoneMatch(): string {
    return this.#head.ifNoneMatch;
  }

  get range(): string {
    return this.#head.range;
  }

  get ifRange(): string {
    return this.#head.ifRange;
  }

  get acceptEncoding(): string {
    return this.#head.acceptEncoding;
  }

  get extraLines(): string {
    const { origin } = this.#head;
    return origin === '' ? '' : this.#core.crossOrigin.answerLines(origin);
  }

  get isClosing(): boolean {
    return this.#isClosing || this.#core.isStopping;
  }

  respond(answer: Reply | Refusal): boolean {
    if (this.isOver) return false;
    try {
      if ('code' in answer) this.#refuse(answer);
      else if (answer.body instanceof FileBody) this.#sendFile(answer.body);
      else this.#done(writeReply(this, answer));
    } catch (error) {
      this.#fail(error);
    }
    return true;
  }

  whenOver(call: () => void): void {
    this.#over = call;
  }

  /** The time limit passed. What the handler began is not undone, and the answer says so. */
  expire(): void {
    if (this.isOver) return;
    if (this.#isBodyComplete) this.#refuse(refuse('requestTimeout', { detail: OUTCOME_UNKNOWN }));
    else this.#refuseAndClose(refuse('bodyTimeout'));
  }

  /** The request object dies with this call, so its texts are copied; they are judged in step 4. */
  #copyAddress(request: HttpRequest): void {
    const { paramNames, query } = this.compiled;
    if (paramNames.length > 0)
      this.params = paramNames.map((_, i) => request.getParameter(i) ?? '');
    if (query !== undefined) this.query = request.getQuery() ?? '';
  }

  /** Step 2 and the listening of step 3. */
  #begin(response: HttpResponse): void {
    this.#isBodyComplete = this.#head.contentLength === 0;
    if (this.compiled.roles === undefined) this.#takeCaller(undefined);
    else this.#authenticate();
    if (!this.#isBodyComplete && this.#response !== undefined) {
      response.onData((chunk, isLast) => this.#takeChunk(chunk, isLast));
    }
  }

  #authenticate(): void {
    const { authorization, cookie } = this.#head;
    try {
      const takesCookie = this.compiled.route.takesCookie === true;
      const offered = { authorization, cookie, takesCookie };
      const found = this.#core.authenticate(offered, this.receivedAtMs);
      if (found instanceof Promise) {
        found.then((caller) => this.#takeCaller(caller)).catch((error) => this.#fail(error));
      } else {
        this.#takeCaller(found);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #takeCaller(caller: Caller | RejectionCode | undefined): void {
    if (this.isOver) return;
    const code = typeof caller === 'string' ? refuse(caller) : undefined;
    const known = typeof caller === 'string' ? undefined : caller;
    const refusal = code ?? admit(this.#core, this.compiled, known, this);
    if (refusal !== undefined) {
      this.#refuse(refusal);
      return;
    }
    if (known !== undefined) this.caller = known;
    this.#isCallerKnown = true;
    if (this.#isBodyComplete) this.#handle(this.#joinedChunks());
  }

  #takeChunk(chunk: ArrayBuffer, isLast: boolean): void {
    if (this.isOver) return;
    this.#isBodyComplete = isLast;
    if (isLast && this.#chunks === undefined && this.#isCallerKnown) {
      this.#handle(Buffer.from(chunk));
      return;
    }
    // The library takes the chunk's memory back when this call returns.
    this.#chunks ??= [];
    this.#chunks.push(Buffer.from(chunk.slice(0)));
    if (isLast && this.#isCallerKnown) this.#handle(this.#joinedChunks());
  }

  #joinedChunks(): Buffer | undefined {
    return this.#chunks && Buffer.concat(this.#chunks);
  }

  /** Steps 4 and 5. */
  #handle(bytes: Buffer | undefined): void {
    try {
      const refusal = checkRequest(this.compiled, this.#head, bytes, this);
      this.#chunks = undefined;
      const answer = refusal ?? this.compiled.route.handle(this);
      if (answer === LATER) return;
      if (!(answer instanceof Promise)) this.respond(answer);
      else answer.then((late) => this.respond(late)).catch((error) => this.#fail(error));
    } catch (error) {
      this.#fail(error);
    }
  }

  #refuse(refusal: Refusal): void {
    if (PROBLEM_KINDS[refusal.code].closes === true) this.#refuseAndClose(refusal);
    else this.#done(writeRefusal(this, refusal));
  }

  #refuseAndClose(refusal: Refusal): void {
    this.#isClosing = true;
    setImmediate(() => {
      if (this.#response !== undefined) this.#done(writeRefusal(this, refusal));
    });
  }

  /** An exception that no handler may leave: told to the operator, not to the client. */
  #fail(failure: unknown): void {
    this.#core.reportFailure(failure, this.requestId, this.compiled.route);
    if (!this.isOver) this.#done(writeRefusal(this, INTERNAL_ERROR));
  }

  /** A file takes as long as the client's line: it is no longer measured by the time limit. */
  #sendFile(file: FileBody): void {
    this.#isSendingFile = true;
    this.#core.deadlines.remove(this);
    this.#core.files.send(this, file).then(
      (sent) => {
        if (this.isOver) return;
        if (typeof sent === 'number') this.#done(sent);
        else this.#refuse(sent);
      },
      (error) => this.#fail(error),
    );
  }

  #done(status: number): void {
    this.#finish();
    const { countAnswer, clock } = this.#core;
    if (countAnswer === undefined) return;
    countAnswer(this.compiled.route, status, (clock.monotonicMs() - this.#startedMs) / 1_000);
  }

  #finish(): void {
    this.#response = undefined;
    this.#chunks = undefined;
    this.#core.deadlines.remove(this);
    this.#over?.();
  }
}
