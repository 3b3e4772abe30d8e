/**
 * Which test files share a process: those that need nothing, by folder.
 *
 * A file belongs to the first group whose folder it is in, and the last one takes what is left, so
 * that none is forgotten. `test/groups/` has an entry for each.
 */
import { readdirSync } from 'node:fs';

/** Names, and folders under `test/`: one that is part of another comes before it. */
export const GROUPS = [
  { name: 'actors', folder: 'actors/' },
  { name: 'gateway-routes', folder: 'gateway/routes/' },
  { name: 'gateway', folder: 'gateway/' },
  { name: 'shard', folder: 'shard/' },
  { name: 'simulation', folder: 'simulation/' },
  { name: 'others', folder: '' },
] as const;

export type GroupName = (typeof GROUPS)[number]['name'];

/** Whether the suffix says that a test needs nothing, of a source or of a compiled file. */
export function sharesProcess(path: string): boolean {
  return /(?:^|\/)[^./]+\.test\.[jt]s$/.test(path);
}

/** The files of a group among all under a folder of tests, with that folder before them. */
export function groupFiles(group: GroupName, tests: string): string[] {
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => sharesProcess(path) && groupOf(path) === group)
    .sort()
    .map((path) => `${tests}/${path}`);
}

function groupOf(path: string): GroupName | undefined {
  return GROUPS.find(({ folder }) => path.startsWith(folder))?.name;
}
