/**
 * The vocabulary that every message on the wire is written in.
 *
 * One TypeBox schema gives the TypeScript type, the compiled validator and the published document,
 * so the three cannot drift apart. This is the only door to the package.
 */
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { READABLE_PATTERN } from '../kernel/readable-text.ts';

export { type Static, type TObject, type TProperties, type TSchema, Type };

/** An object that refuses members it does not know: a misspelt field is an error, not ignored. */
export function strictObject<Properties extends TProperties>(
  properties: Properties,
  options: {
    readonly title?: string;
    readonly description?: string;
    readonly examples?: readonly unknown[];
  } = {},
): TObject<Properties> {
  return Type.Object(properties, { ...options, additionalProperties: false });
}

/** A positive count of minor units that a double holds exactly. */
export const PositiveMinor = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'A count of minor units (cents).',
});

/** A count of minor units that may be zero or, where an entry is a debit, negative. */
export const SignedMinor = Type.Integer({
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'A count of minor units (cents).',
});

/** A sum over many amounts, which has no bound: exact for every reader of JSON. */
export const ExactMinor = Type.Union(
  [SignedMinor, Type.String({ pattern: '^-?[1-9][0-9]{15,}$' })],
  {
    description:
      'A sum in minor units (or hundredths of points): an integer where a double holds it ' +
      'exactly, beyond that a string of decimal digits.',
  },
);

/** The body of a request that says nothing. */
export const NoMembers = strictObject({});

/** Why somebody did what they did, for later readers. */
export const Reason = Type.String({ minLength: 3, maxLength: 200, pattern: READABLE_PATTERN });

/** RFC 3339. The engine writes UTC with milliseconds. Leap seconds fit, but are no times to it. */
export const Instant = Type.String({ format: 'date-time', maxLength: 40 });

/** A calendar day, as a birth date is. */
export const Day = Type.String({ format: 'date', maxLength: 10 });

/** Odds as a decimal text with two places; zero is refused by the business. */
export const DecimalOdds = Type.String({
  pattern: '^\\d{1,6}\\.\\d{2}$',
  description: 'As "1.85".',
});

/** A ticket made in advance. */
export const StockId = Type.String({ maxLength: 32 });

export const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
