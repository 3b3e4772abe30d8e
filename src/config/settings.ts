/**
 * The one reader of the environment and of the flags of `tirage serve`.
 *
 * A flag wins over the environment, the environment over the default; an empty text counts as not
 * given, because compose files pass those on. All mistakes are reported at once, a sentence each,
 * so that nobody has to start the engine five times to get its settings right. No sentence shows a
 * secret's value.
 */
import { ConfigurationError } from '../kernel/errors.ts';
import type { Machine } from './machine.ts';
import { contradictionsIn } from './setting-contradictions.ts';
import { SETTING_TABLE, type SettingRow, type Settings } from './setting-table.ts';

export type { Settings } from './setting-table.ts';

const SHOWN_CHARACTERS_MAX = 80;

/** What commander collected: `opts()` of the command. */
export type Flags = Readonly<Record<string, unknown>>;

/** What a data directory already knows about the engine, so that nobody is asked again. */
export type KnownSettings = Partial<Pick<Settings, 'shardCount' | 'currency'>>;

export interface SettingSources {
  readonly machine: Machine;
  readonly flags: Flags;
  /** By the directory's path. It replaces a default, and overrides no setting. */
  readonly known?: (dataDirectory: string) => KnownSettings | undefined;
}

/** Throws ConfigurationError with a sentence on its own line for each setting that is wrong. */
export function readSettings(from: SettingSources): Settings {
  const problems: string[] = [];
  const settled: Record<string, unknown> = {};
  for (const [key, row] of settingRows()) {
    const found = findText(row, from, problems);
    if (found === undefined) {
      const known = knownOf(settled.dataDirectory, from);
      settled[key] = known[key] ?? row.fallback(from.machine, settled as Partial<Settings>);
      continue;
    }
    const parsed = row.kind.parse(found.text);
    if ('value' in parsed) settled[key] = parsed.value;
    else problems.push(sentence(row, found, parsed.mustBe));
  }
  const { runAddress } = settled as Partial<Settings>;
  if (runAddress !== undefined) Object.assign(settled, runAddress);
  if (problems.length === 0) problems.push(...contradictionsIn(settled as unknown as Settings));
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  return Object.freeze(settled) as unknown as Settings; // Complete: the table has a row per key.
}

function knownOf(directory: unknown, { known }: SettingSources): Record<string, unknown> {
  return typeof directory === 'string' ? { ...known?.(directory) } : {};
}

/**
 * Names that look like settings but are not: spelling mistakes to warn of, or names of the
 * platform's.
 */
export function unknownSettings(environment: Machine['environment']): readonly string[] {
  const known = new Set(settingRows().flatMap(([, row]) => namesOf(row)));
  return Object.keys(environment)
    .filter((name) => name.startsWith('TIRAGE_') && !known.has(name))
    .sort();
}

/** The rows in reading order. */
export function settingRows(): readonly (readonly [string, SettingRow<unknown>])[] {
  return Object.entries(SETTING_TABLE);
}

/** `--free-space-mb` for `TIRAGE_FREE_SPACE_MB`; a secret's flag names a file. */
export function flagOf(row: SettingRow<unknown>): string {
  if (row.flag !== undefined) return row.flag;
  const name = row.environment
    .replace(/^TIRAGE_/, '')
    .toLowerCase()
    .replaceAll('_', '-');
  return row.secret === true ? `--${name}-file` : `--${name}`;
}

interface Found {
  /** Where the text stood, for the sentence about it. */
  readonly source: string;
  readonly text: string;
}

function findText(
  row: SettingRow<unknown>,
  from: { machine: Machine; flags: Flags },
  problems: string[],
): Found | undefined {
  const flag = flagOf(row);
  const flagText = given(from.flags[flagKey(flag)]);
  const environmentText = given(from.machine.environment[row.environment]);
  const environmentFound =
    environmentText === undefined ? undefined : { source: row.environment, text: environmentText };
  if (row.secret !== true) {
    const found = flagText === undefined ? environmentFound : { source: flag, text: flagText };
    return found === undefined ? undefined : { ...found, text: found.text.trim() };
  }

  const fileName = `${row.environment}_FILE`;
  const path = flagText ?? given(from.machine.environment[fileName]);
  if (path === undefined) return environmentFound;
  const source = flagText === undefined ? fileName : flag;
  if (environmentFound !== undefined) {
    problems.push(`${row.environment} and ${source} are both set: keep one of them.`);
    return undefined;
  }
  return readSecretFile({ source, path, machine: from.machine, problems });
}

function readSecretFile(from: {
  source: string;
  path: string;
  machine: Machine;
  problems: string[];
}): Found | undefined {
  const { source, path, machine, problems } = from;
  try {
    return { source, text: machine.readText(path).replace(/\r?\n$/, '') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    problems.push(`${source} names "${shown(path)}", which cannot be read${code}.`);
    return undefined;
  }
}

function sentence(row: SettingRow<unknown>, found: Found, mustBe: string): string {
  if (row.secret === true) return `${found.source} must be ${mustBe}.`;
  return `${found.source} must be ${mustBe}, but is "${shown(found.text)}".`;
}

function namesOf(row: SettingRow<unknown>): string[] {
  return row.secret === true ? [row.environment, `${row.environment}_FILE`] : [row.environment];
}

/** `freeSpaceMb` for `--free-space-mb`, as commander does. */
function flagKey(flag: string): string {
  return flag.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function given(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Credentials in an address are hidden, even where none are allowed. */
function shown(text: string): string {
  const safe = text.replace(/\/\/[^/@\s]*@/g, '//…@');
  return safe.length > SHOWN_CHARACTERS_MAX ? `${safe.slice(0, SHOWN_CHARACTERS_MAX)}…` : safe;
}
