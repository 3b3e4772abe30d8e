/**
 * Paging by cursor: `?limit=&after=` in, `next` out.
 *
 * A cursor is opaque to clients and holds the place behind the last row they saw, so rows that
 * arrive meanwhile neither repeat nor hide others. It is not signed: it says where to go on, never
 * what the caller may see, and a cursor that was tampered with is refused, or leads elsewhere in
 * the caller's own list.
 */
import { type Static, strictObject, type TObject, Type } from '../../protocol/schema.ts';
import { CURSOR_CHARS_MAX, PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX } from '../limits.ts';

/** The members of a query that asks for a page; spread them into a route's own. */
export const PAGE_PARAMETERS = {
  limit: Type.Integer({
    minimum: 1,
    maximum: PAGE_LIMIT_MAX,
    default: PAGE_LIMIT_DEFAULT,
    description: 'How many at most.',
  }),
  after: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]+$',
      maxLength: CURSOR_CHARS_MAX,
      description: 'The `next` of the page before.',
    }),
  ),
};

export const PageQuery: TObject<typeof PAGE_PARAMETERS> = strictObject(PAGE_PARAMETERS);
export type PageQuery = Static<typeof PageQuery>;

/** The last place of a page, as an opaque text. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place in a cursor, or `undefined` where it is not one of ours: refuse `requestInvalid`. */
export function decodeCursor(
  cursor: string,
  kinds: readonly ('string' | 'number')[],
): readonly (string | number)[] | undefined {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!Array.isArray(place) || place.length !== kinds.length) return undefined;
  return place.every((part, i) => isOfKind(part, kinds[i])) ? place : undefined;
}

/** Numbers in a cursor count something: what could not be a count was made up. */
function isOfKind(part: unknown, kind: 'string' | 'number' | undefined): boolean {
  if (typeof part !== kind) return false;
  return typeof part !== 'number' || (Number.isSafeInteger(part) && part >= 0);
}

/** One page of rows that were read with `limit + 1`, and the cursor to the next if there is one. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly (string | number)[],
): { readonly rows: readonly Row[]; readonly next?: string } {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows };
  return { rows: rows.slice(0, limit), next: encodeCursor(placeOf(last)) };
}
