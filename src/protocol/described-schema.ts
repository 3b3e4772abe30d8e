/**
 * A schema as it is published: each member has a description, and what may only be one of a few
 * texts is an enumeration, which generated clients read better than a choice of constants.
 *
 * It accepts exactly what the schema accepts that it was made from.
 */
import { meaningOf } from './words/glossary.ts';

type Json = unknown;
type JsonObject = Record<string, Json>;

export function describedSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(describedSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).map(
    ([name, member]) =>
      [name, name === 'properties' ? describedMembers(member) : describedSchema(member)] as const,
  );
  return enumerated(titled(Object.fromEntries(members)));
}

function titled(schema: JsonObject): JsonObject {
  const { title, description } = schema;
  if (typeof title !== 'string' || description !== undefined) return schema;
  const meaning = meaningOf(title);
  return meaning === undefined ? schema : { ...schema, description: meaning };
}

function describedMembers(properties: object): JsonObject {
  const members = Object.entries(properties).map(([name, member]) => {
    const shown = describedSchema(member) as JsonObject;
    // What has a title is described where it is named, alike for all who refer to it.
    const isSaid = shown.description !== undefined || typeof shown.title === 'string';
    const meaning = isSaid ? undefined : meaningOf(name);
    return [name, meaning === undefined ? shown : { ...shown, description: meaning }] as const;
  });
  return Object.fromEntries(members);
}

/** A choice of constants as an enumeration, with what was said of each. */
function enumerated(schema: JsonObject): JsonObject {
  const { anyOf, ...others } = schema;
  if (!Array.isArray(anyOf) || !anyOf.every(isText)) return schema;
  const said = [
    others.description,
    ...anyOf.map(({ const: value, description }) => description && `\`${value}\`: ${description}`),
  ].filter((text) => text !== undefined);
  const description = said.length === 0 ? {} : { description: said.join(' ') };
  return { ...others, ...description, type: 'string', enum: anyOf.map((one) => one.const) };
}

interface Text {
  readonly const: string;
  readonly description?: string;
}

function isText(choice: Json): choice is Text {
  return typeof (choice as Partial<Text> | null)?.const === 'string';
}
