/**
 * The parts of the published document that have a name, each written once and referred to.
 *
 * A schema with a `title` becomes one, so that generated clients get named types.
 */
import { assert } from '../../kernel/assert.ts';
import { describedSchema } from '../../protocol/described-schema.ts';

export type Json = unknown;
export type JsonObject = Record<string, Json>;

type Section = 'schemas' | 'responses' | 'examples' | 'headers';

export class DocumentComponents {
  readonly #sections: Readonly<Record<Section, JsonObject>> = {
    schemas: {},
    responses: {},
    examples: {},
    headers: {},
  };

  /** As it is published, every titled schema in it being a reference. */
  schema(schema: object): JsonObject {
    return this.#referenced(describedSchema(schema)) as JsonObject;
  }

  /** A reference to a part of that name. Two different ones of one name are our bug. */
  named(section: Section, name: string, part: Json): JsonObject {
    const parts = this.#sections[section];
    const known = parts[name];
    assert(
      known === undefined || JSON.stringify(known) === JSON.stringify(part),
      () => `two ${section} are called ${name}`,
    );
    parts[name] = part;
    return { $ref: `#/components/${section}/${name}` };
  }

  /** What has been named so far. */
  get sections(): Readonly<Record<Section, JsonObject>> {
    return this.#sections;
  }

  #referenced(value: Json): Json {
    if (Array.isArray(value)) return value.map((part) => this.#referenced(part));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(
      ([name, member]) => [name, this.#referenced(member)] as const,
    );
    const copy: JsonObject = Object.fromEntries(members);
    const { title, type } = copy;
    if (typeof title !== 'string' || typeof type !== 'string') return copy;
    return this.named('schemas', title, copy);
  }
}
