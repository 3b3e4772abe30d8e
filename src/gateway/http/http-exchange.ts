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
 * Every answer that ends its connection takes one way out, `#answer`: after a head with two
 * readings, a time-out, an upgrade request that is not one, a stop, or when the client wants no
 * more. It leaves in a later tick, because the library goes on parsing the bytes behind a request
 * that was answered at once, and would obey a second request hidden there. While an answer is
 * pending, the library hangs up instead.
 */
import type { HttpRequest, HttpResponse } from 'uWebSockets.js';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import { must } from '../../kernel/assert.ts';
import { admissionRefusal } from '../callers/admission.ts';
import type { Caller } from '../callers/caller.ts';
import type { GatewayCore } from '../gateway-core.ts';
import { fingerprintRequest } from '../purchases/body-fingerprint.ts';
import type { CompiledRoute } from '../routing/compiled-route.ts';
import type { Exchange } from '../routing/exchange.ts';
import { PROBLEM_KINDS, type Refusal, refuse } from '../routing/problem.ts';
import { checkRequest, type RequestValues } from '../routing/request-checks.ts';
import { LATER, type RouteReply } from '../routing/route.ts';
import { writeRefusal, writeReply } from './answer-writer.ts';
import { peerOf } from './client-address.ts';
import { FileBody } from './file-body.ts';
import type { FileTarget, Sent } from './file-sender.ts';
import { type PublicAddress, publicAddressOf } from './public-address.ts';
import { type RequestHead, readRequestHead } from './request-head.ts';
import type { TimeLimited } from './timeouts.ts';

const OUTCOME_UNKNOWN = refuse('requestTimeout', {
  detail:
    'It is not known whether the request took effect. Retry it with the same Idempotency-Key.',
});
const INTERNAL_ERROR = refuse('internalError');
const NO_VALUES: Readonly<Record<string, string>> = Object.freeze({});

export class HttpExchange implements Exchange, RequestValues, FileTarget {
  params: unknown = NO_VALUES;
  query: unknown = NO_VALUES;
  headers: unknown = NO_VALUES;
  body: unknown = undefined;
  bodyText = '';
  /** Routes with `none` see `undefined` in their own type; see `Exchange`. */
  caller = undefined as unknown as Caller;
  /** Of a request that is named by us; 0: its client named it. */
  readonly requestNumber: number;
  readonly receivedAtMs: number;
  readonly compiled: CompiledRoute;
  readonly isHead: boolean;

  timeoutTick = 0;
  timeoutPrevious: TimeLimited | undefined = undefined;
  timeoutNext: TimeLimited | undefined = undefined;

  readonly #core: GatewayCore;
  readonly #startedMs: number;
  readonly head: RequestHead;
  readonly #url: string;
  /** Gone once the exchange is over. */
  #response: HttpResponse | undefined;
  #chunks: Buffer[] | undefined = undefined;
  #clientAddress = '';
  #isCallerKnown = false;
  #isBodyComplete = false;
  #isLast: boolean;
  /** The answer leaves in the next tick. */
  #isAnswered = false;

