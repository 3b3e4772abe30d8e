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
  /** Of each part that has a name, by its reference. */
  readonly #texts = new Map<string, string>();
  /** Calls share most of what they say: each schema is made once, not once for each call. */
  readonly #published = new Map<object, JsonObject>();

  /** As it is published, every titled schema in it being a reference. */
  schema(schema: object): JsonObject {
    const known = this.#published.get(schema);
    if (known !== undefined) return known;
    const published = this.#referenced(describedSchema(schema)) as JsonObject;
    this.#published.set(schema, published);
    return published;
  }

  /** A reference to a part of that name. Two different ones of one name are our bug. */
  named(section: Section, name: string, part: Json): JsonObject {
    const reference = referenceTo(section, name);
    const text = JSON.stringify(part);
    const known = this.#texts.get(reference.$ref);
    assert(known === undefined || known === text, () => `two ${section} are called ${name}`);
    this.#texts.set(reference.$ref, text);
    this.#sections[section][name] = part;
    return reference;
  }

  /** A reference to a part that its name alone decides, and that is made when first asked for. */
  decided(section: Section, name: string, make: () => Json): JsonObject {
    if (!Object.hasOwn(this.#sections[section], name)) return this.named(section, name, make());
    return referenceTo(section, name);
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

function referenceTo(section: Section, name: string): { readonly $ref: string } {
  return { $ref: `#/components/${section}/${name}` };
}
