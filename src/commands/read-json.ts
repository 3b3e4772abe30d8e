import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../kernel/errors.ts';
import { STANDARD_INPUT } from '../kernel/standard-input.ts';

/** A whole file; `-` is standard input. Throws a ConfigurationError. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${path} is not a readable JSON file.`, { cause });
  }
}
