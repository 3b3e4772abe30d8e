/**
 * Rows as a file for spreadsheets: RFC 4180, with a byte order mark, without which they take it
 * for their own legacy encoding.
 */
const ORDER_MARK = '\uFEFF';
/** What a spreadsheet would run as a formula; a number may begin with its sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** The first row is that of the columns' names. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(value: string): string {
  const harmless = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
