/**
 * A list of the engine's as a table: read a page at a time, walked by keys, and each row opened
 * beside it.
 *
 * `j` and `k` walk, Enter opens, Escape closes, `/` goes to the search. Which row is open stands in
 * the address (`row`), so it is open again after a reload.
 */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { place } from '../../kit/browser/navigation.ts';
import { keyOf } from '../../kit/key.ts';
import type { Listing } from '../../kit/listing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { rowAfter } from '../../kit/row-steps.ts';
import { refusalText } from '../refusals.ts';
import { say } from '../speech.ts';
import { Beside, openRow } from './beside.tsx';
import './data-table.css';
import { ExportButton } from './export-button.tsx';

export interface Column<Row> {
  readonly label: string;
  readonly kind?: 'number';
  /** What stands in an export; and in the table, where nothing else is said. */
  readonly text?: (row: Row) => string;
  readonly cell?: (row: Row) => ComponentChildren;
}

export interface DataTableProps<Row> {
  /** Names the table to screen readers, and the file of an export. */
  readonly name: string;
  readonly of: Listing<Row>;
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  /** What opens beside the table. */
  readonly side?: (row: Row) => ComponentChildren;
  /** The same by an id, which may be that of a row that is not among those that are here. */
  readonly sideOf?: (id: string) => ComponentChildren;
  readonly filters?: ComponentChildren;
  /** Says what would be here. */
  readonly empty: string;
}

const SKELETON_ROWS = [1, 2, 3, 4, 5];

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, of, columns, idOf, side, sideOf, filters, empty } = props;
  const { rows, kind, reason, hasMore } = of.state.value;
  const openId = place.value.query.get('row');
  const open = rows.find((row) => idOf(row) === openId);
  const opens = side !== undefined || sideOf !== undefined;
  const shown =
    sideOf === undefined ? open && side?.(open) : openId === undefined ? undefined : sideOf(openId);
  const body = useRef<HTMLTableSectionElement>(null);
  const walked = useSignal<string | undefined>(openId);
  useTableKeys(body, {
    ids: rows.map(idOf),
    walked: walked.value,
    walk: (id) => {
      walked.value = id;
    },
  });
  const more = (
    <button type="button" class="button button-quiet" onClick={() => void of.more()}>
      {say(kind === 'refused' ? 'again' : 'table.more')}
    </button>
  );
  return (
    <div class={shown === undefined ? 'desk' : 'desk desk-open'}>
      <div class="desk-list">
        <div class="desk-bar">
          {filters}
          <ExportButton name={name} columns={columns} rows={rows} />
        </div>
        <TableScroll>
          <table class="table data-table" aria-busy={kind === 'loading'}>
            <caption class="unseen">{name}</caption>
            <thead>
              <tr>
                {columns.map(({ label, kind: of }) => (
                  <th key={label} scope="col" class={of && 'table-number'}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row) => {
                const id = idOf(row);
                return (
                  <tr
                    key={id}
                    data-row={id}
                    tabIndex={id === (walked.value ?? idOf(rows[0] as Row)) ? 0 : -1}
                    aria-selected={opens && id === openId}
                    onFocus={() => {
                      walked.value = id;
                    }}
                    onClick={() => opens && openRow(id)}
                    onKeyDown={({ key }) => key === 'Enter' && opens && openRow(id)}
                  >
                    {columns.map(({ label, kind: of, text, cell }) => (
                      <td key={label} class={of && 'table-number'}>
                        {cell === undefined ? text?.(row) : cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {rows.length === 0 &&
                kind === 'loading' &&
                SKELETON_ROWS.map((at) => (
                  <tr key={at}>
                    <td colSpan={columns.length}>
                      <div class="skeleton" />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </TableScroll>
        {rows.length === 0 && kind === 'here' && <p class="desk-empty">{empty}</p>}
        {kind === 'refused' && (
          <Notice kind="bad" action={more}>
            {refusalText(reason)}
          </Notice>
        )}
        {kind === 'here' && hasMore && <p>{more}</p>}
      </div>
      {shown !== undefined && <Beside name={openId ?? ''}>{shown}</Beside>}
    </div>
  );
}

interface Walk {
  readonly ids: readonly string[];
  readonly walked: string | undefined;
  readonly walk: (id: string) => void;
}

/** Keys of the whole page, but for those that somebody types into something. */
function useTableKeys(body: { readonly current: HTMLElement | null }, now: Walk): void {
  const latest = useRef(now);
  latest.current = now;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = keyOf(event);
      if (key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-search]')?.focus();
      }
      const { ids, walked, walk } = latest.current;
      const next = rowAfter(key, ids, walked);
      if (next === undefined || isOnControl(event)) return;
      event.preventDefault();
      walk(next);
      body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [body]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input, select, textarea') || target.closest('dialog') !== null)
  );
}

/** Arrows and the ends scroll a page; only within a table they walk its rows. */
function isOnControl({ key, target }: KeyboardEvent): boolean {
  return (
    key.length > 1 && !(target instanceof HTMLElement && target.closest('[data-row]') !== null)
  );
}
