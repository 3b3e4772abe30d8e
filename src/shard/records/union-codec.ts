/**
 * The codec of a union: the member's place in a list, then the fields of that member by position.
 *
 * Why: a state has the fields that are known in it and no others, so its row does, too. The values
 * that tell a member from the others (`{ state: 'settled', paying: true }`) follow from its place
 * and are not stored. The order of members is a storage format, as that of fields is: add at the
 * end.
 */
import { type Grown, type StoredForm, storedForm } from '../../../actors/stored-form.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { must } from '../../kernel/assert.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { type Codec, decodeValue, fromArray, writeFields } from './positional-codec.ts';

const writer = new ValueWriter();

/** `unionCodec<Coordinator>()([member({ state: 'open' }, ['draw', …]), …])`. */
export function unionCodec<Union extends object>() {
  return <const Members extends readonly UnionMember<Union, Union>[]>(
    members: Members & AllMembers<Union, Members>,
  ): Codec<Union> => ({
    encode: (value) => {
      const place = members.findIndex(({ is }) => hasValues(value, is));
      const { form } = must(members[place], 'a value is not a member of its union');
      writer.begin();
      writeFields<object>(writer, value, form, place);
      return writer.take();
    },
    decode: (bytes) => {
      const array = decodeValue(bytes);
      const [place, ...values] = Array.isArray(array) ? array : [];
      if (!Number.isInteger(place) || place < 0) {
        throw new CorruptRecordError('a stored object does not tell its form');
      }
      const member = members[place];
      if (member === undefined) throw new NewerDataError(`a stored object is of form ${place}`);
      return { ...fromArray<Union>(values, member.form), ...member.is };
    },
  });
}

/** One member: the values that tell it from the others, and all its other fields. */
export function unionMember<Union extends object>() {
  return <
    const Is extends Partial<Record<KeyOf<Union>, unknown>>,
    const Fields extends readonly KeyOf<Extract<Union, Is>>[],
  >(
    is: Is,
    fields: Fields,
    ...growth: Grown<Omit<Extract<Union, Is>, keyof Is>, Fields[number]>
  ): UnionMember<Union, Extract<Union, Is>> => ({ is, form: storedForm(fields, growth[0]) });
}

interface UnionMember<Union extends object, out Member extends Union> {
  readonly is: Partial<Record<KeyOf<Union>, unknown>>;
  readonly form: StoredForm;
  /** Never present: it tells the compiler which member this is. */
  readonly member?: Member;
}

type KeyOf<Union> = Union extends object ? keyof Union & string : never;

/** A list that leaves out a member of the union fails to compile. */
type AllMembers<Union extends object, Members extends readonly UnionMember<Union, Union>[]> =
  Exclude<Union, NonNullable<Members[number]['member']>> extends never ? Members : never;

function hasValues(value: object, wanted: object): boolean {
  return Object.entries(wanted).every(([field, one]) => Reflect.get(value, field) === one);
}
