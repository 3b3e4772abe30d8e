/**
 * Holds real answers against the published document: what a client generated from it would meet.
 *
 * Stricter than the server's own check of its replies, because it starts from the JSON that
 * `GET /openapi.json` sends: a status, a code or a shape that is not in there is a fault.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Media {
  readonly schema: Readonly<Record<string, unknown>>;
}
interface ResponseObject {
  readonly description: string;
  readonly content?: Readonly<Record<string, Media>>;
}
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: unknown;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}
export interface OpenApi {
  readonly openapi: string;
  readonly info: Readonly<Record<string, string>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
}

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
  faultsOf({ method, path, status, mediaType, body }: Recorded): string[] {
    const place = `${method} ${path} ${status}`;
    const operation = this.#operationOf(method, path);
    if (operation === undefined) return [`${place}: no such operation`];
    const statuses = this.seen.get(operation.operationId) ?? new Set();
    this.seen.set(operation.operationId, statuses.add(status));
    // Not modified is no answer of the operation, but of the cache in between.
    if (status === 304) return [];
    const response = operation.responses[status];
    if (response === undefined) return [`${place}: the status is not documented`];
    const media = Object.entries(response.content ?? {}).find(
      ([type]) => type.split(';')[0] === mediaType,
    )?.[1];
    if (media === undefined) {
      const isEmpty = response.content === undefined && mediaType === '';
      return isEmpty ? [] : [`${place}: ${mediaType || 'no content'} is not documented`];
    }
    const faults = this.#shapeFaults(media.schema, body).map((fault) => `${place}: ${fault}`);
    const code = (body as { code?: unknown } | null)?.code;
    if (status >= 400 && !response.description.includes(`\`${String(code)}\``)) {
      faults.push(`${place}: the code ${String(code)} is not documented`);
    }
    return faults;
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

  #shapeFaults(schema: Readonly<Record<string, unknown>>, body: unknown): string[] {
    const validate = this.#validators(schema);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

type Validators = (schema: Readonly<Record<string, unknown>>) => ValidateFunction;

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
