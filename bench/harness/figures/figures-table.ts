/**
 * The table of figures in docs/figures.md: made from what benchmarks kept of their last real runs,
 * which may have been at different times, but on one machine.
 */
import { assert } from '../../../src/kernel/assert.ts';
import type { AskedRow } from './bench.ts';
import type { KeptResult } from './kept-results.ts';

const BEGIN = '<!-- figures: begin; written by `npm run bench -- --readme` -->';
const END = '<!-- figures: end -->';

export interface AskedOf extends AskedRow {
  readonly bench: string;
}

/** The document with the new table in place of the old. Throws unless each marker occurs once. */
export function withFigures(
  document: string,
  results: readonly KeptResult[],
  asked: readonly AskedOf[] = [],
): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  const areOnce = document.lastIndexOf(BEGIN) === begin && document.lastIndexOf(END) === end;
  if (begin < 0 || end < begin || !areOnce) {
    throw new Error(`The document needs once, in this order: ${BEGIN} and ${END}`);
  }
  const before = document.slice(0, begin + BEGIN.length);
  return `${before}\n${figuresText(results, asked)}\n${document.slice(end)}`;
}

/**
 * What was measured, and behind it what of `asked` was not. Throws if nothing was, or if it was not
 * all measured on one machine.
 */
function figuresText(results: readonly KeptResult[], asked: readonly AskedOf[]): string {
  const [first] = results;
  if (first === undefined) throw new Error('No figures are kept: run the benchmarks first.');
  const { machine, node } = first;
  for (const result of results) {
    if (result.machine !== machine || result.node !== node) {
      const both = `${machine}, ${node} and ${result.machine}, ${result.node}`;
      throw new Error(`Figures of one machine only can be compared; these are of ${both}.`);
    }
  }
  const lines = [
    `Measured on ${machine}, Node ${node}, the load generator on the same machine.`,
    '',
    '| what | measured | asked for | `npm run bench --` | commit, day |',
    '| --- | --- | --- | --- | --- |',
  ];
  for (const { bench, commit, date, rows } of results) {
    assert(rows.length > 0, 'a result has no rows');
    const origin = `\`${bench}\` | ${commit}, ${date.slice(0, 10)}`;
    for (const { what, measured, asked = '' } of rows) {
      lines.push(`| ${cell(what)} | ${cell(measured)} | ${cell(asked)} | ${origin} |`);
    }
  }
  const isMeasured = ({ bench, what }: AskedOf) =>
    results.some(
      (result) => result.bench === bench && result.rows.some((row) => row.what === what),
    );
  for (const row of asked) {
    if (isMeasured(row)) continue;
    lines.push(
      `| ${cell(row.what)} | not measured here | ${cell(row.asked)} | \`${row.bench}\` |  |`,
    );
  }
  return lines.join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
