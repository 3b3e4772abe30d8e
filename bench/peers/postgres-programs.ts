/** Where PostgreSQL is on this machine, and who may run it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const DEBIAN_HOME = '/usr/lib/postgresql';
/** Root may not run it: the user that the package made does, or else the one who owns nothing. */
const USERS = ['postgres', 'nobody'];

export interface PostgresPrograms {
  readonly binDirectory: string;
  /** Left out if this process runs as a user who may run it. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** The newest version that is installed; a sentence if there is none that can be run. */
export function findPostgres(): PostgresPrograms | { readonly missing: string } {
  const binDirectory = candidates().find(
    (path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')),
  );
  if (binDirectory === undefined) {
    return { missing: `no PostgreSQL on the PATH or under ${DEBIAN_HOME}` };
  }
  if (process.getuid?.() !== 0) return { binDirectory };
  const user = USERS.map(idsOf).find((ids) => ids !== undefined);
  if (user === undefined) return { missing: 'PostgreSQL does not run as root' };
  return { binDirectory, user };
}

function candidates(): string[] {
  const versions = existsSync(DEBIAN_HOME) ? readdirSync(DEBIAN_HOME) : [];
  versions.sort((left, right) => Number(right) - Number(left));
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...versions.map((version) => join(DEBIAN_HOME, version, 'bin')), ...onPath];
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) => {
      return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    };
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}
