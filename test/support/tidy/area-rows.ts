/**
 * The list of areas is a composition: it names files of shards and of gateways side by side, and
 * loads neither. So its imports are none of those who import it, as long as these rules hold.
 */
import { importsOf } from './imports.ts';
import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

const ROWS = 'src/engine-areas.ts';

/** What a member of a row may load. */
const HOMES: Readonly<Record<string, string>> = {
  carriedOutBy: 'src/shard/',
  answeredBy: 'src/gateway/',
  socket: 'src/gateway/',
};
const LATER = /(\w+):\s*\(\)\s*=>\s*$/;

export function isComposition(path: string): boolean {
  return path === ROWS;
}

export const areaRows: TidyRule = {
  name: 'a row of an area loads one half of it, when asked',
  check: (files) => files.filter(({ path }) => isComposition(path)).flatMap(hastyImports),
};

function hastyImports(file: SourceFile): Violation[] {
  const { code } = mask(file);
  return importsOf(file).flatMap(({ kind, at, line, specifier, target }) => {
    if (kind === 'type') return [];
    const [, member = ''] = LATER.exec(code.slice(0, at)) ?? [];
    const home = HOMES[member];
    if (home !== undefined && target?.startsWith(home)) return [];
    const message = `imports ${specifier}, but not as \`carriedOutBy: () => import(…)\` does`;
    return [{ path: file.path, line, message }];
  });
}

interface Half {
  readonly own: string;
  readonly other: string;
  /** Packages that are the other half's, and heavy. */
  readonly packages: readonly string[];
  /** Members of a row that are the other half's. */
  readonly members: RegExp;
}

const HALVES: readonly Half[] = [
  {
    own: 'src/shard/',
    other: 'src/gateway/',
    packages: ['typebox', 'uWebSockets.js'],
    members: /\b(?:answeredBy|socket)\b/g,
  },
  { own: 'src/gateway/', other: 'src/shard/', packages: [], members: /\bcarriedOutBy\b/g },
];

/** Whatever comes with a file of one half when a thread loads it: values, at any distance. */
export const ownHalf: TidyRule = {
  name: 'shards and gateways load nothing of each other',
  check: (files) => HALVES.flatMap((half) => strangersIn(half, files)),
};

function strangersIn(half: Half, files: readonly SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const loaded = new Set(files.filter(({ path }) => path.startsWith(half.own)));
  const found: Violation[] = [];
  for (const file of loaded) {
    if (file.path.startsWith(half.own)) found.push(...foreignMembers(half, file));
    if (isComposition(file.path)) continue;
    for (const { kind, line, bare, target } of importsOf(file)) {
      if (kind !== 'value') continue;
      if (target?.startsWith(half.other) || half.packages.includes(bare ?? '')) {
        const message = `brings ${target ?? bare} into the threads of ${half.own}`;
        found.push({ path: file.path, line, message });
        continue;
      }
      const next = target === undefined ? undefined : byPath.get(target);
      if (next !== undefined) loaded.add(next);
    }
  }
  return found;
}

function foreignMembers({ members, other }: Half, file: SourceFile): Violation[] {
  const { code } = mask(file);
  return [...code.matchAll(members)].map((match) => {
    const message = `names \`${match[0]}\`, which is for ${other}`;
    return { path: file.path, line: lineAt(code, match.index), message };
  });
}

/** How an area's declarations are written, by folder: requests, routes, operations of a socket. */
const REQUESTS = /^\s*interface ShardRequests extends (\w+)/gm;
const DECLARED: Readonly<Record<string, RegExp>> = {
  'src/gateway/routes/': /^export function (\w+)\([^)]*: Services\): readonly Route\[\]/gm,
  'src/gateway/socket/': /^export const (\w+) = \w+\.handledBy\(/gm,
};

export const everyAreaHasRow: TidyRule = {
  name: 'what an area declares has a row',
  check: (files) => {
    const rows = files.find(({ path }) => isComposition(path));
    const listed = new Set(rows && mask(rows).code.match(/\w+/g));
    return files
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap((file) => [...requestsOf(file), ...routesAndSocketsOf(file)])
      .filter(({ name }) => name === undefined || !listed.has(name))
      .map(({ name, what, path, line }) => {
        const message = `${name ?? what} is in no row of ${ROWS}: nobody could ask for it`;
        return { path, line, message };
      });
  },
};

interface Declaration {
  /** Undefined: it was not given to `declareOperations`. */
  readonly name: string | undefined;
  readonly what: string;
  readonly path: string;
  readonly line: number;
}

function requestsOf({ path, text }: SourceFile): Declaration[] {
  return [...text.matchAll(REQUESTS)].map((match) => {
    const [, what = ''] = match;
    const list = new RegExp(`^export const (\\w+) = declareOperations<keyof ${what}>`, 'm');
    return { name: list.exec(text)?.[1], what, path, line: lineAt(text, match.index) };
  });
}

function routesAndSocketsOf({ path, text }: SourceFile): Declaration[] {
  const [, declared] = Object.entries(DECLARED).find(([folder]) => path.startsWith(folder)) ?? [];
  if (declared === undefined) return [];
  return [...text.matchAll(declared)].map((match) => {
    const [, name = ''] = match;
    return { name, what: name, path, line: lineAt(text, match.index) };
  });
}
