/**
 * What is stored of an object: its fields by position, and what those of them that came later are
 * where they are missing.
 *
 * Why: what was journaled is never written again, so the form of a fact can only grow. A new field
 * comes at the end (`later`), with the value that it has in everything from before it; a build
 * that meets more than it knows refuses instead of guessing. While the last fields have those
 * values they take no place: a value from before them has one form only, whoever writes it, and an
 * older build reads all that does not use what is new.
 * Objects within a field are stored by their names and grow likewise, where `within` says what
 * they are. Not here: the bytes (`positional-codec.ts`, `named-fields.ts` of the shard).
 */

/**
 * Nothing else: what a stored fact reads as must be the same for ever. A list is made anew;
 * undefined stands for a member that is left out.
 */
export type Constant = string | number | boolean | null | readonly [] | undefined;

export interface StoredForm {
  /** All, in their order. A storage format: new ones at the end, none moved or removed. */
  readonly fields: readonly string[];
  /** What the last of them, as many as these, are where they are missing. */
  readonly defaults: readonly Constant[];
  /** What objects in a field are, alone or in a list; null is stored as it is. */
  readonly within: Readonly<Record<string, InnerForm>> | undefined;
}

/** `whole`: data that is taken as it is, such as a game's rules, of which only its family knows. */
export type InnerForm = StoredForm | TaggedForms | 'whole';

/** Objects of several kinds, of which a member tells the kind. */
export interface TaggedForms {
  readonly tag: string;
  readonly forms: Readonly<Record<string, StoredForm>>;
}

/** The fields that a list leaves out, each with what it is in values from before it. */
type LaterFields<Value, Named extends PropertyKey> = {
  readonly [Field in Exclude<keyof Value, Named>]: Value[Field] & Constant;
};

/** True where one of its kinds is an object, in a list or not. */
type HoldsObject<Field> = Field extends string | number | boolean | null | undefined
  ? false
  : Field extends readonly (infer Member)[]
    ? HoldsObject<Member>
    : true;

/** The fields that hold objects, alone or in a list. */
type Inner<Value> = {
  [Field in keyof Value]-?: true extends HoldsObject<Value[Field]> ? Field : never;
}[keyof Value];

type LaterPart<Value, Named extends PropertyKey> = [Exclude<keyof Value, Named>] extends [never]
  ? { readonly later?: undefined }
  : { readonly later: LaterFields<Value, Named> };

type WithinPart<Value> = [Inner<Value>] extends [never]
  ? { readonly within?: undefined }
  : { readonly within: { readonly [Field in Inner<Value>]: InnerForm } };

/**
 * What stands behind a list of fields: what it leaves out came later, with its value from before,
 * and what the objects in it are. What is forgotten fails to compile.
 */
export type Grown<Value, Named extends PropertyKey, Others = unknown> = [
  Exclude<keyof Value, Named> | Inner<Value>,
] extends [never]
  ? [growth?: LaterPart<Value, Named> & WithinPart<Value> & Others]
  : [growth: LaterPart<Value, Named> & WithinPart<Value> & Others];

/** `formOf<Rollover>()(['draw', 'amountMinor'])`. */
export function formOf<Value extends object>() {
  return <const Fields extends readonly (keyof Value & string)[]>(
    fields: Fields,
    ...growth: Grown<Value, Fields[number]>
  ): StoredForm => storedForm(fields, growth[0]);
}

/** For declarations that have compared the fields with a type. */
export function storedForm(
  fields: readonly string[],
  { later = {}, within }: { readonly later?: object | undefined } & Partial<StoredForm> = {},
): StoredForm {
  return {
    fields: [...fields, ...Object.keys(later)],
    defaults: Object.values(later),
    within,
  };
}
