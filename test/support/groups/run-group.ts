/**
 * Runs test files one after another in one process, each as a subtest that bears its path.
 *
 * Why: a process of its own costs a test file more than most of them take. Each file stays what it
 * is, and runs alone as well. A file that throws while it loads, or has no test, fails by its name,
 * and the next one runs; each has as long as it would have alone. All files are named before the
 * first one runs, so that `.ci/tap-summary.mjs` sees which did not run when the process ends early.
 * What a file may not do in here, the rule in `support/tidy/shared-process.ts` says.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Test, t } from 'tap';

/** What tap itself takes where nothing is set. */
const FILE_TIMEOUT_MS = 30_000;
/** The file's own limit comes first: it says which file it was. */
const GRACE_MS = 5_000;
/** What fails is in the file: this one is not pointed at. */
const NOWHERE = { at: null, stack: '' };

/** Files as paths relative to the working directory. */
export async function runGroup(files: readonly string[]): Promise<void> {
  const timeout = t.options.timeout ?? FILE_TIMEOUT_MS;
  const run = routeTests();
  for (const file of files) t.comment(`holds ${file}`);
  for (const file of files) {
    t.setTimeout(timeout + GRACE_MS);
    await run(file, timeout);
  }
}

/**
 * What a file gives to the `test` that it imports becomes a test of the file: all tests of tap,
 * however they are made, come by the root's `sub`.
 */
function routeTests(): (file: string, timeout: number) => Promise<unknown> {
  const { sub } = t;
  let holder: Test | undefined;
  let testCount = 0;
  t.sub = (kind, extra, caller) => {
    if (holder === undefined) return sub(kind, extra, caller);
    testCount += 1;
    return holder.sub(kind, extra, caller);
  };
  return async (file, timeout) => {
    await t.test(file, { timeout, ...NOWHERE }, async (ofFile) => {
      holder = ofFile;
      testCount = 0;
      await import(pathToFileURL(resolve(file)).href);
      if (testCount === 0) ofFile.fail('a file without a test', NOWHERE);
    });
    holder = undefined;
  };
}
