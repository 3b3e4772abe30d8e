/** A list in each of its states, and the way to its next page. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Listing } from '../kit/listing.ts';
import { Notice } from '../kit/parts/notice.tsx';
import { refusalText } from './refusals.ts';
import { say } from './speech.ts';

export interface ListingHereProps<Row> {
  readonly of: Listing<Row>;
  readonly empty: ComponentChildren;
  readonly children: (row: Row) => ComponentChildren;
}

const SKELETON_ROWS = [1, 2, 3];

export function ListingHere<Row>({ of, empty, children }: ListingHereProps<Row>) {
  useEffect(() => {
    void of.more();
    return () => of.leave();
  }, [of]);
  const { rows, kind, reason, hasMore } = of.state.value;
  const isEmpty = rows.length === 0;
  if (isEmpty && kind === 'here') return <>{empty}</>;
  const more = (
    <button type="button" class="button button-quiet" onClick={() => void of.more()}>
      {say(kind === 'refused' ? 'again' : 'more')}
    </button>
  );
  return (
    <>
      <ul class="rows" aria-busy={kind === 'loading'}>
        {rows.map(children)}
        {isEmpty &&
          kind === 'loading' &&
          SKELETON_ROWS.map((at) => <li key={at} class="skeleton row" />)}
      </ul>
      {kind === 'refused' && (
        <Notice kind="bad" action={more}>
          {refusalText(reason)}
        </Notice>
      )}
      {kind === 'here' && hasMore && <p>{more}</p>}
    </>
  );
}
