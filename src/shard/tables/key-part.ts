/**
 * What keys of rows are made of: how each part is written, read, and shown to an operator.
 *
 * Numbers are big-endian and names of fixed length, so the order of the bytes is the order of the
 * parts. All of it is a storage format.
 */
import { assert, must } from '../../kernel/assert.ts';
import { type FixtureNo, formatFixtureId } from '../../kernel/fixture-ids.ts';
import { type DrawNo, formatDrawId, formatPlayerId, type PlayerKey } from '../../kernel/ids.ts';
import { UUID_BYTES, uuidBytes, uuidOfBytes } from '../../kernel/uuid.ts';
import { readWord, writeWord } from './row-key.ts';

export interface KeyPart<Value> {
  /** Undefined: a text that takes the rest of the key. */
  readonly byteCount: number | undefined;
  write(key: Uint8Array, at: number, value: Value): void;
  read(key: Uint8Array, at: number): Value;
  /** For a report: never anything secret. */
  describe(value: Value): string;
}

const WORD_SPAN = 2 ** 32;
const SHORT_MAX = 2 ** 16 - 1;
/** LMDB takes keys up to 1,978 bytes; ours are names and numbers. */
const TEXT_BYTES_MAX = 512;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

export const player = word<PlayerKey>(formatPlayerId);
export const draw = word<DrawNo>(formatDrawId);
export const fixture = word<FixtureNo>(formatFixtureId);
/** A number that needs no name to stand out among the others of its key. */
export const plain = word<number>(String);

/** A number of 32 bits, described by its name and value: `ordinal 5`. */
export function number(name: string): KeyPart<number> {
  return word((value) => `${name} ${value}`);
}

/** A number up to 2^53: a busy pair of shards exceeds 32 bits of messages within weeks. */
export function longNumber<Value extends number = number>(name: string): KeyPart<Value> {
  return {
    byteCount: 8,
    write: (key, at, value) => {
      writeWord(key, at, Math.floor(value / WORD_SPAN));
      writeWord(key, at + 4, value % WORD_SPAN);
    },
    read: (key, at) => (readWord(key, at) * WORD_SPAN + readWord(key, at + 4)) as Value,
    describe: (value) => `${name} ${value}`,
  };
}

/** A number of 16 bits. */
export function shortNumber(name: string): KeyPart<number> {
  return {
    byteCount: 2,
    write: (key, at, value) => {
      assert(
        Number.isInteger(value) && value >= 0 && value <= SHORT_MAX,
        'a number does not fit in 16 bits',
      );
      key[at] = value >>> 8;
      key[at + 1] = value;
    },
    read: (key, at) => {
      assert(key.length >= at + 2, 'a key is too short for its table');
      return (key[at] as number) * 0x100 + (key[at + 1] as number);
    },
    describe: (value) => `${name} ${value}`,
  };
}

/** One of a list of names, whose order is a storage format. */
export function oneOfNames<const Names extends readonly string[]>(
  names: Names,
): KeyPart<Names[number]> {
  return {
    byteCount: 1,
    write: (key, at, value) => {
      const index = names.indexOf(value);
      assert(index >= 0, 'a key has a name that is not in its list');
      key[at] = index;
    },
    read: (key, at) => must(names[key[at] as number], 'a key has no name from its list'),
    describe: String,
  };
}

export const uuid: KeyPart<string> = {
  byteCount: UUID_BYTES,
  write: (key, at, value) => key.set(uuidBytes(value), at),
  read: uuidOfBytes,
  describe: String,
};

/** A text that takes the rest of the key. */
export const anyText: KeyPart<string> = {
  byteCount: undefined,
  write: (key, at, value) => {
    assert(key.length - at <= TEXT_BYTES_MAX, 'a key is longer than a name can be');
    ENCODER.encodeInto(value, key.subarray(at));
  },
  read: (key, at) => DECODER.decode(key.subarray(at)),
  describe: String,
};

function word<Value extends number>(describe: (value: Value) => string): KeyPart<Value> {
  return {
    byteCount: 4,
    write: writeWord,
    read: (key, at) => readWord(key, at) as Value,
    describe,
  };
}
