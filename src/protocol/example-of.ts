/**
 * An example of what a schema accepts, for the published documents: the schema's own (`examples`),
 * else that of the member's name (`words/glossary.ts`), else the plainest value that fits.
 *
 * Members that may be left out are, where there are others. A test holds every example against its
 * schema, so a schema for which the plainest value does not fit needs an example of its own.
 */
import { exampleOfWord } from './words/glossary.ts';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
}

export function exampleOf(schema: object, name = ''): unknown {
  const known = schema as Schema;
  const own = known.examples?.[0] ?? known.const;
  if (own !== undefined) return own;
  const word = exampleOfWord(name);
  if (word !== undefined && mayBe(known, word)) return word;
  if (known.enum !== undefined) return known.enum[0];
  if (known.anyOf !== undefined) return exampleOf(known.anyOf[0] ?? {}, name);
  switch (known.type) {
    case 'object':
      return exampleOfObject(known);
    case 'array':
      return [exampleOf(known.items ?? {}, name)];
    case 'string':
      return exampleOfText(known);
    case 'integer':
    case 'number':
      return Math.max(known.minimum ?? 0, 0);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const UUID = /^[0-9a-f-]{36}$/;

function isOfForm({ format, pattern }: Schema, text: string): boolean {
  if (format === 'date-time') return INSTANT.test(text);
  if (format === 'uuid') return UUID.test(text);
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}

/** Members that stand in an example although they may be left out. */
const SHOWN = ['next'];

function exampleOfObject({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  const isShown = (name: string) => required.includes(name) || SHOWN.includes(name);
  const members = Object.entries(properties).filter(([name]) => isShown(name));
  return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member, name)]));
}

function exampleOfText({ format, minLength = 0 }: Schema): string {
  switch (format) {
    case 'date-time':
      return '2026-01-01T12:00:00.000Z';
    case 'date':
      return '2026-01-01';
    case 'uuid':
      return '017f22e2-79b0-7000-98c4-dc0c0c07398f';
    default:
      return 'text'.padEnd(minLength, '.');
  }
}

/** Whether a word's example can be meant: a name may stand for a text here and a list there. */
function mayBe(schema: Schema, value: unknown): boolean {
  const { type, anyOf, items = {}, minimum } = schema;
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if (anyOf !== undefined) return anyOf.some((choice) => mayBe(choice, value));
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value) && value.every((item) => mayBe(items, item));
    case 'string':
      return typeof value === 'string' && isOfForm(schema, value);
    case 'integer':
    case 'number':
      return typeof value === 'number' && value >= (minimum ?? value);
    default:
      return typeof value === type && value !== null && !Array.isArray(value);
  }
}
