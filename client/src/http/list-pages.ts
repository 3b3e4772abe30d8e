/**
 * A list of many pages as one sequence. A page is asked for when the one before is used up, so
 * whoever stops early has asked for no more than they saw.
 */
import type { OperationAt, OutputOf, PathOf } from './operation-types.ts';

interface Page {
  readonly next?: string;
}

/** The calls that answer a page at a time. */
export type ListPath = {
  [P in PathOf<'GET'>]: OutputOf<OperationAt<'GET', P>> extends infer Output
    ? 'next' extends keyof Output
      ? P
      : never
    : never;
}[PathOf<'GET'>];

/** The members of a page that hold its rows. */
export type RowsMember<P extends ListPath> = {
  [M in keyof OutputOf<OperationAt<'GET', P>>]-?: OutputOf<
    OperationAt<'GET', P>
  >[M] extends readonly unknown[]
    ? M
    : never;
}[keyof OutputOf<OperationAt<'GET', P>>];

export type RowOf<P extends ListPath, M> = M extends keyof OutputOf<OperationAt<'GET', P>>
  ? OutputOf<OperationAt<'GET', P>>[M] extends readonly (infer Row)[]
    ? Row
    : never
  : never;

/** `ask` gets the cursor of the page, undefined for the first. */
export async function* listPages(
  member: string,
  ask: (after: string | undefined) => Promise<unknown>,
): AsyncGenerator<unknown, void, undefined> {
  let after: string | undefined;
  do {
    const page = (await ask(after)) as Page & Readonly<Record<string, readonly unknown[]>>;
    yield* page[member] ?? [];
    after = page.next;
  } while (after !== undefined);
}
