/**
 * A data directory that several tests of a file begin with: an engine makes it once, and each test
 * gets a copy of its own.
 */
import { cpSync } from 'node:fs';
import { t as file, type Test } from 'tap';
import { engineDirectory } from './engine-process.ts';

/** `make` leaves nothing running in the directory. The copy goes with the test. */
export function preparedDirectory(
  make: (directory: string) => Promise<unknown>,
): (t: Test) => Promise<string> {
  let made: Promise<string> | undefined;
  return async (t) => {
    made ??= makeOnce(make);
    const directory = engineDirectory(t);
    // A socket of the engine that has stopped cannot be copied, and is made anew.
    const filter = (path: string): boolean => !path.endsWith('.sock');
    cpSync(await made, directory, { recursive: true, filter });
    return directory;
  };
}

async function makeOnce(make: (directory: string) => Promise<unknown>): Promise<string> {
  const directory = engineDirectory(file);
  await make(directory);
  return directory;
}
