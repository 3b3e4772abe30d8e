import { sharesProcess } from '../groups/group-files.ts';
import { importsOf } from './imports.ts';
import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

/** What starts others, or reads or changes what the whole process has. */
const MODULES = /^(?:node:)?(?:child_process|cluster|inspector|process|trace_events|v8|vm)\b/;
const WORDS =
  /(?<![.\w$])process\s*\.\s*(?!platform\b)\w+|(?<![.\w$])globalThis\b|\bnew\s+Worker\b/g;

/**
 * A test that needs nothing of its own runs in one process with others
 * (`support/groups/run-group.ts`), so it leaves that process alone: it neither reads nor changes
 * what they share, nor measures it, ends it or starts another. A test that does is named
 * `.process.test.ts`. The helpers that it imports under `test/` count as the test itself; the
 * sources answer for what they do.
 */
export const sharedProcess: TidyRule = {
  name: 'a test that shares a process leaves it alone',
  check: (files) => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    return files
      .filter(({ path }) => path.startsWith('test/') && sharesProcess(path))
      .flatMap((file) => touches(file, byPath));
  },
};

/** At most one for each helper, wherever it is imported. */
function touches(test: SourceFile, byPath: ReadonlyMap<string, SourceFile>): Violation[] {
  const seen = new Set([test]);
  const found: Violation[] = [];
  for (const file of seen) {
    const touch = touchOf(file);
    if (file === test && touch !== undefined) found.push({ path: test.path, ...touch });
    else if (touch !== undefined) {
      found.push({ path: test.path, line: 1, message: `imports ${file.path}: ${touch.message}` });
    }
    for (const { kind, target } of importsOf(file)) {
      const next = target?.startsWith('test/') ? byPath.get(target) : undefined;
      if (kind === 'value' && next !== undefined) seen.add(next);
    }
  }
  return found;
}

function touchOf(file: SourceFile): Omit<Violation, 'path'> | undefined {
  const module = importsOf(file).find(
    ({ kind, bare }) => kind === 'value' && MODULES.test(bare ?? ''),
  );
  if (module !== undefined) return { line: module.line, message: `imports ${module.specifier}` };
  const { code } = mask(file);
  const [word] = code.matchAll(WORDS);
  return word && { line: lineAt(code, word.index), message: word[0].replace(/\s+/g, '') };
}
