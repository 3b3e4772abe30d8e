/**
 * Whether a request becomes a socket: its head, its page's origin, its sub-protocol, room for it.
 * A refusal is a problem document, as of every HTTP call.
 *
 * The answer is given in the library's handler, never later: a late upgrade makes the library read
 * memory that it has freed. So a token that has to be verified first is verified by the socket.
 */
import type { HttpRequest, HttpResponse, us_socket_context_t } from 'uWebSockets.js';
import { CLIENT_CODECS, type ClientCodec, SUB_PROTOCOLS } from '../../protocol/client-codec.ts';
import { bearerToken, type FindToken, type ShownToken } from '../authenticate.ts';
import type { ClientAddresses } from '../client-address.ts';
import type { CrossOrigin } from '../cors.ts';
import { PROBLEM_KINDS, problemText, type Refusal, refuse } from '../problem.ts';
import { type RequestHead, readHead } from '../request-head.ts';
import { headerBlock, statusLine } from '../response-headers.ts';
import type { SocketCore } from './socket-core.ts';
import { SOCKETS_MAX, SOCKETS_PER_ADDRESS_MAX } from './socket-limits.ts';
import type { SocketData } from './socket-session.ts';

/** What a socket begins with. */
export interface Admission {
  readonly codec: ClientCodec;
  readonly address: string;
  /** Who it speaks for, or will once that is known; undefined where it brought no token. */
  readonly token: ShownToken | undefined;
}

export interface UpgradeParts {
  readonly core: SocketCore;
  readonly findToken: FindToken;
  readonly clientAddresses: ClientAddresses;
  readonly crossOrigin: CrossOrigin;
  readonly strictTransportSeconds: number;
}

const DECLARED = new Set([
  'host',
  'sec-websocket-key',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
]);

export class Upgrades {
  readonly #parts: UpgradeParts;
  readonly #begin: (admission: Admission) => SocketData;
  readonly #problemHeaders: string;
  /** Sockets by address. */
  readonly #byAddress = new Map<string, number>();
  #count = 0;

  constructor(parts: UpgradeParts, begin: (admission: Admission) => SocketData) {
    this.#parts = parts;
    this.#begin = begin;
    this.#problemHeaders = headerBlock({
      mediaType: 'application/problem+json',
      cacheControl: 'no-store',
      contentSecurityPolicy: undefined,
      strictTransportSeconds: parts.strictTransportSeconds,
      isCompressible: false,
    });
  }

  /** Sockets that are open. */
  get count(): number {
    return this.#count;
  }

  /** Call it in the library's handler: the request dies with the call. Never throws. */
  take(response: HttpResponse, request: HttpRequest, context: us_socket_context_t): void {
    const head = readHead(request, request.getUrl(), DECLARED);
    const peer = Buffer.from(response.getRemoteAddressAsText()).toString('latin1');
    const address = this.#parts.clientAddresses.resolve(peer, head.forwardedFor);
    const codec = codecOf(head);
    const refusal = this.#refusalOf(head, address, codec);
    if (refusal !== undefined || codec === undefined) {
      this.#refuse(response, refusal ?? refuse('subProtocolUnsupported'));
      return;
    }
    const found = this.#tokenOf(head);
    if (typeof found === 'string') {
      this.#refuse(response, refuse(found));
      return;
    }
    this.#enter(address);
    const data = this.#begin({ codec, address, token: found });
    response.upgrade(data, ...handshakeOf(head, codec), context);
  }

  /** The socket is gone. */
  leave(address: string): void {
    this.#count -= 1;
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, left);
  }

  #enter(address: string): void {
    this.#count += 1;
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
  }

  #refusalOf(
    head: RequestHead,
    address: string,
    codec: ClientCodec | undefined,
  ): Refusal | undefined {
    const { core, crossOrigin } = this.#parts;
    if (head.fault !== undefined) return refuse(head.fault, { detail: head.faultDetail });
    if (head.contentLength > 0)
      return refuse('requestMalformed', { detail: 'A body is not taken.' });
    if (core.isStopping) return refuse('gatewayStopping');
    const isOriginAllowed =
      head.origin === '' ||
      crossOrigin.allows(head.origin) ||
      isSameHost(head.origin, head.declared?.host ?? '');
    if (!isOriginAllowed) return refuse('originForbidden');
    if (codec === undefined) {
      return refuse('subProtocolUnsupported', { detail: `Offer ${SUB_PROTOCOLS.join(' or ')}.` });
    }
    if (this.#count >= SOCKETS_MAX) return refuse('engineOverloaded');
    if (core.rateLimiter === undefined) return undefined;
    const ofAddress = this.#byAddress.get(address) ?? 0;
    if (ofAddress >= SOCKETS_PER_ADDRESS_MAX) return refuse('rateLimited');
    const retryAfterSeconds = core.rateLimiter.take('read', address);
    return retryAfterSeconds > 0 ? refuse('rateLimited', { retryAfterSeconds }) : undefined;
  }

  #tokenOf({ authorization }: RequestHead): ReturnType<FindToken> | undefined {
    if (authorization === '') return undefined;
    const bearer = bearerToken(authorization);
    return typeof bearer === 'string' ? bearer : this.#parts.findToken(bearer.token);
  }

  #refuse(response: HttpResponse, refusal: Refusal): void {
    const kind = PROBLEM_KINDS[refusal.code];
    const seconds = refusal.retryAfterSeconds ?? kind.retryAfterSeconds;
    response.cork(() => {
      response.writeStatus(statusLine(kind.status));
      // The other lines travel in the value of the first (response-headers.ts).
      const retryLine = seconds === undefined ? '' : `\r\nretry-after: ${seconds}`;
      response.writeHeader('vary', `origin${this.#problemHeaders}${retryLine}`);
      if (kind.status === 401) response.writeHeader('www-authenticate', 'Bearer');
      response.end(problemText(refusal, kind.status), true);
    });
  }
}

/** The first of the client's sub-protocols that is known here. */
function codecOf({ declared }: RequestHead): ClientCodec | undefined {
  const offered = (declared?.['sec-websocket-protocol'] ?? '').split(',');
  for (const offer of offered) {
    const known = SUB_PROTOCOLS.find((name) => name === offer.trim());
    if (known !== undefined) return CLIENT_CODECS[known];
  }
  return undefined;
}

function handshakeOf(
  { declared }: RequestHead,
  { subProtocol }: ClientCodec,
): [key: string, protocol: string, extensions: string] {
  const key = declared?.['sec-websocket-key'] ?? '';
  return [key, subProtocol, declared?.['sec-websocket-extensions'] ?? ''];
}

/** The page came from this very host. Its scheme is a proxy's business. */
function isSameHost(origin: string, host: string): boolean {
  return /^https?:\/\/[^/]+$/.test(origin) && origin.slice(origin.indexOf('//') + 2) === host;
}
