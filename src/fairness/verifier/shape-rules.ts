/**
 * The rules that the shapes of files are made of.
 *
 * Why: the verifier reads files from strangers. A rule returns the first place where a value is not
 * what it must be, or nothing; it never throws, and every list, text and number has a limit.
 */
export type Rule = (value: unknown, place: string) => string | undefined;

export const count = integer(0, Number.MAX_SAFE_INTEGER);
export const positive = integer(1, Number.MAX_SAFE_INTEGER);
export const signed = integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
export const digest = hex(32, 32);
export const shortText = pattern('1 to 255 characters of ASCII', /^[\x20-\x7e]{1,255}$/);
export const drawId = pattern('the id of a draw', /^dr_[0-9a-hjkmnp-tv-z]{7}$/);
export const flag = oneOf(true, false);

export function integer(least: number, most: number): Rule {
  return (value, place) => {
    const holds = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
    return holds ? undefined : `${place} is not an integer in ${least} … ${most}`;
  };
}

export function pattern(expected: string, allowed: RegExp): Rule {
  return (value, place) => {
    const holds = typeof value === 'string' && allowed.test(value);
    return holds ? undefined : `${place} is not ${expected}`;
  };
}

export function hex(bytesMin: number, bytesMax: number): Rule {
  const size = bytesMin === bytesMax ? `${bytesMin}` : `${bytesMin} to ${bytesMax}`;
  const digits = new RegExp(`^(?:[0-9a-f]{2}){${bytesMin},${bytesMax}}$`);
  return pattern(`${size} bytes in lower-case hexadecimal`, digits);
}

/** In the one form that `toISOString` has, so that one instant has one text. */
export function anInstant(value: unknown, place: string): string | undefined {
  const atMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const holds = atMs >= 0 && new Date(atMs).toISOString() === value;
  return holds ? undefined : `${place} is not an instant in UTC with milliseconds`;
}

export function oneOf(...allowed: readonly unknown[]): Rule {
  return (value, place) => {
    return allowed.includes(value) ? undefined : `${place} is not one of: ${allowed.join(', ')}`;
  };
}

/** The last alternative explains what is wrong. */
export function either(first: Rule, second: Rule): Rule {
  return (value, place) => (first(value, place) === undefined ? undefined : second(value, place));
}

/** A member that may be left out; null is there. */
export function optional(rule: Rule): Rule {
  return (value, place) => (value === undefined ? undefined : rule(value, place));
}

export function list(item: Rule, countMin: number, countMax: number): Rule {
  return (value, place) => {
    if (!Array.isArray(value)) return `${place} is not a list`;
    if (value.length < countMin || value.length > countMax) {
      return `${place} does not have ${countMin} to ${countMax} elements`;
    }
    for (const [index, element] of value.entries()) {
      const problem = item(element, `${place}[${index}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

/** A field that no rule knows is a claim that nobody checks: it is refused. */
export function object(fields: Readonly<Record<string, Rule>>): Rule {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return `${place} is not an object`;
    }
    for (const [name, rule] of Object.entries(fields)) {
      const inner: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
      const problem = rule(inner, `${place}.${name}`);
      if (problem !== undefined) return problem;
    }
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    return unknown === undefined ? undefined : `${place}.${unknown.slice(0, 40)} is not known here`;
  };
}

/** A member of a value that may be anything; undefined if it has none of that name. */
export function memberOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
