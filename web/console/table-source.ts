/**
 * The rows of a table, a page at a time, by the filters that stand in the address.
 *
 * Another filter is another list: the rows of the one before are let go.
 */
import { useComputed } from '@preact/signals';
import type { paths } from '@tirage/client';
import { useEffect } from 'preact/hooks';
import { place } from '../kit/browser/navigation.ts';
import { type AskPage, Listing } from '../kit/listing.ts';

/** What the engine is asked for besides the page: `state`, `series`, … */
export type Filters = Readonly<Record<string, string>>;

/**
 * `names` are the members of the address's question that are filters; `ask` gets those that are
 * set. Called again and again by a view: the same filters give the same listing.
 */
export function useFiltered<Row>(
  names: readonly string[],
  ask: (filters: Filters) => AskPage<Row>,
): Listing<Row> {
  const key = useComputed(() =>
    JSON.stringify(
      names.flatMap((name) => {
        const value = place.value.query.get(name);
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    ),
  );
  const listing = useComputed(
    () => new Listing(ask(Object.fromEntries(JSON.parse(key.value) as [string, string][]))),
  );
  const { value } = listing;
  useEffect(() => {
    void value.more();
    return () => value.leave();
  }, [value]);
  return value;
}

const ROWS = 50;

type QueryAt<P extends keyof paths> = paths[P] extends {
  readonly get: { readonly parameters: { readonly query?: infer Query } };
}
  ? NonNullable<Query>
  : never;

/**
 * The question for a page: what is filtered by, and where the page before ended. What stands in an
 * address may be anything; the engine judges it.
 */
export function pageQuery<P extends keyof paths>(
  filters: Filters,
  after: string | undefined,
): QueryAt<P> {
  const query = { ...filters, limit: ROWS, ...(after === undefined ? {} : { after }) };
  return query as unknown as QueryAt<P>;
}
