import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

export const FILE_LINES_MAX = 300;
export const LINE_COLUMNS_MAX = 100;
export const FUNCTION_LINES_MAX = 70;

/** `ceilings` holds the files that are too long for now: each may shrink, but never grow. */
export function fileLengths(ceilings: Readonly<Record<string, number>>): TidyRule {
  return {
    name: `files have at most ${FILE_LINES_MAX} lines`,
    check: (files) => [
      ...files.flatMap((file) => tooLong(file, ceilings[file.path])),
      ...Object.keys(ceilings)
        .filter((path) => !files.some((file) => file.path === path))
        .map((path) => ({ path, line: 1, message: 'is gone: delete its ceiling' })),
    ],
  };
}

function tooLong({ path, text }: SourceFile, ceiling: number | undefined): Violation[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  const max = ceiling ?? FILE_LINES_MAX;
  if (lines > max) return [{ path, line: max + 1, message: `has ${lines} lines, over ${max}` }];
  if (ceiling === undefined || lines === ceiling) return [];
  const lowered = lines > FILE_LINES_MAX ? `lower its ceiling to ${lines}` : 'delete its ceiling';
  return [{ path, line: lines, message: `shrank below ${ceiling} lines: ${lowered}` }];
}

/** An import is one line as long as it is one statement; a test may have unbroken vectors. */
export const lineLengths: TidyRule = {
  name: `lines have at most ${LINE_COLUMNS_MAX} columns`,
  check: (files) =>
    files.flatMap(({ path, text }) =>
      text.split('\n').flatMap((content, index) => {
        const columns = [...content].length;
        if (columns <= LINE_COLUMNS_MAX || /^(import|export)\b.*\bfrom '/.test(content)) return [];
        if (path.startsWith('test/') && isVector(content)) return [];
        return [{ path, line: index + 1, message: `has ${columns} columns` }];
      }),
    ),
};

/** A single text or number, perhaps with its name: `seed: 'ff…',`. */
function isVector(content: string): boolean {
  return /^\s*(?:[\w'-]+: )?(?:'[^']*'|"[^"]*"|`[^`]*`|\d[\d_]*n?),?;?$/.test(content);
}

export const functionLengths: TidyRule = {
  name: `functions have at most ${FUNCTION_LINES_MAX} lines`,
  check: (files) => files.flatMap(longFunctions),
};

/** What may come between a function's parameters and its body: a return type, or an arrow. */
const BODY_OPENS = /(?:=>|\)(?:\s*:\s*(?:asserts\s+)?[\w$][\w$\s<>[\]|&.,'"?]*)?)\s*$/;
const NO_FUNCTION = /\b(?:if|for|while|switch|catch|with|for\s+await)\s*$/;

function longFunctions(file: SourceFile): Violation[] {
  const { code } = mask(file);
  const open: { readonly at: number; readonly body: boolean }[] = [];
  const violations: Violation[] = [];
  for (let i = 0; i < code.length; i += 1) {
    const char = code.charAt(i);
    if (char === '{') open.push({ at: i, body: opensBody(code, i) });
    if (char !== '}') continue;
    const block = open.pop();
    if (block === undefined || !block.body) continue;
    const first = lineAt(code, block.at);
    const lines = lineAt(code, i) - first + 1;
    if (lines > FUNCTION_LINES_MAX) {
      violations.push({ path: file.path, line: first, message: `${lines} lines in one function` });
    }
  }
  return violations;
}

function opensBody(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 300), at);
  const match = BODY_OPENS.exec(before);
  if (match === null) return false;
  if (before.trimEnd().endsWith('=>')) return true;
  const close = at - before.length + match.index;
  return !NO_FUNCTION.test(code.slice(0, openingOf(code, close)).slice(-40));
}

/** The `(` that the `)` at `close` belongs to. */
function openingOf(code: string, close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i -= 1) {
    if (code.charAt(i) === ')') depth += 1;
    if (code.charAt(i) === '(') depth -= 1;
    if (depth === 0) return i;
  }
  return 0;
}
