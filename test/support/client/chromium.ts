/** Debian's Chromium, where there is one, with a page of a server of ours. */
import { existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** For a test's `skip`: why it cannot run here. */
export const WITHOUT_CHROMIUM = existsSync(CHROMIUM) ? false : `there is no ${CHROMIUM}`;

export interface ServedPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** What the server answers, by path; anything else is an empty page. */
export type Served = Readonly<
  Record<string, () => { readonly type: string; readonly body: string }>
>;

export async function openPage(served: Served): Promise<ServedPage> {
  const server = createServer(({ url = '' }, response) => answer(served, url, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  return { page, close: () => closeAll(browser, server) };
}

function answer(served: Served, url: string, response: ServerResponse): void {
  const { type, body } = served[url]?.() ?? { type: 'text/html', body: '<!doctype html>' };
  response.writeHead(200, { 'content-type': type }).end(body);
}

async function closeAll(browser: Browser, server: Server): Promise<void> {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
