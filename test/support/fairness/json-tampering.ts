/** Alters JSON one value at a time, to show that a verifier sees every alteration. */

export type Path = readonly (string | number)[];

/** The paths of all texts, numbers, flags and nulls in a value. */
export function scalarsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => scalarsOf(inner, [...path, key]));
}

/** A copy of `value` with another value at `path`. */
export function withValue<T>(value: T, path: Path, replacement: unknown): T {
  const copy = structuredClone(value);
  let place: unknown = copy;
  for (const key of path.slice(0, -1)) place = Reflect.get(place as object, key);
  Reflect.set(place as object, path.at(-1) ?? '', replacement);
  return copy;
}

/** Other values for the one at `path`: near misses of the same type, and one of another type. */
export function altered(path: Path, root: unknown): unknown[] {
  let value: unknown = root;
  for (const key of path) value = Reflect.get(value as object, key);
  if (typeof value === 'number') return [value + 1, value - 1, String(value)];
  if (typeof value === 'boolean') return [!value, Number(value)];
  if (typeof value === 'string') return [...alteredText(value), 0];
  return ['', 0];
}

function alteredText(text: string): string[] {
  if (/^\d{4}-/.test(text)) return [new Date(Date.parse(text) + 1).toISOString()];
  const alternatives: Record<string, string> = {
    rollover: 'house',
    house: 'rollover',
    fixed: 'pariMutuel',
    pariMutuel: 'fixed',
  };
  const whole = alternatives[text];
  if (whole !== undefined) return [whole];
  const places = [0, Math.floor(text.length / 2), text.length - 1];
  return places.map((at) => text.slice(0, at) + otherDigit(text.charAt(at)) + text.slice(at + 1));
}

function otherDigit(digit: string): string {
  return digit === '0' ? '1' : '0';
}
