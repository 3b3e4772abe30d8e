/** The kinds of setting that name places on a network: hosts, origins, ranges of addresses. */
import { isIP } from 'node:net';
import type { SettingKind } from './setting-kinds.ts';

/** A range of addresses, in the words of `net.BlockList.addSubnet`. */
export interface AddressRange {
  readonly address: string;
  readonly prefixBits: number;
  readonly family: 'ipv4' | 'ipv6';
}

const PORT_MAX = 65_535;
const EVERY_ADDRESS = '0.0.0.0';
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9]([a-z0-9-]{0,62}))*$/i;

export const HOST_KIND: SettingKind<string> = {
  placeholder: 'host',
  allowed: 'an address or a host name',
  parse(text) {
    const known = isIP(text) !== 0 || HOST_NAME.test(text);
    return known ? { value: text } : { mustBe: HOST_KIND.allowed };
  },
};

/** Where to listen, in the words of `net.Server.listen`. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** `host:port`, `[::1]:port`, or `:port` for every address; a leading `http://` is ignored. */
export const LISTEN_ADDRESS_KIND: SettingKind<ListenAddress> = {
  placeholder: 'host:port',
  allowed: 'an address and a port such as localhost:8080, or :8080',
  parse(text) {
    const value = parseListenAddress(text);
    return value === undefined ? { mustBe: LISTEN_ADDRESS_KIND.allowed } : { value };
  },
};

/** Where another service speaks HTTP; without a scheme it means `http://`. */
export const HTTP_ADDRESS_KIND: SettingKind<string> = {
  placeholder: 'address',
  allowed: 'an HTTP address such as http://localhost:8081',
  parse(text) {
    const address = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
    return isHttpAddress(address) ? { value: address } : { mustBe: HTTP_ADDRESS_KIND.allowed };
  },
};

/** Exactly what a browser sends in `Origin`, or `*`: a trailing slash would never match. */
export const ORIGIN_KIND: SettingKind<string> = {
  placeholder: 'origin',
  allowed: 'an origin such as https://play.example.org, or *',
  parse: (text) => (isOrigin(text) ? { value: text } : { mustBe: ORIGIN_KIND.allowed }),
};

/** `10.0.0.0/8`, `fd00::/8`, or a single address. */
export const ADDRESS_RANGE_KIND: SettingKind<AddressRange> = {
  placeholder: 'range',
  allowed: 'an address range such as 10.0.0.0/8',
  parse(text) {
    const value = parseAddressRange(text);
    return value === undefined ? { mustBe: ADDRESS_RANGE_KIND.allowed } : { value };
  },
};

function parseListenAddress(text: string): ListenAddress | undefined {
  const parts = /^(?:http:\/\/)?(?:\[([^\]]*)\]|([^:/[\]]*)):(\d{1,5})\/?$/.exec(text);
  if (parts === null) return undefined;
  const [, bracketed, plain = '', portText = ''] = parts;
  const port = Number(portText);
  if (port > PORT_MAX) return undefined;
  if (bracketed === undefined && plain === '') return Object.freeze({ host: EVERY_ADDRESS, port });
  if (bracketed !== undefined && isIP(bracketed) !== 6) return undefined;
  const host = bracketed ?? plain;
  return 'value' in HOST_KIND.parse(host) ? Object.freeze({ host, port }) : undefined;
}

/** No password, because it appears in logs; no query, because a path is appended to it. */
function isHttpAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash, hostname } = new URL(text);
  const isPlain = username === '' && password === '' && search === '' && hash === '';
  return isPlain && hostname !== '' && (protocol === 'http:' || protocol === 'https:');
}

function isOrigin(text: string): boolean {
  if (text === '*') return true;
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function parseAddressRange(text: string): AddressRange | undefined {
  const [address = '', prefix, rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest !== undefined) return undefined;

  const bitsMax = version === 4 ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const prefixBits = prefix === undefined ? bitsMax : Number(prefix);
  if (prefixBits > bitsMax) return undefined;
  return Object.freeze({ address, prefixBits, family: version === 4 ? 'ipv4' : 'ipv6' });
}
