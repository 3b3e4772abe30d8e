/**
 * Decides whether a request becomes a socket, by its head, its handshake (RFC 6455, 4.2.1), its
 * page's origin, its sub-protocol, and whether there is room. A refusal is answered like every HTTP
 * call, and ends the connection: a proxy that does not notice it must not be led to pass on what
 * follows.
 *
 * The answer is given in the library's handler, never later: a late upgrade makes the library read
 * memory that it has freed. So a token that takes time to verify is verified when the socket is
 * open.
 */
import type { HttpRequest, HttpResponse, us_socket_context_t } from 'uWebSockets.js';
import { CLIENT_CODECS, type ClientCodec, SUB_PROTOCOLS } from '../../protocol/client-codec.ts';
import { bearerToken, type FindToken, type ShownToken } from '../callers/authenticate.ts';
import { type ClientAddresses, peerOf } from '../http/client-address.ts';
import { type CrossOrigin, isKnownPage } from '../http/cors.ts';
import { publicAddressOf } from '../http/public-address.ts';
import { hasToken, type RequestHead, readRequestHead } from '../http/request-head.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import type { RefuseUpgrade } from '../routing/route-registration.ts';
import type { SocketCore } from './socket-core.ts';
import { SOCKETS_MAX, SOCKETS_PER_ADDRESS_MAX } from './socket-limits.ts';
import type { SocketData } from './socket-session.ts';

/** What a socket begins with. */
export interface Admission {
  readonly codec: ClientCodec;
  readonly address: string;
  /** The token the socket speaks with, or a promise of it; undefined where it brought none. */
  readonly token: ShownToken | undefined;
}

export interface UpgradeParts {
  readonly core: SocketCore;
  readonly findToken: FindToken;
  readonly clientAddresses: ClientAddresses;
  readonly crossOrigin: CrossOrigin;
}

const HEAD_NEEDS = {
  declared: new Set([
    'sec-websocket-key',
    'sec-websocket-protocol',
    'sec-websocket-version',
    'sec-websocket-extensions',
  ]),
};

/** RFC 9110, 7.8: whoever sends `Upgrade` names it in `Connection`, too. */
const UPGRADE_HEADERS = { connection: 'upgrade', upgrade: 'websocket' };
const WEB_SOCKET_VERSION = '13';
/** Sixteen bytes in base64; the last digit holds four bits. */
const KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

const BODY_UNWANTED = refuse('requestMalformed', { detail: 'A body is not taken.' });
const WRONG_KEY = refuse('requestMalformed', {
  detail: 'The Sec-WebSocket-Key is not 16 bytes in base64.',
});
const WRONG_VERSION = refuse('upgradeRequired', {
  detail: `The Sec-WebSocket-Version is not ${WEB_SOCKET_VERSION}.`,
  headers: { ...UPGRADE_HEADERS, 'sec-websocket-version': WEB_SOCKET_VERSION },
});
/** For whoever asks this address for anything but a socket. */
export const NOT_AN_UPGRADE = refuse('upgradeRequired', {
  detail: 'This address is a WebSocket: ask for it with Connection and Upgrade.',
  headers: UPGRADE_HEADERS,
});

export class Upgrades {
  readonly #parts: UpgradeParts;
  readonly #begin: (admission: Admission) => SocketData;
  /** Sockets by address. */
  readonly #byAddress = new Map<string, number>();
  #count = 0;

  constructor(parts: UpgradeParts, begin: (admission: Admission) => SocketData) {
    this.#parts = parts;
    this.#begin = begin;
  }

  /** Sockets that are open. */
  get count(): number {
    return this.#count;
  }

  /** Call it in the library's handler: the request dies with the call. Never throws. */
  take(
    response: HttpResponse,
    request: HttpRequest,
    context: us_socket_context_t,
    refuseUpgrade: RefuseUpgrade,
  ): void {
    const head = readRequestHead(request, request.getUrl(), '', HEAD_NEEDS);
    const { clientAddresses } = this.#parts;
    const peer = peerOf(response);
    const address = clientAddresses.countedBy(peer, head.forwardedFor);
    const codec = codecOf(head);
    const from = { address, isTrusted: clientAddresses.trusts(peer) };
    const refusal = this.#refusalOf(head, from, codec);
    if (refusal !== undefined || codec === undefined) {
      refuseUpgrade(response, request, refusal ?? refuse('subProtocolUnsupported'));
      return;
    }
    const found = this.#tokenOf(head);
    if (typeof found === 'string') {
      refuseUpgrade(response, request, refuse(found));
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
    from: { readonly address: string; readonly isTrusted: boolean },
    codec: ClientCodec | undefined,
  ): Refusal | undefined {
    const { core, crossOrigin } = this.#parts;
    if (head.fault !== undefined) return refuse(head.fault, { detail: head.faultDetail });
    if (head.contentLength > 0) return BODY_UNWANTED;
    if (core.isStopping) return refuse('gatewayStopping');
    const unfit = handshakeRefusal(head);
    if (unfit !== undefined) return unfit;
    const asked = publicAddressOf(head, from.isTrusted);
    const isNamed = (origin: string) => crossOrigin.allows(origin);
    if (!isKnownPage(head.origin, asked, isNamed)) return refuse('originForbidden');
    if (codec === undefined) {
      return refuse('subProtocolUnsupported', { detail: `Offer ${SUB_PROTOCOLS.join(' or ')}.` });
    }
    if (this.#count >= SOCKETS_MAX) return refuse('engineOverloaded');
    if (core.rateLimiter === undefined) return undefined;
    const ofAddress = this.#byAddress.get(from.address) ?? 0;
    if (ofAddress >= SOCKETS_PER_ADDRESS_MAX) return refuse('rateLimited');
    const retryAfterSeconds = core.rateLimiter.take('read', from.address);
    return retryAfterSeconds > 0 ? refuse('rateLimited', { retryAfterSeconds }) : undefined;
  }

  #tokenOf({ authorization }: RequestHead): ReturnType<FindToken> | undefined {
    if (authorization === '') return undefined;
    const bearer = bearerToken(authorization);
    return typeof bearer === 'string' ? bearer : this.#parts.findToken(bearer.token);
  }
}

/** What RFC 6455 asks of a client's handshake. The library looks at the key's length only. */
function handshakeRefusal({ upgrade, connection, declared }: RequestHead): Refusal | undefined {
  if (!hasToken(upgrade, 'websocket')) return NOT_AN_UPGRADE;
  if (!hasToken(connection, 'upgrade')) return NOT_AN_UPGRADE;
  if (declared?.['sec-websocket-version'] !== WEB_SOCKET_VERSION) return WRONG_VERSION;
  return KEY.test(declared['sec-websocket-key'] ?? '') ? undefined : WRONG_KEY;
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
