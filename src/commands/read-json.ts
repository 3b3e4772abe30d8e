import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../kernel/errors.ts';
import { STANDARD_INPUT } from '../kernel/standard-input.ts';
import { repeatsMember } from '../protocol/repeated-members.ts';

/**
 * A whole file; `-` is standard input. Throws a ConfigurationError, also where an object names a
 * member twice: other readers may take the first, and see something else than is checked here.
 */
export function readJson(path: string): unknown {
  const { text, value } = parsed(path);
  if (!repeatsMember(text, value)) return value;
  throw new ConfigurationError(`${path} names a member of an object twice.`);
}

function parsed(path: string): { readonly text: string; readonly value: unknown } {
  try {
    const text = readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8');
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    throw new ConfigurationError(`${path} is not a readable JSON file.`, { cause });
  }
}
