/** The engine's "no": nothing was done, and `code` says why. */
import type { components } from '../generated/http-types.ts';

type Problem = components['schemas']['Problem'];

/** What this release of the engine can say; a later one may say more. */
export type RefusalCode = Problem['code'] | (string & {});
export type RefusalFacts = NonNullable<Problem['facts']>;

export interface RefusalParts {
  readonly code: RefusalCode;
  /** That of HTTP; 0 where it came over a socket. */
  readonly status?: number;
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly facts?: RefusalFacts | undefined;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly requestId?: string | undefined;
}

/** Refused before anything is begun. */
const NO_EFFECT = new Set<RefusalCode>([
  'tokenMissing',
  'tokenInvalid',
  'sessionEnded',
  'rateLimited',
]);
/** Where no status tells it, as over a socket, and no time to wait either. */
const PASSING = new Set<RefusalCode>([
  'tokenMissing',
  'tokenInvalid',
  'sessionEnded',
  'internalError',
]);

export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  /** What to switch over. A code that this client does not know is kept as it came. */
  readonly code: RefusalCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  /** Values that help: a balance, new odds, the largest stake that would fit. */
  readonly facts: RefusalFacts;
  /** What is wrong with which member of a request. */
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
  readonly retryAfterSeconds: number | undefined;
  /** By which the operator finds the request in their logs. */
  readonly requestId: string | undefined;

  constructor(parts: RefusalParts) {
    const { code, title = code, detail } = parts;
    super(detail === undefined ? `${code}: ${title}` : `${code}: ${title}. ${detail}`);
    this.code = code;
    this.status = parts.status ?? 0;
    this.title = title;
    this.detail = detail;
    this.facts = parts.facts ?? {};
    this.errors = parts.errors ?? [];
    this.retryAfterSeconds = parts.retryAfterSeconds;
    this.requestId = parts.requestId;
  }

  /** Nothing was done. A part of the engine that fails leaves that open, whatever else it says. */
  get hadNoEffect(): boolean {
    return this.isFinal || NO_EFFECT.has(this.code);
  }

  /** Asked again as it is, it would be refused again: neither time nor a token changes it. */
  get isFinal(): boolean {
    const { status, code } = this;
    if (status === 0) return this.retryAfterSeconds === undefined && !PASSING.has(code);
    return status < 500 && status !== 401 && status !== 408 && status !== 429;
  }
}
