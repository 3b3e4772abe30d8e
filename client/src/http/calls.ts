/** Calls as the player who is logged in: with their token, renewed if need be, and repeated. */
import type { ClientPlatform } from '../platform/platform.ts';
import { type Access, ANOTHER_PLAYER, type PlayerSession } from '../session/player-session.ts';
import { RefusalError } from './refusal-error.ts';
import { requestAddress } from './request-address.ts';
import { retrying } from './retrying.ts';
import type { HttpRequest, ReceivedAnswer, Transport } from './transport.ts';

export interface ClientCallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Makes a call that moves money safe to repeat. `intend` gives one by itself. */
  readonly key?: string | undefined;
}

/** A call that is for one player, or is not made. */
interface Meant {
  readonly playerId?: string;
  /** As `retrying` tells it. */
  readonly onOpen?: () => void;
}

export interface PlainCall {
  readonly method: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

export class Calls {
  readonly #platform: ClientPlatform;
  readonly #transport: Transport;
  readonly #session: PlayerSession;

  constructor(platform: ClientPlatform, transport: Transport, session: PlayerSession) {
    this.#platform = platform;
    this.#transport = transport;
    this.#session = session;
  }

  /** Resolves to the body of a yes. */
  async call(
    call: PlainCall,
    { signal, key, playerId, onOpen }: ClientCallOptions & Meant = {},
  ): Promise<unknown> {
    const { method, path, params, query, body } = call;
    const request: HttpRequest = {
      method,
      address: requestAddress(path, params, query),
      headers: key === undefined ? {} : { 'idempotency-key': key },
      body,
      signal,
    };
    const isRepeatable = key !== undefined || (method !== 'POST' && method !== 'PATCH');
    const attempts = { isRepeatable, signal, onOpen };
    return (await retrying(this.#platform, attempts, () => this.#send(request, playerId))).body;
  }

  /** As nobody: to log in, or to register. */
  async callAsNobody(address: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
    const request = { method: 'POST', address, body, signal };
    const attempts = { isRepeatable: false, signal };
    const send = () => this.#transport.send(request);
    return (await retrying(this.#platform, attempts, send)).body;
  }

  async #send(request: HttpRequest, playerId: string | undefined): Promise<ReceivedAnswer> {
    const access = await this.#session.access();
    if (playerId !== undefined && playerId !== access?.playerId) throw ANOTHER_PLAYER;
    if (access === undefined) return this.#transport.send(request);
    try {
      return await this.#transport.send(withToken(request, access));
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      if (error.code === 'sessionEnded') await this.#session.end(access);
      if (error.code !== 'tokenInvalid') throw error;
      const renewed = await this.#session.renew(access);
      if (renewed?.playerId !== access.playerId) throw error;
      return this.#transport.send(withToken(request, renewed));
    }
  }
}

function withToken(request: HttpRequest, { token }: Access): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}
