/** Rows that the engine tells all at once, and of which not all are shown at once. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { say } from '../speech.ts';

const PART = 30;

export interface RowsInPartsProps<Row> {
  readonly rows: readonly Row[];
  readonly children: (row: Row, index: number) => ComponentChildren;
}

export function RowsInParts<Row>({ rows, children }: RowsInPartsProps<Row>) {
  const count = useSignal(PART);
  return (
    <>
      <ul class="rows">{rows.slice(0, count.value).map(children)}</ul>
      {rows.length > count.value && (
        <p>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              count.value += PART;
            }}
          >
            {say('more')}
          </button>
        </p>
      )}
    </>
  );
}
