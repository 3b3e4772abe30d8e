/**
 * The text of a number in JSON, as the client wrote it.
 *
 * Why: `JSON.parse` makes a float of it, and then 0.1, 1e-1 and 0.1000000000000000055 are one. Sums
 * of points are read from their digits (kernel/points.ts).
 */

/** A text, a mark of punctuation, or a run of anything else: a number, `true`, `null`. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The value of a member of the outermost object, if it is a number. `json` must have been parsed
 * already; as there, the last of several members with one name counts.
 */
export function numberTextOf(json: string, member: string): string | undefined {
  let depth = 0;
  let name: string | undefined;
  let found: string | undefined;
  let previous = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && token === ':') name = JSON.parse(previous) as string;
    else if (depth === 1 && previous === ':' && name === member) {
      found = /^-?[0-9]/.test(token) ? token : undefined;
    }
    previous = token;
  }
  return found;
}
