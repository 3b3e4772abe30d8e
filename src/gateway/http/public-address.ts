/**
 * The address at which a client asked, as seen from the outside: for answers that name it, and to
 * know whether the client came by TLS, which always ends in a proxy.
 *
 * `X-Forwarded-Proto` and `X-Forwarded-Host` are believed where the peer is a trusted proxy. In a
 * list, the last value comes from the nearest proxy.
 */
import type { ServedAddress } from '../../protocol/asyncapi.ts';
import { isHost, type RequestHead } from './request-head.ts';

/** The host includes the port where that is not the scheme's default. */
export type PublicAddress = ServedAddress;

export function publicAddressOf(
  head: Pick<RequestHead, 'host' | 'forwardedHost' | 'forwardedProto'>,
  isPeerTrusted: boolean,
): PublicAddress {
  if (!isPeerTrusted) return { scheme: 'http', host: head.host };
  const scheme = lastOf(head.forwardedProto).toLowerCase() === 'https' ? 'https' : 'http';
  const forwarded = lastOf(head.forwardedHost);
  return { scheme, host: isHost(forwarded) ? forwarded : head.host };
}

export function isSameAddress(left: PublicAddress, right: PublicAddress): boolean {
  return left.host === right.host && left.scheme === right.scheme;
}

function lastOf(list: string): string {
  return list.slice(list.lastIndexOf(',') + 1).trim();
}
