import { mask } from './mask.ts';
import type { SourceFile, TidyRule, Violation } from './rule.ts';

const MIRRORED =
  /^(?:actors\/|client\/|web\/kit\/[^/]*$|src\/(?:kernel|structures|journal|fairness)\/)/;
/** Lists of declarations are proven together, with what is derived from them. */
const DECLARATIONS = /^actors\/.*-events\.ts$/;
const TEST_SUFFIX = /(?:\.(?:lmdb|nats|e2e|process))?\.test\.ts$/;

/**
 * Each file that money depends on has a test in the same place under `test/`: `src/kernel/x.ts` has
 * `test/kernel/x.test.ts`, `actors/wallet/x.ts` has `test/actors/wallet/x.test.ts`,
 * `client/src/clock/x.ts` has `test/client/clock/x.test.ts`. Files without
 * code that runs need none. `proven` names those that are proven elsewhere; it can only shrink.
 */
export function mirroredTests(proven: Readonly<Record<string, string>>): TidyRule {
  return {
    name: 'logic has a test in its mirror',
    check: (files) => {
      const tested = new Set(
        files
          .filter(({ path }) => path.startsWith('test/') && TEST_SUFFIX.test(path))
          .map(({ path }) => path.slice('test/'.length).replace(TEST_SUFFIX, '')),
      );
      const needing = files.filter(
        (file) => MIRRORED.test(file.path) && !DECLARATIONS.test(file.path) && hasLogic(file),
      );
      const untested = needing.filter(({ path }) => !tested.has(mirror(path)));
      return [
        ...untested
          .filter(({ path }) => proven[path] === undefined)
          .map(({ path }) => at(path, `has no test at test/${mirror(path)}.test.ts`)),
        ...Object.entries(proven).flatMap(([path, place]) =>
          staleProof(path, place, untested, files),
        ),
      ];
    },
  };
}

function staleProof(
  path: string,
  place: string,
  untested: readonly SourceFile[],
  files: readonly SourceFile[],
): Violation[] {
  if (!untested.some((file) => file.path === path)) {
    return [at(path, 'needs its exemption from a mirrored test no more: delete it')];
  }
  return files.some((file) => file.path === place)
    ? []
    : [at(path, `is said to be proven by ${place}, which is not there`)];
}

function at(path: string, message: string): Violation {
  return { path, line: 1, message };
}

function mirror(path: string): string {
  return path.replace(/^src\/|(?<=^client\/)src\//, '').replace(/\.ts$/, '');
}

/** Whether anything that runs is left once types are removed: a function, or a class. */
export function hasLogic(file: SourceFile): boolean {
  return /=>|\bfunction\b|\bclass\b/.test(withoutTypes(mask(file).code));
}

const TYPE_DECLARATION = /^(?:export\s+)?(?:declare\s+)?(?:interface|type)\s/gm;

function withoutTypes(code: string): string {
  let kept = '';
  let end = 0;
  for (const match of code.matchAll(TYPE_DECLARATION)) {
    if (match.index < end) continue;
    kept += code.slice(end, match.index);
    end = declarationEnd(code, match.index, /interface\s/.test(match[0]));
  }
  return kept + code.slice(end);
}

/** After the brace that closes an interface, or the semicolon that closes a type. */
function declarationEnd(code: string, start: number, isInterface: boolean): number {
  let depth = 0;
  for (let i = start; i < code.length; i += 1) {
    const char = code.charAt(i);
    if ('{(['.includes(char)) depth += 1;
    if ('})]'.includes(char)) depth -= 1;
    if (depth === 0 && char === (isInterface ? '}' : ';')) return i + 1;
  }
  return code.length;
}
