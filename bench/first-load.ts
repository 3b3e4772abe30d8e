/**
 * Goal: how long somebody on a telephone and a slow line waits for the portal, on a first visit:
 * until the draw that closes next stands there with its button, and a task that was queued then has
 * been run, so that a press is answered.
 *
 * Headless Chromium, with the conditions of its own developer tools (the protocol's
 * `Network.emulateNetworkConditions` and `Emulation.setCPUThrottlingRate`): 1.6 Mbit/s down,
 * 750 kbit/s up, 150 ms of round trip for each request, a processor four times slower. Each round
 * is a browser context of its own, with nothing in its cache. Measured in the page, from its
 * `timeOrigin`.
 * Excluded: TLS and the way to the name, the real radio, the real processor of a telephone.
 * Sizes are those on the wire, packed, and are a test besides (`portal-frame.e2e.test.ts`).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Request } from 'playwright-core';
import { assert } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { spreadOf, spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const CHROMIUM = '/usr/bin/chromium';
const INTERACTIVE_MS_MAX = 1_500;
const SCRIPT_KILOBYTES_MAX = 60;
const KILOBYTE = 1_000;
const TELEPHONE = { width: 360, height: 740 } as const;
const BITS = 8;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / BITS,
  uploadThroughput: 750_000 / BITS,
} as const;
const SLOWER = 4;
const SIZES = { smoke: { rounds: 1 }, real: { rounds: 9 } } as const;

/** Runs in the page, before anything else does. */
const NOTE_WHEN_INTERACTIVE = `
  globalThis.visited = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (document.querySelector('.home-next .button') === null) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        resolve({ interactiveMs: performance.now(), paintMs: paint?.startTime ?? 0 });
      }));
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
`;

const INTERACTIVE_ROW = 'first visit of the portal, slow 4G, processor 4 times slower: interactive';
const SCRIPT_ROW = 'scripts of that visit, packed';

export const firstLoad: Bench = {
  name: 'first-load',
  goal: `A first visit of the portal on slow 4G; target <= ${INTERACTIVE_MS_MAX} ms.`,
  asks: [
    { what: INTERACTIVE_ROW, asked: `<= ${INTERACTIVE_MS_MAX} ms` },
    { what: SCRIPT_ROW, asked: `<= ${SCRIPT_KILOBYTES_MAX} kB` },
  ],
  run: async (size, report) => {
    if (!existsSync(CHROMIUM)) report.line('left out', `there is no ${CHROMIUM}`);
    else await withTemporaryDirectory((path) => measure(size, report, join(path, 'data')));
  },
};

interface Visit {
  readonly interactiveMs: number;
  readonly paintMs: number;
  readonly scriptBytes: number;
  readonly allBytes: number;
  readonly requestCount: number;
}

async function measure(size: Size, report: Report, directory: string): Promise<void> {
  const engine = new BenchEngine();
  const threads = { shardCount: 1, gatewayCount: 1 };
  const { port = 0 } = await engine.ask({ ask: 'start', directory, ...threads, isServing: true });
  await engine.ask({ ask: 'populate', playerCount: 1, balanceMinor: 100 });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const visits: Visit[] = [];
  try {
    // The first of all reads the files of the pages, and is not counted.
    await visit(browser, port);
    for (let i = 0; i < SIZES[size].rounds; i += 1) visits.push(await visit(browser, port));
  } finally {
    await browser.close();
    await engine.stop();
  }
  tell(report, visits);
}

async function visit(browser: Browser, port: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: TELEPHONE, locale: 'en' });
  try {
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', SLOW_4G);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript({ content: NOTE_WHEN_INTERACTIVE });
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.goto(`http://127.0.0.1:${port}/`);
    const { interactiveMs, paintMs } = await page.evaluate<Visit>('globalThis.visited');
    // What came by then; a kept page loads its parts for the next visit only afterwards.
    const loaded = await Promise.all(finished.map(sizeOf));
    const bytesOf = (all: readonly Loaded[]) => all.reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      interactiveMs,
      paintMs,
      scriptBytes: bytesOf(loaded.filter(({ isScript }) => isScript)),
      allBytes: bytesOf(loaded),
      requestCount: loaded.length,
    };
  } finally {
    await context.close();
  }
}

interface Loaded {
  readonly isScript: boolean;
  readonly bytes: number;
}

async function sizeOf(request: Request): Promise<Loaded> {
  const { responseBodySize } = await request.sizes();
  return { isScript: request.resourceType() === 'script', bytes: responseBodySize };
}

function tell(report: Report, visits: readonly Visit[]): void {
  const valuesOf = (value: (visit: Visit) => number) => visits.map(value);
  const scriptKilobytes = valuesOf(({ scriptBytes }) => scriptBytes / KILOBYTE);
  assert(spreadOf(scriptKilobytes).most <= SCRIPT_KILOBYTES_MAX, 'a first visit loads too much');
  report.row({
    what: INTERACTIVE_ROW,
    measured: `${spreadText(
      valuesOf(({ interactiveMs }) => interactiveMs),
      0,
    )} ms`,
    asked: `<= ${INTERACTIVE_MS_MAX} ms`,
  });
  report.row({
    what: SCRIPT_ROW,
    measured: `${spreadText(scriptKilobytes, 1)} kB`,
    asked: `<= ${SCRIPT_KILOBYTES_MAX} kB`,
  });
  report.figure(
    'first paint of content',
    valuesOf(({ paintMs }) => paintMs),
    0,
    'ms',
  );
  report.figure(
    'all that was loaded by then',
    valuesOf(({ allBytes }) => allBytes / KILOBYTE),
    1,
    'kB',
  );
  report.figure(
    'requests by then',
    valuesOf(({ requestCount }) => requestCount),
    0,
  );
}
