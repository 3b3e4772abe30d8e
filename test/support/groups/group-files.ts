/**
 * Which test files share a process: those that need nothing of their own, by folder.
 *
 * A file belongs to the first group whose folder it is in; the last group takes the rest, so that
 * none is forgotten. `test/groups/` has an entry for each group.
 */
import { readdirSync } from 'node:fs';

/** Names, and folders under `test/`: a folder inside another comes before it. */
export const GROUPS = [
  { name: 'actors', folder: 'actors/' },
  { name: 'gateway-routes', folder: 'gateway/routes/' },
  { name: 'gateway', folder: 'gateway/' },
  { name: 'shard', folder: 'shard/' },
  { name: 'simulation', folder: 'simulation/' },
  { name: 'others', folder: '' },
] as const;

export type GroupName = (typeof GROUPS)[number]['name'];

/** Whether the suffix of a source or compiled file says that its test needs nothing of its own. */
export function sharesProcess(path: string): boolean {
  return /(?:^|\/)[^./]+\.test\.[jt]s$/.test(path);
}

/** The files of a group among all under a folder of tests, each path beginning with that folder. */
export function groupFiles(group: GroupName, tests: string): string[] {
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => sharesProcess(path) && groupOf(path) === group)
    .sort()
    .map((path) => `${tests}/${path}`);
}

function groupOf(path: string): GroupName | undefined {
  return GROUPS.find(({ folder }) => path.startsWith(folder))?.name;
}
