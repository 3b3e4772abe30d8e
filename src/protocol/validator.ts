/**
 * Compiled validation: built when a request first needs it, run once per request.
 *
 * Why not at a start: a gateway has some hundred schemas, and compiling them was two fifths of its
 * start. Each takes milliseconds, once. That all of them compile is proved by a test.
 *
 * Why two functions for one schema: the first stops at the first fault and builds no list, which is
 * what a good request and a flood both need. Only a request that failed pays for the whole list,
 * and only while it is small: the work of a refusal stays bounded.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TSchema } from './schema.ts';

/** Where a value stood in the request. */
export type FieldPlace = 'body' | 'query' | 'params' | 'headers';

export interface FieldError {
  readonly in: FieldPlace;
  /** A JSON pointer (RFC 6901) into that part of the request. */
  readonly pointer: string;
  readonly message: string;
}

/** More faults than this help nobody; the rest are left out. */
export const FIELD_ERRORS_MAX = 32;

export interface Validator {
  /** Whether the value is valid. A text validator turns texts into numbers and adds defaults. */
  readonly accepts: (value: unknown) => boolean;
  /** The faults of a value that was refused. Never repeats the value: it may be a secret. */
  explain(value: unknown, thorough: boolean): readonly FieldError[];
}

const SHARED_OPTIONS = { strict: true, strictTypes: false, strictTuples: false } as const;
const TEXT_OPTIONS = { ...SHARED_OPTIONS, useDefaults: true } as const;

const COMPILERS = {
  json: withFormats(new Ajv2020({ ...SHARED_OPTIONS })),
  jsonThorough: withFormats(new Ajv2020({ ...SHARED_OPTIONS, allErrors: true })),
  text: withFormats(new Ajv2020({ ...TEXT_OPTIONS })),
  textThorough: withFormats(new Ajv2020({ ...TEXT_OPTIONS, allErrors: true })),
};

/** A validator of a schema that can be compiled: one that cannot throws when it is first used. */
export function compileValidator(schema: TSchema, place: FieldPlace): Validator {
  const isJson = place === 'body';
  const first = compiledOnce(schema, isJson ? COMPILERS.json : COMPILERS.text);
  const all = compiledOnce(schema, isJson ? COMPILERS.jsonThorough : COMPILERS.textThorough);
  const numbers = isJson ? [] : integerMembers(schema);
  return {
    accepts: (value) => first()(withNumbers(value, numbers)),
    explain: (value, thorough) => {
      return explain(thorough ? all() : first(), withNumbers(value, numbers), place);
    },
  };
}

function compiledOnce(schema: TSchema, compiler: Ajv2020): () => ValidateFunction {
  let compiled: ValidateFunction | undefined;
  return () => {
    compiled ??= compiler.compile(schema);
    return compiled;
  };
}

/** As JSON writes an integer, and so small that a double holds it exactly. */
const INTEGER_TEXT = /^(?:0|-?[1-9]\d{0,15})$/;

/**
 * Texts that are written as integers become those, in place. The library would turn whatever
 * JavaScript reads as a number, and `1e309` into an infinity that no bound is asked about.
 */
function withNumbers(value: unknown, names: readonly string[]): unknown {
  const members = value as Record<string, unknown>;
  for (const name of names) {
    const text = members[name];
    if (typeof text !== 'string' || !INTEGER_TEXT.test(text)) continue;
    const number = Number(text);
    if (Number.isSafeInteger(number)) members[name] = number;
  }
  return value;
}

function integerMembers(schema: TSchema): readonly string[] {
  const properties = 'properties' in schema ? (schema.properties as Record<string, TSchema>) : {};
  return Object.keys(properties).filter((name) => {
    const member = properties[name];
    return member !== undefined && 'type' in member && member.type === 'integer';
  });
}

function explain(validate: ValidateFunction, value: unknown, place: FieldPlace): FieldError[] {
  validate(value);
  const errors = (validate.errors ?? []).slice(0, FIELD_ERRORS_MAX);
  return errors.map((error) => ({
    in: place,
    pointer: pointerOf(error),
    message: error.message ?? 'is not valid',
  }));
}

/** Points at the member that is missing or superfluous, not at the object around it. */
function pointerOf(error: ErrorObject): string {
  const member: unknown = error.params.missingProperty ?? error.params.additionalProperty;
  if (typeof member !== 'string') return error.instancePath;
  return `${error.instancePath}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function withFormats(ajv: Ajv2020): Ajv2020 {
  formats.default(ajv);
  return ajv;
}
