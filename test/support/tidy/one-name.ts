/** An exported name means one thing: a reader need not ask where it comes from. */
import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

const DECLARED =
  /^export (?:abstract )?(?:async )?(?:function\*?|class|interface|type|const|let) (\w+)/gm;
/**
 * Their exports are named by their loaders: piscina's jobs, k6 and node's loader. And pages are
 * programs of their own, with words of their own, whose views all go by one name.
 */
const NAMED_BY_OTHERS = [/^src\/jobs\/workers\//, /^test\/k6\/stand-in\//, /^web\//];

interface Declaration {
  readonly path: string;
  readonly line: number;
}

export const oneNameOneThing: TidyRule = {
  name: 'an exported name stands in one file',
  check: (files) => {
    const byName = new Map<string, Declaration[]>();
    for (const file of files) {
      if (NAMED_BY_OTHERS.some((place) => place.test(file.path))) continue;
      for (const [name, declaration] of declarationsOf(file)) {
        byName.set(name, [...(byName.get(name) ?? []), declaration]);
      }
    }
    return [...byName].flatMap(([name, places]) => repeats(name, places));
  },
};

/** A constant and the type of its values may share a name within their file. */
function declarationsOf(file: SourceFile): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const match of mask(file).code.matchAll(DECLARED)) {
    const [, name = ''] = match;
    found.set(name, { path: file.path, line: lineAt(file.text, match.index) });
  }
  return found;
}

function repeats(name: string, [first, ...others]: readonly Declaration[]): Violation[] {
  return others.map(({ path, line }) => {
    return { path, line, message: `exports ${name}, which ${first?.path} exports, too` };
  });
}
