/**
 * Runs test files one after another in one process, each as a subtest that bears its path.
 *
 * Why: a process of its own costs a test file more than most of them take. Files need no change for
 * it, and each can run alone as well. A file that throws while it loads, or has no test, fails by
 * its name, and the next one runs; each has as much time as it would have alone. All files are
 * named before the first one runs, so that `.ci/tap-summary.mjs` sees which did not run if the
 * process ends early. What a file may not do here is said by the rule in
 * `support/tidy/shared-process.ts`.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Test, t } from 'tap';

/** What tap itself uses if nothing is set. */
const FILE_TIMEOUT_MS = 30_000;
/** The file's own limit comes first, because it says which file it was. */
const GRACE_MS = 5_000;
/** The failure is in the file, so nothing points at this one. */
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
 * Tests that a file makes with the `test` that it imports become tests of that file: all tests of
 * tap, however they are made, go through the root's `sub`.
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
