/**
 * Words that have one home, or none.
 *
 * Time, randomness, settings and output each come in at one place, so that a test, the simulator
 * and a replay can control them. The other rules find mistakes that are easily overlooked.
 */
import { mask } from './mask.ts';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

interface Ban {
  readonly name: string;
  readonly patterns: readonly RegExp[];
  readonly where: 'code' | 'comments';
  /** Files in which the words may be used. */
  readonly home: RegExp;
}

const NOWHERE = /(?!)/;

function ban(name: string, words: RegExp | readonly RegExp[], home: RegExp = NOWHERE): Ban {
  const patterns = words instanceof RegExp ? [words] : words;
  return { name, patterns, where: 'code', home };
}

const BANS: readonly Ban[] = [
  // Elsewhere, a plain number may be something that somebody sent and that has not been validated.
  ban(
    'an amount between threads keeps its brand',
    /\w+Minor\??: (?:readonly )?number\b/g,
    /^(?!src\/(?:protocol|mailbox)\/)/,
  ),
  ban(
    'the clock is read in src/kernel/system-clock.ts',
    [
      /\bDate\.now\b|\bperformance\.now\b|\bprocess\.hrtime\b/g,
      /\bnew Date(?:\(\s*\)|(?!\s*\()\b)|(?<!new )\bDate\(\s*\)/g,
    ],
    /^(?:src\/kernel\/system-clock|client\/src\/platform\/host-platform)\.ts$|^(?:test|bench)\//,
  ),
  // By the count that there are, it would be looked for elsewhere once there are more.
  ban(
    'a number falls to a founder',
    /%\s*(?:[\w#]+\.)*#?\w*(?:shardCount|ShardCount|founderCount)\b/g,
    /^src\/kernel\/shard-counts\.ts$|^(?:test|bench)\//,
  ),
  ban('Math.random cannot be replayed', /\bMath\.random\b/g),
  ban(
    'settings are read in src/config',
    /\bprocess\.env\b|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from\b/g,
    /^src\/config\/|^(?:test|bench)\/|^web\/vite\.config\.ts$/,
  ),
  ban(
    'output goes through the logger',
    /(?<![.\w$])console\s*\./g,
    /^src\/(?:cli\.ts$|commands\/|demo\/)|^bench\/|^test\/simulation\//,
  ),
  { ...ban('FIXME is not for the main branch', /\bFIXME\b/g), where: 'comments' },
  { ...ban('a TODO names its issue: TODO(#12)', /\bTODO\b(?!\s*\(?#\d)/g), where: 'comments' },
  { ...ban('types are not switched off', /@ts-(?:ignore|nocheck)\b/g), where: 'comments' },
  ban('no debugger', /(?<![.\w$])debugger\b/g),
  ban('no test runs alone', /\.only\s*\(|\bonly:\s*true\b/g),
  ban('no test is skipped without a reason', /\.skip\s*\(|\b(?:skip|todo):\s*true\b/g),
  ban('any is no type', /:\s*any\b(?!\s*\()|\bas\s+any\b|<any\b|\bany\[\]/g),
  ban(
    'an error is not swallowed',
    /\bcatch\s*(?:\([^)]*\)\s*)?\{\s*\}|\.catch\(\s*\(?\w*\)?\s*=>\s*\{\s*\}\s*\)/g,
  ),
  ban(
    'exports have names',
    /\bexport\s+default\b|\bas\s+default\b/g,
    // The tool that builds the pages asks for it.
    /^web\/vite\.config\.ts$/,
  ),
];

const ACTOR_BANS: readonly Ban[] = [
  ban('an actor answers at once', /\basync\b|\bawait\b|\bPromise\b/g),
  ban('an actor reaches no machine', [
    /(?<![.\w$])(?:globalThis|process|performance|crypto)\s*\./g,
    /(?<![.\w$])(?:fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/g,
  ]),
  ban('an actor knows no locale', /\bIntl\b|\.toLocale\w*/g),
];

function banRule({ name, patterns, where, home }: Ban, files: RegExp): TidyRule {
  return {
    name,
    check: (sources) =>
      sources
        .filter(({ path }) => files.test(path) && !home.test(path))
        .flatMap((file) => occurrences(file, mask(file)[where], patterns)),
  };
}

function occurrences(file: SourceFile, text: string, patterns: readonly RegExp[]): Violation[] {
  const matches = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return matches.map((match) => ({
    path: file.path,
    line: lineAt(text, match.index),
    message: match[0].replace(/\s+/g, ' '),
  }));
}

const fileNames: TidyRule = {
  name: 'a file is named after its one concept',
  check: (files) =>
    files.flatMap(({ path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const vague = /^(?:index|utils?|helpers?)\.tsx?$/.test(name);
      const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*\.tsx?$/.test(name);
      return vague || !kebab ? [{ path, line: 1, message: `is named ${name}` }] : [];
    }),
};

export const wordRules: readonly TidyRule[] = [
  ...BANS.map((one) => banRule(one, /(?:)/)),
  ...ACTOR_BANS.map((one) => banRule(one, /^actors\//)),
  fileNames,
];
