/**
 * A file of JSON that an operator writes: read, parsed, and what is wrong with its form told in
 * sentences. What they show of it are names and numbers, never a path of the machine.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { ConfigurationError } from '../kernel/errors.ts';
import { repeatsMember } from './repeated-members.ts';
import type { TSchema } from './schema.ts';

/** What sentences call it. */
export interface OperatorFile {
  readonly file: string;
  readonly whole: string;
  /** Of its members, such as "The file's". */
  readonly owner: string;
}

/** What a validator of ajv says of a member. */
interface ShapeFault {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export function readOperatorFile(path: string, { file }: OperatorFile): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${file} cannot be read.`, { cause });
  }
}

/** Of two members of one name a parser would take the last in silence. */
export function parseOperatorFile(text: string, { whole }: OperatorFile): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConfigurationError(`${whole} is not JSON.`, { cause });
  }
  if (repeatsMember(text, value)) throw new ConfigurationError(`${whole} names a member twice.`);
  return value;
}

/**
 * Tells in sentences what is wrong with the form of a file. The schema is compiled for the first
 * file: most commands read none, and would start a tenth slower.
 */
export function formFaultsOf(
  schema: TSchema,
  names: OperatorFile,
  options: Pick<Options, 'discriminator'> = {},
): (file: unknown) => string[] {
  let isWellFormed: ValidateFunction | undefined;
  return (file) => {
    isWellFormed ??= new Ajv({ allErrors: true, ...options }).compile(schema);
    return isWellFormed(file) ? [] : shapeSentences(isWellFormed.errors, names);
  };
}

/** A sentence for each. */
export function shapeSentences(
  faults: readonly ShapeFault[] | null | undefined,
  { whole, owner }: OperatorFile,
): string[] {
  return (faults ?? []).map(({ instancePath, message, params }) => {
    const place = instancePath === '' ? whole : `${owner} ${instancePath}`;
    const extra = 'additionalProperty' in params ? ` ("${params.additionalProperty}")` : '';
    return `${place} ${message}${extra}.`;
  });
}
