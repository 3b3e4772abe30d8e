/**
 * Imports point downwards only (ARCHITECTURE.md, "Shape").
 *
 * Folders of one level may share types, but not values: a neighbour's contract can be named, its
 * code is handed in by an entry, and only entries choose implementations.
 */
import { posix } from 'node:path';
import { isComposition } from './area-rows.ts';
import { type Import, importsOf } from './imports.ts';
import type { SourceFile, TidyRule, Violation } from './rule.ts';

const LEVELS: readonly (readonly string[])[] = [
  ['src/kernel'],
  ['src/structures'],
  ['src/config'],
  ['src/operations'],
  ['actors'],
  ['src/protocol'],
  ['src/mailbox'],
  [
    'src/journal',
    'src/fairness',
    'src/outbox',
    'src/jobs',
    'src/identity',
    'src/schedule',
    'src/games',
    'src/payments',
    'src/loyalty',
    'src/accrual',
  ],
  ['src/shard', 'src/gateway'],
  ['src/supervisor', 'src/backup'],
  ['client', 'client/src/verify'],
];
const ENTRY_LEVEL = LEVELS.length;

/** Narrower than "everything below". */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/kernel': ['src/kernel'],
  'src/structures': ['src/structures', 'src/kernel'],
  'src/config': ['src/config', 'src/kernel'],
  'src/operations': ['src/operations', 'src/config', 'src/kernel'],
  actors: ['actors', 'src/kernel'],
  client: ['client'],
  // The verifier for pages is the one of the command, with other surroundings.
  'client/src/verify': ['client/src/verify', 'src/fairness'],
};

/**
 * Types that may be named from below: a transcript travels as it is, and the verifier decides what
 * it holds.
 */
const TYPES_FROM_ABOVE: Readonly<Record<string, readonly string[]>> = {
  'src/protocol': ['src/fairness'],
};

/** Files that start a process or a thread, and the command line. They may import everything. */
export function isEntry(path: string): boolean {
  return (
    path === 'src/main.ts' ||
    path === 'src/cli.ts' ||
    /^src\/.*-main\.ts$/.test(path) ||
    /^src\/(demo|commands|jobs\/workers)\//.test(path)
  );
}

/** `undefined` for tests and benchmarks, which may import everything. */
export function folderOf(path: string): string | undefined {
  if (path.startsWith('actors/')) return 'actors';
  if (path.startsWith('client/')) return /^client\/src\/verify/.exec(path)?.[0] ?? 'client';
  return /^src\/[^/]+/.exec(path)?.[0];
}

/** What a composition names is loaded by entries alone (`area-rows.ts`): it stands with them. */
function levelOf(path: string): number | undefined {
  if (isEntry(path) || isComposition(path)) return ENTRY_LEVEL;
  const folder = folderOf(path);
  const level = LEVELS.findIndex((folders) => folders.some((one) => one === folder));
  return level === -1 ? undefined : level;
}

export const layers: TidyRule = {
  name: 'imports point downwards',
  check: (files) =>
    files.filter(({ path }) => folderOf(path) !== undefined).flatMap(misplacedImports),
};

function misplacedImports(file: SourceFile): Violation[] {
  const level = levelOf(file.path);
  if (level === undefined) return [{ path: file.path, line: 1, message: 'has no layer' }];
  return importsOf(file).flatMap((one) => {
    const wrong = wrongWith(file.path, level, one);
    return wrong === undefined ? [] : [{ path: file.path, line: one.line, message: wrong }];
  });
}

function wrongWith(path: string, level: number, { target, kind }: Import): string | undefined {
  if (target === undefined || kind === 'url') return undefined;
  const folder = folderOf(path);
  const targetFolder = folderOf(target);
  const targetLevel = levelOf(target);
  if (targetFolder === undefined || targetLevel === undefined) {
    return `imports ${target}, which is in no layer`;
  }
  if (level === ENTRY_LEVEL) return undefined;
  const allowed = folder === undefined ? undefined : MAY_IMPORT[folder];
  if (allowed !== undefined && !(allowed.includes(targetFolder) && targetLevel !== ENTRY_LEVEL)) {
    return `imports ${target}; ${folder} may import only ${allowed.join(', ')}`;
  }
  if (targetLevel > level) {
    const isNamed = TYPES_FROM_ABOVE[folder ?? '']?.includes(targetFolder) ?? false;
    return isNamed && kind === 'type' ? undefined : `imports ${target}, which is above it`;
  }
  if (targetLevel === level && folder !== targetFolder && kind === 'value') {
    return `imports a value of ${target}, which is beside it: have an entry hand it in`;
  }
  return undefined;
}

export const gatewayKeepsOut: TidyRule = {
  name: 'the gateway decides nothing',
  check: (files) =>
    files
      .filter(({ path }) => path.startsWith('src/gateway/'))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ target }) => target !== undefined && isBusiness(target))
          .map(({ line, target }) => ({
            path: file.path,
            line,
            message: `imports ${target}: the gateway has no business state`,
          })),
      ),
};

function isBusiness(target: string): boolean {
  if (/^src\/(journal|shard)\//.test(target)) return true;
  const words = posix.basename(target, '.ts').split('-');
  return target.startsWith('actors/') && (words.includes('decide') || words.includes('evolve'));
}

/**
 * What an actor imports, and what that imports in turn, runs anywhere: in a browser that verifies a
 * draw, and in a replay years from now. So the machine's clock and randomness are off limits too.
 */
export const actorsArePure: TidyRule = {
  name: 'actors reach no machine',
  check: (files) => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    return files
      .filter(({ path }) => path.startsWith('actors/') || path.startsWith('src/kernel/'))
      .flatMap((file) => impureImports(file, byPath));
  },
};

function impureImports(file: SourceFile, byPath: ReadonlyMap<string, SourceFile>): Violation[] {
  const kernel = file.path.startsWith('src/kernel/');
  return importsOf(file).flatMap((one) => {
    const { line, bare, target } = one;
    const at = { path: file.path, line };
    if (bare !== undefined && !(kernel && bare.startsWith('node:'))) {
      return [{ ...at, message: `imports ${bare}` }];
    }
    if (kernel || one.kind !== 'value' || target === undefined) return [];
    const machine = builtinReached(target, byPath, new Set());
    return machine === undefined ? [] : [{ ...at, message: `imports ${target}: ${machine}` }];
  });
}

function builtinReached(
  path: string,
  byPath: ReadonlyMap<string, SourceFile>,
  seen: Set<string>,
): string | undefined {
  if (/^src\/kernel\/system-/.test(path)) return 'the machine itself';
  const file = byPath.get(path);
  if (file === undefined || seen.has(path)) return undefined;
  seen.add(path);
  for (const { kind, bare, target } of importsOf(file)) {
    if (kind !== 'value') continue;
    if (bare !== undefined) return `which reaches ${bare}`;
    const reached = target === undefined ? undefined : builtinReached(target, byPath, seen);
    if (reached !== undefined) return reached;
  }
  return undefined;
}
