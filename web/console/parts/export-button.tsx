/** Just what a table shows, as a file for a spreadsheet. */
import { csvText } from '../../kit/csv.ts';
import { say } from '../speech.ts';
import type { Column } from './data-table.tsx';

export interface ExportButtonProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

export function ExportButton<Row>({ name, columns, rows }: ExportButtonProps<Row>) {
  const save = (): void => {
    const told = columns.flatMap(({ label, text }) =>
      text === undefined ? [] : [{ label, text }],
    );
    const head = told.map(({ label }) => label);
    const lines = rows.map((row) => told.map(({ text }) => text(row)));
    const address = URL.createObjectURL(
      new Blob([csvText([head, ...lines])], { type: 'text/csv;charset=utf-8' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <button type="button" class="button button-quiet" disabled={rows.length === 0} onClick={save}>
      {say('table.export')}
    </button>
  );
}
