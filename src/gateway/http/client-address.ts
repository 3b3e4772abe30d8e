/**
 * The address by which a client is counted, behind proxies too, without trusting what clients say.
 *
 * `X-Forwarded-For` is a list that each proxy appends to and that the client may begin with any
 * lie. So it is read from the right, and only for as long as the last address read is that of a
 * proxy that the operator named: the rightmost address that is not such a proxy is the client.
 *
 * Whoever has one IPv6 address has 2^64 of them: a subscriber's network is at least a /64 (RFC
 * 6177), and a host picks new addresses in it as it likes (RFC 8981). So every limit counts an IPv6
 * client by that prefix. IPv4 addresses stand for themselves, even where they are written as IPv6
 * (`::ffff:0:0/96`, and 64:ff9b::/96 behind a translator).
 */

import type { HttpResponse } from 'uWebSockets.js';
import { BlockList, isIP } from 'node:net';
import { ConfigurationError } from '../../kernel/errors.ts';

/** Entries of `X-Forwarded-For` that are looked at. Nobody has more proxies than this. */
const HOPS_MAX = 16;

export class ClientAddresses {
  readonly #trusted = new BlockList();
  readonly #isTrusting: boolean;

  /** Trusted proxies in CIDR notation or as single addresses, IPv4 or IPv6. */
  constructor(trustedProxies: readonly string[]) {
    for (const range of trustedProxies) this.#trust(range);
    this.#isTrusting = trustedProxies.length > 0;
  }

  /** What the client is counted by: its IPv4 address, or its network in IPv6. */
  countedBy(peer: string, forwardedFor: string): string {
    return networkOf(this.resolve(peer, forwardedFor));
  }

  /** Whether to believe what a peer says about where a request came from. */
  trusts(peer: string): boolean {
    return this.#isTrusting && this.#isTrusted(normaliseAddress(peer) ?? peer);
  }

  /** The client's address, given the peer of the connection and the header as it came. */
  resolve(peer: string, forwardedFor: string): string {
    const nearest = normaliseAddress(peer) ?? peer;
    if (!this.#isTrusting || forwardedFor === '' || !this.#isTrusted(nearest)) return nearest;
    const hops = forwardedFor.split(',').slice(-HOPS_MAX);
    let address = nearest;
    for (const hop of hops.reverse()) {
      const next = normaliseAddress(hop.trim());
      // Not an address: it was not written by a proxy of ours, so the last good address stands.
      if (next === undefined) return address;
      address = next;
      if (!this.#isTrusted(address)) return address;
    }
    return address;
  }

  #isTrusted(address: string): boolean {
    const version = isIP(address);
    if (version === 0) return false;
    return this.#trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
  }

  #trust(range: string): void {
    const [network = '', prefix] = range.split('/');
    const version = isIP(network);
    const bits = prefix === undefined ? (version === 6 ? 128 : 32) : Number(prefix);
    const isPrefix = prefix === undefined || /^\d{1,3}$/.test(prefix);
    if (version === 0 || !isPrefix || bits > (version === 6 ? 128 : 32)) {
      throw new ConfigurationError(`not an address or a CIDR range of a trusted proxy: ${range}`);
    }
    this.#trusted.addSubnet(network, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
}

/** The other end of a connection, as the library reports it. */
export function peerOf(response: Pick<HttpResponse, 'getRemoteAddressAsText'>): string {
  return Buffer.from(response.getRemoteAddressAsText()).toString('latin1');
}

/**
 * One spelling for one address: without port, brackets and zone, IPv4 within IPv6 as IPv4, IPv6 as
 * the URL standard writes it. `undefined` where the text is not an address.
 */
export function normaliseAddress(text: string): string | undefined {
  const bare = withoutPort(text);
  const version = isIP(bare);
  if (version === 0) return undefined;
  if (version === 4) return bare;
  const zone = bare.indexOf('%');
  const canonical = new URL(`http://[${zone < 0 ? bare : bare.slice(0, zone)}]`).hostname;
  const address = canonical.slice(1, -1);
  return mappedIpv4(address) ?? address;
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text);
  if (bracketed?.[1] !== undefined) return bracketed[1];
  const withPort = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(text);
  return withPort?.[1] ?? text;
}

/** `::ffff:7f00:1` is 127.0.0.1 on a socket that speaks both, `64:ff9b::7f00:1` behind NAT64. */
function mappedIpv4(address: string): string | undefined {
  const words = /^(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (words?.[1] === undefined || words[2] === undefined) return undefined;
  const high = Number.parseInt(words[1], 16);
  const low = Number.parseInt(words[2], 16);
  return `${high >>> 8}.${high & 255}.${low >>> 8}.${low & 255}`;
}

/** The /64 of a normalised IPv6 address; anything else as it is. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, WORD_COUNT - first.length - last.length)).fill('0');
  const words = tail === undefined ? first : [...first, ...zeros, ...last];
  return `${words.slice(0, NETWORK_WORDS).join(':')}::/64`;
}

const WORD_COUNT = 8;
const NETWORK_WORDS = 4;
