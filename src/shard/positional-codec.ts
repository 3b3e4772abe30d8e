/**
 * Objects as arrays of their fields, in MessagePack: the storage form of rows and events.
 *
 * Why positions: names repeated in each of a million rows cost more than the values. The order of
 * fields is a storage format: add at the end with a new schema version, never move or remove.
 */
import { Packr } from 'msgpackr';
import { CorruptRecordError } from '../journal/journal-errors.ts';
import { AssertionError } from '../kernel/assert.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });

export interface Codec<Value> {
  encode(value: Value): Uint8Array;
  decode(bytes: Uint8Array): Value;
}

/** A list of all the fields of `Value`, each once: one that is forgotten fails to compile. */
export type AllFields<Value, Fields extends readonly (keyof Value)[]> =
  Exclude<keyof Value, Fields[number]> extends never ? Fields : never;

/** The codec of an object type: `objectCodec<Account>()(['player', 'balanceMinor', …])`. */
export function objectCodec<Value extends object>() {
  return <const Fields extends readonly (keyof Value)[]>(
    fields: Fields & AllFields<Value, Fields>,
  ): Codec<Value> => ({
    encode: (value) => encodeValue(toArray(value, fields)),
    decode: (bytes) => fromArray<Value>(decodeValue(bytes), fields),
  });
}

/** The codec of a value that MessagePack holds as it is. */
export function valueCodec<Value>(): Codec<Value> {
  return { encode: encodeValue, decode: (bytes) => decodeValue(bytes) as Value };
}

export function toArray<Value extends object>(
  value: Value,
  fields: readonly (keyof Value)[],
): unknown[] {
  const array = new Array<unknown>(fields.length);
  for (let i = 0; i < fields.length; i += 1) {
    const stored = value[fields[i] as keyof Value];
    if (stored === undefined) failUndefined(fields[i]);
    array[i] = stored;
  }
  return array;
}

/** Apart from the loop, which would otherwise make a closure for each field's message. */
function failUndefined(field: PropertyKey | undefined): never {
  throw new AssertionError(`a stored field is undefined: ${String(field)}`);
}

export function fromArray<Value extends object>(
  array: unknown,
  fields: readonly (keyof Value)[],
): Value {
  if (!Array.isArray(array) || array.length !== fields.length) {
    throw new CorruptRecordError('a stored object does not have the fields of its type');
  }
  const value = {} as Value;
  for (let i = 0; i < fields.length; i += 1) value[fields[i] as keyof Value] = array[i];
  return value;
}

export function encodeValue(value: unknown): Uint8Array {
  return packr.pack(value);
}

export function decodeValue(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
