/**
 * Texts of assertions say what is broken, as src/kernel/assert.ts asks for.
 *
 * A rule cannot tell a fault from its opposite, but some turns of phrase only ever state what
 * should hold: those are found.
 */
import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

export const faultTexts: TidyRule = {
  name: 'an assertion says what is broken',
  check: (files) =>
    files.filter(({ path }) => /^(?:src|actors)\//.test(path)).flatMap(textsThatHold),
};

const CALL = /(?<![.\w$])(?<!function )(?:assert|must)\(/g;
const LAST_TEXT = /(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,?\s*$/;
const HOLDS = [
  /^(?:each|every|only|nobody)\b/,
  /\b(?:is|are) never\b/,
  /(?<!no longer )\b(?:has its|have their)\b/,
  /\b(?:must|needs?)\b/,
  /(?<!\bat )\bonce$/,
];

function textsThatHold(file: SourceFile): Violation[] {
  const { code } = mask(file);
  return [...code.matchAll(CALL)].flatMap(({ index, 0: call }) => {
    const from = index + call.length;
    const inside = file.text.slice(from, closingOf(code, from));
    const text = LAST_TEXT.exec(inside)?.[2] ?? '';
    if (!HOLDS.some((turn) => turn.test(text))) return [];
    return [{ path: file.path, line: lineAt(code, index), message: `says what holds: ${text}` }];
  });
}

/** Where the parenthesis that was opened before `from` is closed. */
function closingOf(code: string, from: number): number {
  let depth = 1;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}
