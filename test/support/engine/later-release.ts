/**
 * The release after this one, as far as a test can have it: a copy of the bundle with some changes.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../../../src/config/version.ts';
import { DATA_FORMAT } from '../../../src/journal/directory-meta.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LATER_TABLE = 204;
/** It fits the byte of a short number, as that of the event that it stands for. */
export const NEW_EVENT_NUMBER = 255;

export const LATER_FORMAT = DATA_FORMAT + 1;
export const LATER_VERSION = VERSION.replace(/^\d+/, (major) => String(Number(major) + 1));

/** What is other than in this one: each is found once. */
type Changes = readonly (readonly [found: RegExp, changed: string])[];

/**
 * Its format is one higher, and it keeps accounts as rows of another table. Its records are the
 * same, so what this build has written is older data to it, fit to be upgraded.
 */
export const HIGHER_FORMAT: Changes = [
  [/\bvar DATA_FORMAT = \d+;/, `var DATA_FORMAT = ${LATER_FORMAT};`],
  [/\bvar FORMAT_KEPT_SINCE = \d+;/, `var FORMAT_KEPT_SINCE = ${DATA_FORMAT};`],
  [
    new RegExp(`\\baccounts: declareTable\\(\\s*${SHARD_TABLES.accounts.number},`),
    `accounts: declareTable(${LATER_TABLE},`,
  ],
];

/** Its players register by an event that this build does not know; the format is the same. */
export const NEW_EVENT: Changes = [[/(?<="PlayerRegistered",\s*)\d+,/, `${NEW_EVENT_NUMBER},`]];

/** Makes it in a directory of the test's, and returns its launcher. */
export function laterRelease(directory: string, changes: Changes): string {
  const root = join(directory, 'later');
  const bundle = join(root, 'dist', 'bundle');
  mkdirSync(dirname(bundle), { recursive: true });
  const isCode = (path: string) => !path.endsWith('.map');
  cpSync(join(ROOT, 'dist', 'bundle'), bundle, { recursive: true, filter: isCode });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...about, version: LATER_VERSION }));
  const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' });
  for (const [found, changed] of changes) {
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
