/**
 * Where in a page somebody is: a path and what was asked of it, both in the address's fragment.
 *
 * `#/draws/dr_0000001?tab=results` is the path `draws`, `dr_0000001` and the question `tab`. Pure:
 * the page's own address is read and changed in `navigation.ts`.
 */
export interface Place {
  /** The parts of the path, decoded; empty at home. */
  readonly path: readonly string[];
  readonly query: ReadonlyMap<string, string>;
}

const PARTS_MAX = 8;

/** What cannot be decoded stays as it is: an address may come from anywhere. */
export function parsePlace(fragment: string): Place {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split('?', 2);
  return {
    path: path.split('/').filter(Boolean).slice(0, PARTS_MAX).map(decoded),
    query: new Map(new URLSearchParams(query)),
  };
}

/** The fragment of a place, `#` included: what a link points to. */
export function placeText(path: readonly string[], query: Iterable<[string, string]> = []): string {
  const asked = new URLSearchParams([...query]).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
