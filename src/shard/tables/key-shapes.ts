/**
 * The shapes that keys of tables have: of one part, of several, or of none.
 *
 * A shape becomes a table's key with the table's number. Keys of one number are written by hand,
 * because they are what purchases look up.
 */
import { createHash } from 'node:crypto';
import { assert } from '../../kernel/assert.ts';
import { anyText, type KeyPart } from './key-part.ts';
import { readWord, writeWord } from './row-key.ts';
import type { TableKey } from './table-key.ts';

export type KeyShape<Key, Prefix = never> = (table: number) => TableKey<Key, Prefix>;

/** A number of 32 bits. */
export function byNumber<Key extends number>(part: Pick<KeyPart<Key>, 'describe'>): KeyShape<Key> {
  return (table) => ({
    encode: (key) => {
      const bytes = new Uint8Array(5);
      bytes[0] = table;
      writeWord(bytes, 1, key);
      return bytes;
    },
    decode: (bytes) => readWord(bytes, 1) as Key,
    identity: (key) => key,
    describe: (bytes) => part.describe(readWord(bytes, 1) as Key),
    prefix: () => Uint8Array.of(table),
  });
}

/** A text as it is stored: a long one may be under its digest. Ranges share its beginning. */
export function byText(storedAs: (key: string) => string = String): KeyShape<string, string> {
  return (table) => ({
    encode: (key) => keyOfPart(table, anyText, storedAs(key)),
    decode: (bytes) => anyText.read(bytes, 1),
    identity: storedAs,
    describe: (bytes) => anyText.read(bytes, 1),
    prefix: (beginning = '') => keyOfPart(table, anyText, beginning),
  });
}

/** One part of another fixed length: a name, or a number beyond 32 bits. */
export function byPart<Key extends number | string>(part: KeyPart<Key>): KeyShape<Key> {
  return (table) => ({
    encode: (key) => keyOfPart(table, part, key),
    decode: (bytes) => part.read(bytes, 1),
    identity: (key) => key,
    describe: (bytes) => part.describe(part.read(bytes, 1)),
    prefix: () => Uint8Array.of(table),
  });
}

/** One row, whose key is the number of its table. */
export function bareRow(name: string): KeyShape<undefined> {
  return (table) => ({
    encode: () => Uint8Array.of(table),
    decode: () => undefined,
    identity: () => 0,
    describe: () => name,
    prefix: () => Uint8Array.of(table),
  });
}

type NamedPart = { readonly [name: string]: KeyPart<unknown> };
interface PartEntry {
  readonly name: string;
  readonly part: KeyPart<unknown>;
}
type Fields = Readonly<Record<string, unknown>>;
type Member<Named> = {
  readonly [Name in keyof Named]: Named[Name] extends KeyPart<infer Value> ? Value : never;
};
type Whole<Parts> = Parts extends readonly [infer First, ...infer Others]
  ? Member<First> & Whole<Others>
  : unknown;
/** The first part, the first two, …, but not all of them. */
type Leading<Parts> = Parts extends readonly [infer First, infer Second, ...infer Others]
  ? Member<First> | (Member<First> & Leading<[Second, ...Others]>)
  : never;

/** Several parts, in this order: `byParts({ draw }, { ordinal: number('ordinal') })`. */
export function byParts<const Parts extends readonly NamedPart[]>(
  ...named: Parts
): KeyShape<Whole<Parts>, Leading<Parts>> {
  const parts = named.flatMap((one) => Object.entries(one).map(([name, part]) => ({ name, part })));
  assert(parts.length === named.length, 'the parts of a key do not match its arguments');
  return (table) => ({
    encode: (key) => keyOfParts(table, parts, parts.length, key as Fields),
    decode: (bytes) => fieldsIn(bytes, parts) as Whole<Parts>,
    identity: (key) => identityOf(parts, key as Fields),
    describe: (bytes) => {
      const fields = fieldsIn(bytes, parts);
      return parts.map(({ name, part }) => part.describe(fields[name])).join(' ');
    },
    prefix: (prefix = {} as Leading<Parts>) => {
      const fields = prefix as Fields;
      const missing = parts.findIndex(({ name }) => fields[name] === undefined);
      return keyOfParts(table, parts, missing < 0 ? parts.length : missing, fields);
    },
  });
}

/** The same keys, described in other words. */
export function told<Key, Prefix>(
  shape: KeyShape<Key, Prefix>,
  describe: (key: Key) => string,
): KeyShape<Key, Prefix> {
  return (table) => {
    const key = shape(table);
    return { ...key, describe: (bytes) => describe(key.decode(bytes)) };
  };
}

/** The same keys, described only by a digest: each is personal data. */
export function hidden<Key, Prefix>(shape: KeyShape<Key, Prefix>): KeyShape<Key, Prefix> {
  const describe = (bytes: Uint8Array): string =>
    createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return (table) => ({ ...shape(table), describe });
}

function keyOfPart<Value>(table: number, part: KeyPart<Value>, value: Value): Uint8Array {
  const key = new Uint8Array(1 + byteCountOf(part, value));
  key[0] = table;
  part.write(key, 1, value);
  return key;
}

/** The first `count` of the parts. Loops by index: ticket blocks and legs are looked up by it. */
function keyOfParts(
  table: number,
  parts: readonly PartEntry[],
  count: number,
  fields: Fields,
): Uint8Array {
  let byteCount = 1;
  for (let i = 0; i < count; i += 1) {
    const { name, part } = parts[i] as PartEntry;
    byteCount += part.byteCount ?? byteCountOf(part, fields[name]);
  }
  const key = new Uint8Array(byteCount);
  key[0] = table;
  let at = 1;
  for (let i = 0; i < count; i += 1) {
    const { name, part } = parts[i] as PartEntry;
    part.write(key, at, fields[name]);
    at += part.byteCount ?? byteCount;
  }
  return key;
}

function identityOf(parts: readonly PartEntry[], fields: Fields): string {
  let identity = '';
  for (let i = 0; i < parts.length; i += 1) identity += `${fields[(parts[i] as PartEntry).name]}/`;
  return identity;
}

function fieldsIn(bytes: Uint8Array, parts: readonly PartEntry[]): Fields {
  const fields: Record<string, unknown> = {};
  let at = 1;
  for (const { name, part } of parts) {
    fields[name] = part.read(bytes, at);
    at += part.byteCount ?? bytes.length;
  }
  return fields;
}

function byteCountOf(part: KeyPart<unknown>, value: unknown): number {
  return part.byteCount ?? Buffer.byteLength(String(value));
}
