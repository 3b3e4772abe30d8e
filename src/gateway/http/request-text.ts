/**
 * The texts of a request's address: its path parameters and its query.
 *
 * Stricter than `URLSearchParams`: a percent sign that encodes nothing and a parameter that occurs
 * twice are refused, because two readers could take them differently.
 */
import { QUERY_PARAMETERS_MAX } from '../limits.ts';

/** The decoded text, or `undefined` where a percent sign encodes nothing. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The parameters of a query by name, or `undefined` where it is malformed. An empty value counts as
 * not given: `?draw=&state=` is what a form with empty fields sends.
 */
export function parseQuery(query: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  const names = new Set<string>();
  if (query === '') return parameters;
  const pairs = query.split('&', QUERY_PARAMETERS_MAX + 1);
  if (pairs.length > QUERY_PARAMETERS_MAX) return undefined;
  for (const pair of pairs) {
    if (pair === '') continue;
    const split = pair.indexOf('=');
    const name = decodePercent(formText(split < 0 ? pair : pair.slice(0, split)));
    const value = decodePercent(formText(split < 0 ? '' : pair.slice(split + 1)));
    if (name === undefined || value === undefined) return undefined;
    if (names.has(name)) return undefined;
    names.add(name);
    if (value === '') continue;
    // An own property, even where the name is `__proto__`.
    Object.defineProperty(parameters, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return parameters;
}

/** Forms write a space as a plus sign. */
function formText(text: string): string {
  return text.includes('+') ? text.replaceAll('+', ' ') : text;
}
