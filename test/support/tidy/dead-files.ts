import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import { isEntry } from './layers.ts';
import type { SourceFile, TidyRule } from './rule.ts';

/**
 * A file that only its test keeps alive is dead. Ordinary tests do not count as users; test
 * support, the simulator and benchmarks do. Nothing is reachable while there is no entry to reach
 * it from, so the rule sleeps until the first entry exists.
 */
export const noDeadFiles: TidyRule = {
  name: 'no dead files',
  check: (files) => {
    const awake = files.some(({ path }) => path === 'src/main.ts' || path === 'src/cli.ts');
    const used = new Set<string>();
    const usedByTests = new Set<string>();
    for (const file of files) {
      const users = file.path.endsWith('.test.ts') ? usedByTests : used;
      for (const { target } of importsOf(file)) {
        if (target !== undefined && target !== file.path) users.add(target);
      }
    }
    return files
      .filter(({ path }) => {
        if (path.startsWith('test/support/')) {
          return !used.has(path) && !usedByTests.has(path) && !isStartedByName(path, files);
        }
        if (!/^(src|actors|client)\//.test(path) || isEntry(path) || isDoor(path)) return false;
        return awake && !used.has(path);
      })
      .map(({ path }) => ({ path, line: 1, message: 'is imported by nothing but tests' }));
  },
};

const DOORS = [
  'client/src/tirage-client.ts',
  'client/src/verify/verify.ts',
  // Stands in the place of Node's where a bundle is made for browsers.
  'client/src/verify/surroundings.ts',
];

/** What a package exports, for programs that are not here. */
function isDoor(path: string): boolean {
  return DOORS.includes(path);
}

/** A test may start a helper as a process of its own: its text then contains `child-writer.js`. */
function isStartedByName(path: string, files: readonly SourceFile[]): boolean {
  const compiled = `${posix.basename(path, '.ts')}.js`;
  return files.some((file) => file.path !== path && file.text.includes(compiled));
}