  /** `refusal` was decided before this, and ends the connection. */
  constructor(
    core: GatewayCore,
    compiled: CompiledRoute,
    response: HttpResponse,
    request: HttpRequest,
    { isHead = false, refusal }: { isHead?: boolean; refusal?: Refusal | undefined },
  ) {
    this.#core = core;
    this.compiled = compiled;
    this.isHead = isHead;
    this.#response = response;
    response.onAborted(() => this.#finish());
    this.#url = request.getUrl();
    const query = compiled.query === undefined ? '' : (request.getQuery() ?? '');
    this.head = readRequestHead(request, this.#url, query, compiled.headNeeds);
    this.requestNumber = core.requestIds.numberOf(this.head.requestId);
    this.receivedAtMs = core.clock.wallMs();
    this.#startedMs = compiled.counts === undefined ? 0 : core.clock.monotonicMs();
    const { fault, faultDetail: detail, isLast } = this.head;
    const refused = fault === undefined ? refusal : refuse(fault, { detail });
    this.#isLast = refused !== undefined || isLast;
    if (refused !== undefined) {
      this.#answer(refused);
    } else if (core.isStopping) {
      this.#answer(refuse('gatewayStopping'));
    } else {
      this.query = query;
      // The request object dies with this call, so its texts are copied; step 4 judges them.
      const { paramNames } = compiled;
      if (paramNames.length > 0) {
        this.params = paramNames.map((_, i) => request.getParameter(i) ?? '');
      }
      this.#begin(response);
    }
    if (this.#response !== undefined) core.timeouts.add(this);
  }

  get clientAddress(): string {
    if (this.#clientAddress === '' && this.#response !== undefined) {
      const peer = peerOf(this.#response);
      this.#clientAddress = this.#core.clientAddresses.countedBy(peer, this.head.forwardedFor);
    }
    return this.#clientAddress;
  }

  get publicAddress(): PublicAddress {
    return publicAddressOf(this.head, this.#core.clientAddresses.trusts(peerOf(this.response)));
  }

  get requestId(): string {
    return this.#core.requestIds.nameOf(this.requestNumber, this.head.requestId);
  }

  get idempotencyKey(): string {
    return this.head.idempotencyKey;
  }

  get origin(): string {
    return this.head.origin;
  }

  get bodyFingerprint(): number {
    return fingerprintRequest(this.compiled.route.method, this.#url, this.bodyText);
  }

  get isOver(): boolean {
    return this.#response === undefined || this.#isAnswered;
  }

  get response(): HttpResponse {
    return must(this.#response, 'an answer was written after the exchange');
  }

  get extraLines(): string {
    const { origin, closingLine } = this.head;
    return (origin === '' ? '' : this.#core.crossOrigin.answerLines(origin)) + closingLine;
  }

  get isClosing(): boolean {
    return this.#isLast || this.#core.isStopping;
  }

  respond(answer: RouteReply | Refusal): boolean {
    if (this.isOver) return false;
    this.#answer(answer);
    return true;
  }

  /** The time limit passed. What the handler began is not undone, and the answer says so. */
  expire(): void {
    if (this.isOver) return;
    this.#answer(this.#isBodyComplete ? OUTCOME_UNKNOWN : refuse('bodyTimeout'));
  }

  /** Step 2, and listening for step 3. */
  #begin(response: HttpResponse): void {
    this.#isBodyComplete = this.head.contentLength === 0;
    if (this.compiled.roles === undefined) this.#takeCaller(undefined);
    else this.#authenticate();
    if (!this.#isBodyComplete && this.#response !== undefined) {
      response.onData((chunk, isLast) => this.#takeChunk(chunk, isLast));
    }
  }

  #authenticate(): void {
    const { authorization, cookie, knownCaller } = this.head;
    try {
      const takesCookie = this.compiled.route.takesCookie === true;
      const offered = { authorization, cookie, takesCookie };
      const found = knownCaller ?? this.#core.authenticate(offered, this.receivedAtMs);
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
    if (typeof caller === 'string') {
      this.#answer(refuse(caller));
      return;
    }
    const refusal = admissionRefusal(this.#core, this.compiled, caller, this);
    if (refusal !== undefined) {
      this.#answer(refusal);
      return;
    }
    if (caller !== undefined) this.caller = caller;
    this.#isCallerKnown = true;
    if (this.#isBodyComplete) this.#handle(this.#chunks && Buffer.concat(this.#chunks));
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
    if (isLast && this.#isCallerKnown) this.#handle(Buffer.concat(this.#chunks));
  }

  /** Steps 4 and 5. */
  #handle(bytes: Buffer | undefined): void {
    try {
      const refusal = checkRequest(this.compiled, this.head, bytes, this);
      this.#chunks = undefined;
      const answer = refusal ?? this.compiled.route.handle(this);
      if (answer === LATER) return;
      if (!(answer instanceof Promise)) this.respond(answer);
      else answer.then((late) => this.respond(late)).catch((error) => this.#fail(error));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The one way out. */
  #answer(answer: RouteReply | Refusal): void {
    if ('code' in answer && PROBLEM_KINDS[answer.code].closes === true) this.#isLast = true;
    if (!this.isClosing) {
      this.#write(answer);
      return;
    }
    this.#isAnswered = true;
    setImmediate(() => this.#write(answer));
  }

  #write(answer: RouteReply | Refusal): void {
    if (this.#response === undefined) return;
    if ('body' in answer && answer.body instanceof FileBody) {
      this.#core.files.answer(this, answer.body, this.head, (sent) => this.#sent(sent));
      return;
    }
    try {
      this.#done('code' in answer ? writeRefusal(this, answer) : writeReply(this, answer));
    } catch (error) {
      this.#report(error);
      this.#done(writeRefusal(this, INTERNAL_ERROR));
    }
  }

  /** An exception that must not leave a handler: reported to the operator, not to the client. */
  #fail(failure: unknown): void {
    this.#report(failure);
    if (!this.isOver) this.#answer(INTERNAL_ERROR);
  }

  #report(failure: unknown): void {
    this.#core.reportFailure(failure, this.requestId, this.compiled.route);
  }

  #sent(sent: Sent): void {
    if (sent instanceof Error) this.#report(sent);
    if (typeof sent === 'number') this.#done(sent);
    else if (sent !== undefined && 'code' in sent) this.#write(sent);
    else this.#finish();
  }

  #done(status: number): void {
    this.#finish();
    const { clock } = this.#core;
    this.compiled.counts?.answered(status, (clock.monotonicMs() - this.#startedMs) / 1_000);
  }

  #finish(): void {
    this.#response = undefined;
    this.#chunks = undefined;
    this.#core.timeouts.remove(this);
  }
}
