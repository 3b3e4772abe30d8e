/**
 * The address of the client, also behind proxies, without believing the client.
 *
 * `X-Forwarded-For` is a list that each proxy appends to and that the client may begin with any
 * lie. So it is read from the right, and only as long as the address before it is a proxy that the
 * operator named: the rightmost address that is none of those is the client.
 */
import { BlockList, isIP } from 'node:net';
import { ConfigurationError } from '../kernel/errors.ts';

/** Entries of `X-Forwarded-For` that are looked at. More proxies than this nobody has. */
const HOPS_MAX = 16;

export class ClientAddresses {
  readonly #trusted = new BlockList();
  readonly #isTrusting: boolean;

  /** Trusted proxies in CIDR notation or as single addresses, IPv4 or IPv6. */
  constructor(trustedProxies: readonly string[]) {
    for (const range of trustedProxies) this.#trust(range);
    this.#isTrusting = trustedProxies.length > 0;
  }

  /** The client's address, given the peer of the connection and the header as it came. */
  resolve(peer: string, forwardedFor: string): string {
    const nearest = normaliseAddress(peer) ?? peer;
    if (!this.#isTrusting || forwardedFor === '' || !this.#isTrusted(nearest)) return nearest;
    const hops = forwardedFor.split(',').slice(-HOPS_MAX);
    let address = nearest;
    for (const hop of hops.reverse()) {
      const next = normaliseAddress(hop.trim());
      // Not an address: whoever wrote it is not a proxy of ours, so the last good one stands.
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

/**
 * One spelling for one address: without port, brackets and zone, IPv4 within IPv6 as IPv4, IPv6 as
 * the URL standard writes it. `undefined` where the text is no address.
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

/** `::ffff:7f00:1` is 127.0.0.1 on a socket that speaks both. */
function mappedIpv4(address: string): string | undefined {
  const words = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (words?.[1] === undefined || words[2] === undefined) return undefined;
  const high = Number.parseInt(words[1], 16);
  const low = Number.parseInt(words[2], 16);
  return `${high >>> 8}.${high & 255}.${low >>> 8}.${low & 255}`;
}
