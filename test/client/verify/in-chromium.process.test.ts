/** `@tirage/client/verify` in a browser: it says of every file what the verifier of Node says. */
import { test } from 'tap';
import { openPage, WITHOUT_CHROMIUM } from '../../support/client/chromium.ts';
import {
  brokenFileCases,
  hiddenBytesCase,
  type PageCase,
  soundCases,
  tamperedCases,
  verifiedInNode,
} from '../../support/client/page-cases.ts';
import { type PageModule, pageBundle, verifyCase } from '../../support/client/page-verifier.ts';

const CASES_IN_BATCH = 250;

interface DueCase {
  readonly given: PageCase;
  /** What Node says, as JSON. */
  readonly due: string;
}

const SCRIPT = `
  import * as verifier from '/verify.js';
  ${verifyCase}
  ${differingIn}
  globalThis.differing = (batch) => differingIn(batch, verifier);
`;

test('page verifier: in Chromium it says what Node says', { skip: WITHOUT_CHROMIUM }, async (t) => {
  const cases = [...soundCases(), ...brokenFileCases(), hiddenBytesCase(), ...tamperedCases()];
  const batches = batchesOf(cases);
  const { page, close } = await openPage({
    '/verify.js': () => ({ type: 'text/javascript', body: pageBundle().toString() }),
    ...Object.fromEntries(batches),
  });
  t.teardown(close);
  await page.addScriptTag({ type: 'module', content: SCRIPT });
  await page.waitForFunction('globalThis.differing !== undefined');
  for (const [path] of batches) t.same(await page.evaluate(`differing('${path}')`), [], path);
  t.end();
});

/** Runs in the page, as its text: what it says otherwise than Node does. */
async function differingIn(batch: string, verifier: PageModule): Promise<string[]> {
  const cases: DueCase[] = JSON.parse(await (await fetch(batch)).text());
  const found: string[] = [];
  for (const { given, due } of cases) {
    const { reports, notes } = await verifyCase(verifier, given);
    const said = JSON.stringify([reports, notes]);
    if (said !== due) found.push(`${said}, and not ${due}`);
  }
  return found;
}

function batchesOf(cases: readonly PageCase[]) {
  const count = Math.ceil(cases.length / CASES_IN_BATCH);
  return Array.from({ length: count }, (_, batch) => {
    const own = cases.slice(batch * CASES_IN_BATCH, (batch + 1) * CASES_IN_BATCH);
    const body = () => JSON.stringify(own.map(withDue));
    return [`/batch-${batch}`, () => ({ type: 'application/json', body: body() })] as const;
  });
}

function withDue(given: PageCase): DueCase {
  const { reports, notes } = verifiedInNode(given);
  return { given, due: JSON.stringify([reports, notes]) };
}
