/**
 * Slots: the 1,024 partitions of the players, and which shard owns which.
 *
 * The hash is part of the storage format: a login found under one slot must be found there for
 * ever. `test/kernel/slots.test.ts` freezes it with vectors.
 */
import { assert } from './assert.ts';

export const SLOT_COUNT = 1_024;

/**
 * A login as it is shown: half and full width as usual, and canonically composed (RFC 8265, 3.3).
 *
 * The rules of that profile, but for its case mapping: `normaliseLogin` folds case.
 */
export function mapLogin(login: string): string {
  const usual = login.replace(OTHER_WIDTH, (character) => character.normalize('NFKC'));
  return usual.normalize('NFC').trim();
}

/**
 * The one spelling of a login that finds its account.
 *
 * Case is folded by way of capitals, where `straße` and `STRASSE` meet. The first pass to lower
 * case is for the capital sharp s, which has no other capital. Composed a second time afterwards: a
 * few letters (J + caron, H + line below) have a composed form in lower case only.
 */
export function normaliseLogin(login: string): string {
  return mapLogin(login).toLowerCase().toUpperCase().toLowerCase().normalize('NFC').trim();
}

const OTHER_WIDTH = /[\u3000\uff00-\uffef]/g;

/** The slot of a normalised login: FNV-1a over its UTF-16 bytes, mixed by Murmur3's finaliser. */
export function slotOfLogin(loginNormalised: string): number {
  return hash32(loginNormalised) % SLOT_COUNT;
}

/** Slots are dealt in contiguous ranges, so a shard's share is one range of keys. */
export function shardOfSlot(slot: number, shardCount: number): number {
  assert(Number.isInteger(slot), () => `not a slot: ${slot}`);
  assert(slot >= 0 && slot < SLOT_COUNT, () => `no such slot: ${slot}`);
  assert(Number.isInteger(shardCount), () => `not a shard count: ${shardCount}`);
  assert(shardCount >= 1 && shardCount <= SLOT_COUNT, () => `no such split: ${shardCount} shards`);
  return Math.floor((slot * shardCount) / SLOT_COUNT);
}

/** 32 well-mixed bits of a text. FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
