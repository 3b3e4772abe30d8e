/**
 * Objects as arrays of their fields, in MessagePack: the storage form of rows and events.
 *
 * Why positions: names repeated in each of a million rows cost more than the values. The order of
 * fields is a storage format: add at the end with a new schema version, never move or remove.
 */
import { Packr } from 'msgpackr';
import type { AllFields } from '../../../actors/event-declaration.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { AssertionError, must } from '../../kernel/assert.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });
/** One for all codecs: each writes a value and takes the bytes before another begins. */
const writer = new ValueWriter();

export interface Codec<Value> {
  encode(value: Value): Uint8Array;
  decode(bytes: Uint8Array): Value;
}

/** The codec of an object type: `objectCodec<Account>()(['player', 'balanceMinor', …])`. */
export function objectCodec<Value extends object>() {
  return <const Fields extends readonly (keyof Value)[]>(
    fields: Fields & AllFields<Value, Fields>,
  ): Codec<Value> => ({
    encode: (value) => {
      writer.begin();
      writeFields(writer, value, fields);
      return writer.take();
    },
    decode: (bytes) => fromArray<Value>(decodeValue(bytes), fields),
  });
}

/**
 * Like `objectCodec`, with fields that were added later. While they hold their first values they
 * take no place, so that rows from before them are read, and written, as they always were.
 */
export function grownCodec<Value extends object>() {
  return <const Fields extends readonly (keyof Value)[]>(
    fields: Fields,
    added: Pick<Value, Exclude<keyof Value, Fields[number]>>,
  ): Codec<Value> => {
    const later = Object.keys(added) as Exclude<keyof Value, Fields[number]>[];
    const firstValues = later.map((field) => added[field]);
    /** The fields of a row that ends before the added ones, after the first of them, and so on. */
    const forms: (readonly (keyof Value)[])[] = [fields];
    for (const [index] of later.entries()) forms.push([...fields, ...later.slice(0, index + 1)]);
    return {
      encode: (value) => {
        let count = later.length;
        for (; count > 0; count -= 1) {
          const last = later[count - 1] as (typeof later)[number];
          if (value[last] !== firstValues[count - 1]) break;
        }
        writeFields(writer, value, must(forms[count], 'a count has no form'));
        return writer.take();
      },
      decode: (bytes) => {
        const array = decodeValue(bytes);
        const count = Array.isArray(array) ? array.length - fields.length : 0;
        return { ...added, ...fromArray<Value>(array, forms[count] ?? fields) };
      },
    };
  };
}

/** The codec of a value that MessagePack can hold as it is. */
export function valueCodec<Value>(): Codec<Value> {
  return { encode: encodeValue, decode: (bytes) => decodeValue(bytes) as Value };
}

/** Writes the list of an object's fields, after the values of `before`. */
export function writeFields<Value extends object>(
  to: ValueWriter,
  value: Value,
  fields: readonly (keyof Value)[],
  ...before: readonly number[]
): void {
  to.array(before.length + fields.length);
  for (const number of before) to.number(number);
  for (let i = 0; i < fields.length; i += 1) {
    const stored = value[fields[i] as keyof Value];
    if (stored === undefined) failUndefined(fields[i]);
    to.value(stored);
  }
}

/** Outside the loop, which would otherwise make a closure for each field's message. */
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
  writer.begin();
  writer.value(value);
  return writer.take();
}

export function decodeValue(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
