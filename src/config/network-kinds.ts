/** The kinds of setting that name places on a network: hosts, origins, ranges of addresses. */
import { isIP } from 'node:net';
import type { SettingKind } from './setting-kinds.ts';

/** A range of addresses, in the words of `net.BlockList.addSubnet`. */
export interface AddressRange {
  readonly address: string;
  readonly prefixBits: number;
  readonly family: 'ipv4' | 'ipv6';
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9]([a-z0-9-]{0,62}))*$/i;

export const HOST_KIND: SettingKind<string> = {
  placeholder: 'host',
  allowed: 'an address or a host name',
  parse(text) {
    const known = isIP(text) !== 0 || HOST_NAME.test(text);
    return known ? { value: text } : { mustBe: HOST_KIND.allowed };
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
