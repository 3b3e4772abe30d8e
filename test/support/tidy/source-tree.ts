import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile } from './rule.ts';

const FOLDERS = ['actors', 'src', 'test', 'bench'];

/** Every TypeScript file of ours under `root`, by reading the disk: a container has no git. */
export function readSourceTree(root: string): SourceFile[] {
  const top = new Set(readdirSync(root));
  return FOLDERS.filter((folder) => top.has(folder)).flatMap((folder) =>
    filesUnder(root, folder, '.ts'),
  );
}

/** What is told to people; not the changelog, which speaks of what was. */
export function readDocuments(root: string): SourceFile[] {
  const top = readdirSync(root)
    .filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  return [...top, ...filesUnder(root, 'docs', '.md'), ...filesUnder(root, 'src', '.md')];
}

function filesUnder(root: string, folder: string, suffix: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: file.slice(root.length).split(sep).filter(Boolean).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}
