/** The release that this is, as `package.json` says. */
import { readFileSync } from 'node:fs';

const PACKAGE_FILE = new URL('../../../package.json', import.meta.url);

export const VERSION: string = JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')).version;

/** The later of two releases; what stands behind their three numbers does not count. */
export function laterVersion(left: string, right: string): string {
  const [ones, others] = [left, right].map((version) => version.split(/[.-]/).map(Number));
  for (const place of [0, 1, 2]) {
    const difference = (ones?.[place] ?? 0) - (others?.[place] ?? 0);
    if (difference !== 0) return difference > 0 ? left : right;
  }
  return right;
}
