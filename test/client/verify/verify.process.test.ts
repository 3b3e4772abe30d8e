/** `@tirage/client/verify` as it is built, run by Node: it says of every file what Node says. */
import { gzipSync } from 'node:zlib';
import { test } from 'tap';
import {
  brokenFileCases,
  type PageCase,
  soundCases,
  tamperedCases,
  verifiedInNode,
} from '../../support/client/page-cases.ts';
import {
  PAGE_BUNDLE,
  type PageModule,
  pageBundle,
  verifyCase,
} from '../../support/client/page-verifier.ts';

/** About what a picture weighs, so that a page can afford it. */
const GZIPPED_BYTES_MAX = 30_000;

const page: PageModule = await import(PAGE_BUNDLE);

/** The cases of which the two do not say the same. */
async function differing(cases: readonly PageCase[]): Promise<PageCase[]> {
  const found: PageCase[] = [];
  for (const given of cases) {
    const { reports, notes } = await verifyCase(page, given);
    const due = verifiedInNode(given);
    const isSame = JSON.stringify([reports, notes]) === JSON.stringify([due.reports, due.notes]);
    if (!isSame) found.push(given);
  }
  return found;
}

test('page verifier: every golden draw and raffle verifies, by the same reports', async (t) => {
  const cases = soundCases();
  t.same(await differing(cases), []);
  for (const given of cases) {
    const verdict = await verifyCase(page, given);
    const refused = verdict.reports.filter(({ ok, file }) => !ok && file !== 'raffleEntries');
    t.same(refused, []);
  }
  t.end();
});

test('page verifier: whatever is tampered with, it says what Node says', async (t) => {
  const cases = tamperedCases();
  t.ok(cases.length > 5_000, `${cases.length} tampers`);
  t.same(await differing(cases), []);
  t.end();
});

test('page verifier: a broken file of tickets is refused in the same words', async (t) => {
  const cases = brokenFileCases();
  t.same(await differing(cases), []);
  for (const given of cases) t.equal((await verifyCase(page, given)).verdict, 'refused');
  t.end();
});

test('page verifier: no transcript at all is refused, and so is what is none', async (t) => {
  for (const transcripts of [[], [undefined], [null], ['{}'], [[]]]) {
    t.equal((await verifyCase(page, { transcripts })).verdict, 'refused');
  }
  t.end();
});

test('page verifier: it is small, and asks for nothing of Node', (t) => {
  const bundle = pageBundle();
  const bytes = gzipSync(bundle, { level: 9 }).length;
  t.ok(bytes <= GZIPPED_BYTES_MAX, `${bytes} bytes, gzipped`);
  t.notMatch(bundle.toString(), /node:|\bBuffer\b|\bprocess\./);
  t.end();
});
