/**
 * Every way to tamper with one member of a JSON value: changing, removing, exchanging it for
 * another member's value, giving it another type, doubling it; and adding a member. Generated, so
 * that a field that is added later is tampered with, too.
 */
import { altered, type Path, withValue } from './json-tampering.ts';

export interface Tamper<T> {
  /** The place, with `*` for the index in a list, and what was done there. */
  readonly place: string;
  readonly deed: 'changed' | 'removed' | 'exchanged' | 'retyped' | 'doubled' | 'added';
  readonly value: T;
}

export function tampersOf<T>(root: T): Tamper<T>[] {
  const tampers: Tamper<T>[] = [];
  for (const path of placesOf(root)) {
    const tell = (deed: Tamper<T>['deed'], value: T) => {
      tampers.push({ place: placeName(path), deed, value });
    };
    const own = at(root, path);
    if (isScalar(own)) {
      for (const near of altered(path, root)) tell('changed', withValue(root, path, near));
      if (typeof own === 'string') tell('retyped', withValue(root, path, 7));
      else tell('retyped', withValue(root, path, 'seven'));
    } else {
      tell('added', withValue(root, [...path, 'unheard'], 1));
      tell('retyped', withValue(root, path, Array.isArray(own) ? {} : []));
    }
    tell('retyped', withValue(root, path, own === null ? [] : null));
    tell('removed', without(root, path));
    const other = siblingOf(root, path);
    if (other !== undefined) tell('exchanged', exchanged(root, path, other));
    if (Array.isArray(at(root, path.slice(0, -1)))) tell('doubled', doubled(root, path));
  }
  return tampers.filter(({ value }) => JSON.stringify(value) !== JSON.stringify(root));
}

/** The places of all members, but only of the first three in each list. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (isScalar(value)) return [path];
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, 3) : Object.keys(value as object);
  const inner = keys.flatMap((key) => placesOf(at(value, [key]), [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function placeName(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
}

/** Another member of the same object or list whose value differs but has the same type. */
function siblingOf(root: unknown, path: Path): Path | undefined {
  const parent = path.slice(0, -1);
  const siblings = at(root, parent) as object;
  const own = at(root, path);
  const key = Object.keys(siblings).find((name) => {
    const value: unknown = Reflect.get(siblings, name);
    const isSame = JSON.stringify(value) === JSON.stringify(own);
    return !isSame && typeof value === typeof own && Array.isArray(value) === Array.isArray(own);
  });
  if (key === undefined) return undefined;
  return [...parent, Array.isArray(siblings) ? Number(key) : key];
}

function exchanged<T>(root: T, left: Path, right: Path): T {
  return withValue(withValue(root, left, at(root, right)), right, at(root, left));
}

function without<T>(root: T, path: Path): T {
  const key = path.at(-1) ?? '';
  const parent = at(root, path.slice(0, -1));
  if (Array.isArray(parent)) {
    return replaced(root, path.slice(0, -1), parent.toSpliced(Number(key), 1));
  }
  const rest = Object.fromEntries(
    Object.entries(parent as object).filter(([name]) => name !== key),
  );
  return replaced(root, path.slice(0, -1), rest);
}

function doubled<T>(root: T, path: Path): T {
  const list = at(root, path.slice(0, -1)) as unknown[];
  const index = Number(path.at(-1));
  return replaced(root, path.slice(0, -1), list.toSpliced(index, 0, list[index]));
}

function replaced<T>(root: T, path: Path, value: unknown): T {
  return path.length === 0 ? (value as T) : withValue(root, path, value);
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => Reflect.get(value as object, key), root);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
