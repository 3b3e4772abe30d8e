/**
 * Holds real answers against the published document: what a client generated from it would meet.
 *
 * Stricter than the server's own check of its replies, because it starts from the JSON that
 * `GET /openapi.json` sends: a status, a code or a shape that is not in there is a fault.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type JsonObject = Readonly<Record<string, unknown>>;

export interface Media {
  readonly schema: JsonObject;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
export interface ResponseObject {
  readonly description: string;
  readonly headers?: JsonObject;
  readonly content?: Readonly<Record<string, Media>>;
}
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: JsonObject;
    readonly example?: unknown;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}
export interface OpenApi {
  readonly openapi: string;
  readonly info: Readonly<Record<string, string>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonObject>>;
    readonly securitySchemes: JsonObject;
  };
}

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
  readonly headers: { keys(): Iterable<string> };
}

/** What no call has to declare: they come from the transport, or stand on every answer. */
const UNDECLARED = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
  'uwebsockets',
  'content-security-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'x-content-type-options',
];

export class PublishedContract {
  readonly document: OpenApi;
  /** The names of the operations that were answered, and how. */
  readonly seen = new Map<string, Set<number>>();
  readonly #validators: Validators;

  constructor(document: OpenApi) {
    this.document = document;
    this.#validators = validatorsOf(document);
  }

  /** What in an answer the document does not say; empty where it says all of it. */
  faultsOf({ method, path, status, mediaType, body, headers }: Recorded): string[] {
    const place = `${method} ${path} ${status}`;
    const operation = this.#operationOf(method, path);
    if (operation === undefined) return [`${place}: no such operation`];
    const statuses = this.seen.get(operation.operationId) ?? new Set();
    this.seen.set(operation.operationId, statuses.add(status));
    const documented = operation.responses[status];
    if (documented === undefined) return [`${place}: the status is not documented`];
    const response = this.resolved(documented);
    const declared = Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());
    const unknown = [...headers.keys()].filter(
      (name) => ![...declared, ...UNDECLARED].includes(name),
    );
    if (unknown.length > 0) return [`${place}: ${unknown} is not documented`];
    if (status === 304) return [];
    const media = Object.entries(response.content ?? {}).find(
      ([type]) => type.split(';')[0] === mediaType,
    )?.[1];
    if (media === undefined) {
      const isEmpty = response.content === undefined && mediaType === '';
      return isEmpty ? [] : [`${place}: ${mediaType || 'no content'} is not documented`];
    }
    const faults = this.shapeFaults(media.schema, body).map((fault) => `${place}: ${fault}`);
    return status < 400 ? faults : [...faults, ...this.#refusalFaults(response, body)];
  }

  #refusalFaults({ description }: ResponseObject, body: unknown): string[] {
    const { code, facts } = body as { readonly code?: string; readonly facts?: JsonObject };
    if (!description.includes(`\`${code}\``)) return [`the code ${code} is not documented`];
    const name = `${code?.[0]?.toUpperCase()}${code?.slice(1)}Problem`;
    const { properties } = this.document.components.schemas[name] as {
      readonly properties: JsonObject;
    };
    const isFactless = properties.facts === undefined && facts !== undefined;
    return isFactless ? [`the facts of ${code} are not documented`] : [];
  }

  /** A part of the document, or what it refers to. */
  resolved<Part>(part: Part): Part {
    const { $ref } = part as { readonly $ref?: string };
    if ($ref === undefined) return part;
    let found: unknown = this.document;
    for (const name of $ref.slice(2).split('/')) found = (found as JsonObject)[name];
    return found as Part;
  }

  #operationOf(method: string, path: string): Operation | undefined {
    const [pathname = ''] = path.split('?');
    const found = Object.entries(this.document.paths).filter(([template]) => {
      const pattern = template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
      return new RegExp(`^${pattern}$`).test(pathname);
    });
    // A template without parameters goes before one with, as in the router.
    found.sort(([left], [right]) => left.split('{').length - right.split('{').length);
    return found[0]?.[1][method.toLowerCase()];
  }

  /** Where a value is not what a schema of the document says. */
  shapeFaults(schema: JsonObject, body: unknown): string[] {
    const validate = this.#validators(schema);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

type Validators = (schema: JsonObject) => ValidateFunction;

/** By the text of a document's components. A process meets few of them, and each many times. */
const validatorsByComponents = new Map<string, Validators>();

/** Compiles each schema when it is first met: that is most of what a short test takes. */
function validatorsOf({ components }: OpenApi): Validators {
  const text = JSON.stringify(components);
  let validators = validatorsByComponents.get(text);
  if (validators === undefined) {
    const ajv = formats.default(new Ajv2020({ strict: false }));
    ajv.addSchema({ $id: 'https://document.test/openapi', components });
    const compiled = new Map<string, ValidateFunction>();
    validators = (schema) => {
      const key = JSON.stringify(schema);
      let validate = compiled.get(key);
      if (validate === undefined) {
        validate = ajv.compile(inDocument(schema) as Record<string, unknown>);
        compiled.set(key, validate);
      }
      return validate;
    };
    validatorsByComponents.set(text, validators);
  }
  return validators;
}

/** The schema with its references as seen from outside the document. */
function inDocument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inDocument);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) =>
    name === '$ref' && typeof member === 'string'
      ? [name, member.replace('#', 'https://document.test/openapi#')]
      : [name, inDocument(member)],
  );
  return Object.fromEntries(members);
}
