/** `@tirage/client/verify` as it is built, given cases as JSON. The same text runs in a browser. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as PageVerifier from '../../../client/src/verify/verify.ts';
import type { PageCase } from './page-cases.ts';

export type PageModule = typeof PageVerifier;

export const PAGE_BUNDLE = fileURLToPath(
  new URL('../../../../client/dist/verify/verify.js', import.meta.url),
);

export function pageBundle(): Buffer {
  return readFileSync(PAGE_BUNDLE);
}

/** Stands alone, so that its text can be sent to a page: nothing of this file is used in it. */
export async function verifyCase(
  { verifyDrawsInPage, verifyRaffleInPage }: PageModule,
  given: PageCase,
): Promise<PageVerifier.PageVerdict> {
  if ('transcript' in given) return verifyRaffleInPage(given);
  const { tickets = [], ...others } = given;
  const files = tickets.map(({ drawId, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return { drawId, stream: new Blob([bytes]).stream() };
  });
  return await verifyDrawsInPage({ ...others, tickets: files });
}
