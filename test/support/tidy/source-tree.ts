import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile } from './rule.ts';

const FOLDERS = ['actors', 'src', 'client', 'web', 'test', 'bench'];
const FOLDERS_OF_DOCUMENTS = [...FOLDERS, 'docs', 'k6'];
/** Packages, compiled files, and what a program wrote. */
const NOT_OURS = /\/(?:node_modules|dist|generated)\//;
/** What documents link to besides sources and other documents. */
const FOLDERS_OF_OTHERS = ['deploy', '.ci', 'docs/pictures'];

/** Every TypeScript file of ours under `root`, by reading the disk: a container has no git. */
export function readSourceTree(root: string): SourceFile[] {
  const top = new Set(readdirSync(root));
  return FOLDERS.filter((folder) => top.has(folder)).flatMap((folder) => [
    ...filesUnder(root, folder, '.ts'),
    ...filesUnder(root, folder, '.tsx'),
  ]);
}

/** What people read, wherever it is; except the changelog, which describes the past. */
export function readDocuments(root: string): SourceFile[] {
  const all = readdirSync(root);
  const top = all
    .filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md')
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const nested = FOLDERS_OF_DOCUMENTS.filter((folder) => all.includes(folder));
  return [...top, ...nested.flatMap((folder) => filesUnder(root, folder, '.md'))];
}

/** What else a document may link to. Only its existence matters, so it comes without text. */
export function readLinkTargets(root: string): SourceFile[] {
  const top = readdirSync(root);
  const others = FOLDERS_OF_OTHERS.filter((folder) => existsSync(join(root, folder)));
  const paths = others.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return [...top, ...paths]
    .filter((path) => !/\.(?:ts|md)$/.test(path) || path === 'CHANGELOG.md')
    .map((path) => ({ path, text: '' }));
}

function filesUnder(root: string, folder: string, suffix: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !NOT_OURS.test(file.slice(root.length)))
    .sort()
    .map((file) => ({
      path: file.slice(root.length).split(sep).filter(Boolean).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}
