/**
 * Objects as arrays of their fields, in MessagePack: the storage form of rows and events.
 *
 * Why positions: names repeated in each of a million rows cost more than the values. How a form
 * grows stands in `actors/stored-form.ts`.
 */
import { Packr } from 'msgpackr';
import { type Grown, type StoredForm, storedForm } from '../../../actors/stored-form.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { defaultOf, isDefault, readWithin, writtenWithin } from '../../journal/named-fields.ts';
import { AssertionError } from '../../kernel/assert.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });
/** One for all codecs: each writes a value and takes the bytes before another begins. */
const writer = new ValueWriter();

export interface Codec<Value> {
  encode(value: Value): Uint8Array;
  decode(bytes: Uint8Array): Value;
}

/**
 * The codec of an object type: `objectCodec<Account>()(['player', 'balanceMinor', …])`, and behind
 * the list `{ later: { betBarriers: 0 } }` for what rows had not from the beginning.
 */
export function objectCodec<Value extends object>() {
  return <const Fields extends readonly (keyof Value & string)[]>(
    fields: Fields,
    ...growth: Grown<Value, Fields[number]>
  ): Codec<Value> => codecOf(storedForm(fields, growth[0]));
}

/** The same of a form that is declared elsewhere, because it is stored within others, too. */
export function codecOf<Value extends object>(form: StoredForm): Codec<Value> {
  return {
    encode: (value) => {
      writer.begin();
      writeFields(writer, value, form);
      return writer.take();
    },
    decode: (bytes) => fromArray<Value>(decodeValue(bytes), form),
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
  form: StoredForm,
  ...before: readonly number[]
): void {
  const { fields, within } = form;
  const count = storedCount(value, form);
  to.array(before.length + count);
  for (const number of before) to.number(number);
  for (let i = 0; i < count; i += 1) {
    const field = fields[i] as string;
    const stored: unknown = value[field as keyof Value];
    if (stored === undefined) failUndefined(field);
    const inner = within?.[field];
    if (stored instanceof Uint8Array) to.bytes(stored);
    else to.value(inner === undefined ? stored : writtenWithin(inner, stored));
  }
}

/** How many fields take a place: not the last ones while they are what they were before. */
export function storedCount(value: object, { fields, defaults }: StoredForm): number {
  let count = fields.length;
  for (let i = defaults.length - 1; i >= 0; i -= 1) {
    if (!isDefault(value[fields[count - 1] as keyof typeof value], defaults[i])) break;
    count -= 1;
  }
  return count;
}

/** Outside the loop, which would otherwise make a closure for each field's message. */
function failUndefined(field: PropertyKey | undefined): never {
  throw new AssertionError(`a stored field is undefined: ${String(field)}`);
}

/** Throws a CorruptRecordError, or a NewerDataError where there is more than the form has. */
export function fromArray<Value extends object>(array: unknown, form: StoredForm): Value {
  const { fields, defaults, within } = form;
  if (!Array.isArray(array) || array.length < fields.length - defaults.length) {
    throw new CorruptRecordError('a stored object does not have the fields of its type');
  }
  if (array.length > fields.length) {
    throw new NewerDataError(`a stored object has a field behind ${String(fields.at(-1))}`);
  }
  const value = {} as Record<string, unknown>;
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] as string;
    const inner = within?.[field];
    if (i >= array.length) value[field] = defaultOf(defaults[i - fields.length + defaults.length]);
    else value[field] = inner === undefined ? array[i] : readWithin(inner, array[i]);
  }
  return value as Value;
}

export function encodeValue(value: unknown): Uint8Array {
  writer.begin();
  writer.value(value);
  return writer.take();
}

export function decodeValue(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
