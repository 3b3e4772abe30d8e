/** Builds the library that is preloaded into a process to make its syncs fail (failing-fsync.c). */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);

/** Why a test that needs the library is skipped; false if it can be built. */
export const NO_COMPILER =
  compiler === undefined ? 'no C compiler to build the failing fsync with' : false;

/** Returns the library's path, for `LD_PRELOAD`. */
export function buildFailingSync(directory: string): string {
  const library = join(directory, 'failing-fsync.so');
  const source = new URL('../../../../test/support/disk/failing-fsync.c', import.meta.url);
  const args = ['-shared', '-fPIC', '-O1', '-o', library, fileURLToPath(source), '-ldl'];
  execFileSync(compiler ?? '', args);
  return library;
}
