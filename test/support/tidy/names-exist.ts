/**
 * What comments and documents name exists: a renamed class or a moved file takes its mentions
 * along. Checked are files with a suffix, and names in backticks that look like a type or like a
 * function; a single word may be anything.
 */
import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

const WORD = /[A-Za-z_$][\w$]*/g;
const IN_BACKTICKS = /`([^`\n]+)`/g;
/** At least two humps, perhaps with a member; or a call of such a name. */
const LOOKS_LIKE_OURS = /^(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]+(?:[A-Z][a-z0-9]*)+\(\))$/;
/** With or without a folder, and not part of a longer path, a glob or an address. */
const SOURCE_PATH = /(?<![\w/.`*<>{}-])`?((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.ts)\b/g;
/** Placeholders rather than names of files. */
const FORMS = /(?:^|\/)(?:x|a|b|index|utils|helpers)(?:\.test)?\.ts$/;

/** `othersNames` belong to libraries, to node or to the browser. */
export function namesExist(othersNames: readonly string[]): TidyRule {
  return {
    name: 'what comments and documents name is there',
    check: (files) => {
      const known = new Set(othersNames);
      const paths = new Set<string>();
      for (const file of files.filter(isSource)) {
        for (const [word] of mask(file).code.matchAll(WORD)) {
          known.add(word);
        }
        const parts = file.path.split('/');
        for (let from = 0; from < parts.length; from += 1) paths.add(parts.slice(from).join('/'));
      }
      return files.flatMap((file) => [...missingNames(file, known), ...missingPaths(file, paths)]);
    },
  };
}

function isSource({ path }: SourceFile): boolean {
  return path.endsWith('.ts');
}

function proseOf(file: SourceFile): string {
  return isSource(file) ? mask(file).comments : file.text;
}

function missingNames(file: SourceFile, known: ReadonlySet<string>): Violation[] {
  return [...proseOf(file).matchAll(IN_BACKTICKS)].flatMap((match) => {
    const [, name = ''] = match;
    if (!LOOKS_LIKE_OURS.test(name) || known.has(name.replace('()', ''))) return [];
    return [{ path: file.path, line: lineAt(file.text, match.index), message: `names ${name}` }];
  });
}

function missingPaths(file: SourceFile, paths: ReadonlySet<string>): Violation[] {
  return [...proseOf(file).matchAll(SOURCE_PATH)].flatMap((match) => {
    const [, path = ''] = match;
    if (FORMS.test(path) || paths.has(path)) return [];
    return [{ path: file.path, line: lineAt(file.text, match.index), message: `names ${path}` }];
  });
}
