/**
 * Where a ledger entry stands in its shard's journal: in which record, and as the how-manieth of
 * its entries. One number, so that accounts and entries refer to entries in eight bytes.
 *
 * 53 bits are enough for 68 thousand million records of 131,072 entries: eight years of 250 records
 * a second.
 */
import { assert } from './assert.ts';

export type EntryPlace = number & { readonly unit: 'entryPlace' };

/** Entries that one record may hold. */
export const ENTRIES_PER_RECORD_MAX = 2 ** 17;

/** No record has the sequence 0, so no entry has this place. */
export const NO_ENTRY = 0 as EntryPlace;

export function entryPlace(sequence: number, index: number): EntryPlace {
  const place = sequence * ENTRIES_PER_RECORD_MAX + index;
  assert(index < ENTRIES_PER_RECORD_MAX, 'a record has more entries than a place can name');
  assert(Number.isSafeInteger(place), 'a journal has more records than a place can name');
  return place as EntryPlace;
}

export function recordHolding(place: EntryPlace): number {
  return Math.floor(place / ENTRIES_PER_RECORD_MAX);
}

/** Counted from 0 within its record. */
export function indexInRecord(place: EntryPlace): number {
  return place % ENTRIES_PER_RECORD_MAX;
}
