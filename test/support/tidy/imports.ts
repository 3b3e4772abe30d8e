/** Which file imports what, read from the text. */
import { posix } from 'node:path';
import { mask } from './mask.ts';
import { lineAt, type SourceFile } from './rule.ts';

export interface Import {
  readonly line: number;
  /** Where it begins in the file's text. */
  readonly at: number;
  /**
   * `type` is gone when the code runs; `url` names a file for another thread to load (`new
   * URL('./x.js', import.meta.url)`), which is not an import in this one.
   */
  readonly kind: 'value' | 'type' | 'url';
  readonly specifier: string;
  /** The file that it names, if that is one of ours; a compiled name stands for its source. */
  readonly target: string | undefined;
  /** The npm package (`@nats-io/kv`) or built-in (`node:fs`), if it is not one of ours. */
  readonly bare: string | undefined;
}

const STATEMENT = new RegExp(
  [
    /(?<![\w$.])(?:import|export)\s+(?<type>type\s+)?/,
    /(?:[\w$\s{},*]+?\s*\bfrom\s*|(?<=import\s+))/, // Names, or none for the effect alone.
    /(?<quote>['"]) *\k<quote>/, // The mask has blanked what stands between the quotes.
  ]
    .map(({ source }) => source)
    .join(''),
  'dg',
);
const DYNAMIC = /(?<![\w$.])import\s*\(\s*(?<quote>['"]) *\k<quote>/dg;
const URL_OF = /\bnew URL\(\s*(?<quote>['"]) *\k<quote>\s*,\s*import\.meta\.url\b/dg;

const cache = new WeakMap<SourceFile, readonly Import[]>();

export function importsOf(file: SourceFile): readonly Import[] {
  const earlier = cache.get(file);
  if (earlier !== undefined) return earlier;
  const { code } = mask(file);
  const found = [
    ...[...code.matchAll(STATEMENT)].map((match) =>
      describe(file, match, match.groups?.type === undefined ? 'value' : 'type'),
    ),
    ...[...code.matchAll(DYNAMIC)].map((match) => describe(file, match, 'value')),
    ...[...code.matchAll(URL_OF)].map((match) => describe(file, match, 'url')),
  ];
  cache.set(file, found);
  return found;
}

function describe(file: SourceFile, match: RegExpExecArray, kind: Import['kind']): Import {
  const quoteAt = match.indices?.groups?.quote?.[0] ?? match.index;
  const quote = file.text.charAt(quoteAt);
  const specifier = file.text.slice(quoteAt + 1, file.text.indexOf(quote, quoteAt + 1));
  const relative = specifier.startsWith('.');
  return {
    line: lineAt(file.text, quoteAt),
    at: match.index,
    kind,
    specifier,
    target: relative
      ? posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts')
      : undefined,
    bare: relative ? undefined : packageOf(specifier),
  };
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
