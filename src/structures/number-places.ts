/**
 * Where something about a number is kept: places of 32-bit numbers, without an object for any.
 *
 * Open addressing with linear probing and deletion by shifting back (Knuth, 6.4, algorithm R), in
 * 256 parts that grow each by itself: a table of a million that grows at once holds its thread for
 * tens of milliseconds, a part for a fraction of one. Numbers are spread by Fibonacci hashing, so
 * that those which follow each other do not; whoever chooses numbers could make some collide, so
 * these must not be.
 *
 * Threading: the thread that made it.
 */
import { assert } from '../kernel/assert.ts';

const PART_BITS = 8;
const SLOTS_AT_FIRST = 16;
/** How full a part may get: a look-up then takes two steps on average. */
const LOAD_MAX = 0.5;
/** 2^32 divided by the golden ratio. */
const SPREAD = 0x9e37_79b1;

interface Part {
  count: number;
  numbers: Uint32Array;
  /** Counted from 1; 0 is free. */
  places: Uint32Array;
}

export class NumberPlaces {
  readonly #parts: Part[] = Array.from({ length: 2 ** PART_BITS }, emptyPart);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  find(number: number): number | undefined {
    const hash = hashOf(number);
    const { numbers, places } = this.#parts[hash >>> (32 - PART_BITS)] as Part;
    const mask = places.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const place = places[at] as number;
      if (place === 0) return undefined;
      if (numbers[at] === number) return place - 1;
    }
  }

  /** The number, of 32 bits, must have no place yet; places are below 2^32 - 1. */
  add(number: number, place: number): void {
    const hash = hashOf(number);
    const part = this.#parts[hash >>> (32 - PART_BITS)] as Part;
    if (part.count >= part.places.length * LOAD_MAX) grow(part);
    enter(part, number, place);
    part.count += 1;
    this.#count += 1;
  }

  /** The number must have a place. */
  delete(number: number): void {
    const hash = hashOf(number);
    const part = this.#parts[hash >>> (32 - PART_BITS)] as Part;
    const { numbers, places } = part;
    const mask = places.length - 1;
    let free = hash & mask;
    while (numbers[free] !== number || places[free] === 0) {
      assert(places[free] !== 0, 'a number was deleted that has no place');
      free = (free + 1) & mask;
    }
    // Those behind it move up, as far as none gets before where it belongs.
    for (let at = (free + 1) & mask; places[at] !== 0; at = (at + 1) & mask) {
      const home = hashOf(numbers[at] as number) & mask;
      if (((at - home) & mask) < ((at - free) & mask)) continue;
      numbers[free] = numbers[at] as number;
      places[free] = places[at] as number;
      free = at;
    }
    places[free] = 0;
    part.count -= 1;
    this.#count -= 1;
  }
}

function emptyPart(): Part {
  return {
    count: 0,
    numbers: new Uint32Array(SLOTS_AT_FIRST),
    places: new Uint32Array(SLOTS_AT_FIRST),
  };
}

function grow(part: Part): void {
  const { numbers, places } = part;
  part.numbers = new Uint32Array(2 * numbers.length);
  part.places = new Uint32Array(2 * places.length);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number;
    if (place !== 0) enter(part, numbers[at] as number, place - 1);
  }
}

function enter({ numbers, places }: Part, number: number, place: number): void {
  const mask = places.length - 1;
  let at = hashOf(number) & mask;
  while (places[at] !== 0) at = (at + 1) & mask;
  numbers[at] = number;
  places[at] = place + 1;
}

/** Its first bits name the part, its last bits the place where a look-up begins. */
function hashOf(number: number): number {
  const spread = Math.imul(number, SPREAD);
  return (spread ^ (spread >>> 15)) >>> 0;
}
