/**
 * The release after this one, as far as a test can have it: a copy of the bundle whose format is
 * one higher, and which keeps accounts as rows of another table. Its records are the same, so what
 * this build has written is older data to it, fit to be upgraded.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../../../src/config/version.ts';
import { DATA_FORMAT } from '../../../src/journal/directory-meta.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LATER_TABLE = 204;

export const LATER_FORMAT = DATA_FORMAT + 1;
export const LATER_VERSION = VERSION.replace(/^\d+/, (major) => String(Number(major) + 1));

/** Where it is told apart from this one: each is found once. */
const CHANGES: readonly (readonly [found: RegExp, changed: string])[] = [
  [/\bvar DATA_FORMAT = \d+;/, `var DATA_FORMAT = ${LATER_FORMAT};`],
  [/\bvar FORMAT_KEPT_SINCE = \d+;/, `var FORMAT_KEPT_SINCE = ${DATA_FORMAT};`],
  [
    new RegExp(`\\baccounts: declareTable\\(\\s*${SHARD_TABLES.accounts.number},`),
    `accounts: declareTable(${LATER_TABLE},`,
  ],
];

/** Makes it in a directory of the test's, and returns its launcher. */
export function laterRelease(directory: string): string {
  const root = join(directory, 'later');
  const bundle = join(root, 'dist', 'bundle');
  mkdirSync(dirname(bundle), { recursive: true });
  const isCode = (path: string) => !path.endsWith('.map');
  cpSync(join(ROOT, 'dist', 'bundle'), bundle, { recursive: true, filter: isCode });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...about, version: LATER_VERSION }));
  const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' });
  for (const [found, changed] of CHANGES) {
    const places = files
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(bundle, name))
      .filter((path) => found.test(readFileSync(path, 'utf8')));
    const [place] = places;
    if (place === undefined || places.length > 1) {
      throw new Error(`the bundle has ${places.length} files with ${found}`);
    }
    writeFileSync(place, readFileSync(place, 'utf8').replace(found, changed));
  }
  return join(bundle, 'launch.cjs');
}
