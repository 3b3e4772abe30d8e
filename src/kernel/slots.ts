/**
 * Slots: the 1,024 partitions of the players, and which shard owns which.
 *
 * The hash is part of the storage format: a login found under one slot must be found there for
 * ever. `test/kernel/slots.test.ts` freezes it with vectors.
 */

import { assert } from './assert.ts';
import { hashOfText } from './fnv.ts';

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
  return hashOfText(loginNormalised) % SLOT_COUNT;
}

/** Slots are dealt in contiguous ranges, so a shard's share is one range of keys. */
export function shardOfSlot(slot: number, shardCount: number): number {
  assert(Number.isInteger(slot), () => `not a slot: ${slot}`);
  assert(slot >= 0 && slot < SLOT_COUNT, () => `no such slot: ${slot}`);
  assert(Number.isInteger(shardCount), () => `not a shard count: ${shardCount}`);
  assert(shardCount >= 1 && shardCount <= SLOT_COUNT, () => `no such split: ${shardCount} shards`);
  return Math.floor((slot * shardCount) / SLOT_COUNT);
}
