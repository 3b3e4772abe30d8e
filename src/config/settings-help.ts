/** Tells people and the command line which settings there are, from the same table. */
import type { SettingRow } from './setting-table.ts';
import { flagOf, settingRows } from './settings.ts';

const MACHINE_OF_NOBODY = { environment: {}, coreCount: 1, timeZone: 'UTC', readText: () => '' };

/** The part of commander's `Command` that is needed: the package stays with the command line. */
export interface OptionTaker {
  option(flags: string, description: string): unknown;
}

/**
 * What is passed to every implementation of the loyalty contract, with `DATABASE_URI` beside it.
 * Here it sets nothing; it is accepted so that the engine starts when it is started in that way.
 */
export function addDatabaseOption(command: OptionTaker): void {
  command.option('-d, --database-uri <uri>', 'taken and not used: the data needs no database');
}

/** Gives `command` one option for each setting. Their texts come back in its `opts()`. */
export function addSettingOptions(command: OptionTaker): void {
  addDatabaseOption(command);
  for (const [, row] of settingRows()) {
    command.option(usage(row), `${row.about} [${namesOf(row)}, ${defaultOf(row)}]`);
  }
}

/** All settings as text, three lines each. */
export function describeSettings(): string {
  return settingRows()
    .map(([, row]) => `${describeRow(row)}\n`)
    .join('\n');
}

function describeRow(row: SettingRow<unknown>): string {
  return [
    `${namesOf(row)}  ${usage(row)}`,
    `    ${row.about}`,
    `    Takes ${row.kind.allowed}; ${defaultOf(row)}.`,
  ].join('\n');
}

/** A secret's flag names a file, and so does its second variable; the first holds the secret. */
function namesOf(row: SettingRow<unknown>): string {
  return row.secret === true ? `${row.environment}[_FILE]` : row.environment;
}

function usage(row: SettingRow<unknown>): string {
  const short = row.shortFlag === undefined ? '' : `${row.shortFlag}, `;
  return `${short}${flagOf(row)} <${row.secret === true ? 'path' : row.kind.placeholder}>`;
}

function defaultOf(row: SettingRow<unknown>): string {
  const fallback = row.fallbackAbout ?? row.fallback(MACHINE_OF_NOBODY, {});
  const text = typeof fallback === 'boolean' ? (fallback ? 'on' : 'off') : String(fallback);
  return `default: ${text}`;
}
