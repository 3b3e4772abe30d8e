import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile } from './rule.ts';

const FOLDERS = ['actors', 'src', 'test', 'bench'];

/** Every TypeScript file of ours under `root`, by reading the disk: a container has no git. */
export function readSourceTree(root: string): SourceFile[] {
  const top = new Set(readdirSync(root));
  return FOLDERS.filter((folder) => top.has(folder)).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => ({
        path: file.slice(root.length).split(sep).filter(Boolean).join('/'),
        text: readFileSync(file, 'utf8'),
      })),
  );
}
