/**
 * What stands around the views of the portal, in real Chromium over one real engine: a first visit,
 * no line, a session that runs out, the keyboard alone, and texts that want to be more than text.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'playwright-core';
import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  drawOverHttp,
  drawReaches,
  type EngineSession,
  GOOD_PASSWORD,
  logIn,
  openOverHttp,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { answerHostile, HOSTILE_BRAND, MARKUP } from '../support/web/hostile-texts.ts';
import { keyboardOf } from '../support/web/keyboard.ts';
import { type Phone, PortalBrowser, type PortalOptions } from '../support/web/portal-browser.ts';
import {
  fillSlip,
  goToPlace,
  joinPortal,
  logInAtPortal,
  payButton,
  payInAtPortal,
} from '../support/web/portal-player.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 60_000;
const SCRIPT_BYTES_MAX = 60_000;
interface House {
  readonly client: EngineClient;
  readonly admin: EngineSession;
  readonly phone: (options?: PortalOptions) => Promise<Phone>;
}

const PLAYS: Readonly<Record<string, (t: Test, house: House) => Promise<void>>> = {
  'two presses from a first visit to a ticket': playAtOnce,
  'no script but what a first visit needs': loadFirst,
  'figures on home move by themselves, and nothing else moves': moveFigures,
  'a slip without a line is kept, and bought once': buyWithoutLine,
  'a portal that was opened before opens without a line, and says since when': openWithoutLine,
  'a token that runs out under an open page is renewed, a session that ends is told': runOut,
  'a payment whose answer is lost is made once': payInOnce,
  'the keyboard alone joins, pays in, picks, buys and verifies': playByKeyboard,
  'what others wrote is text, however it is written': showHostileTexts,
  'help is one press away, and finds each no': findHelp,
};

test('portal frame', { skip: WITHOUT_CHROMIUM }, async (t) => {
  const directory = engineDirectory(t);
  const brand = join(directory, '..', 'brand.json');
  writeFileSync(brand, JSON.stringify(HOSTILE_BRAND));
  const engine = await EngineProcess.start(t, { directory, flags: { '--brand': brand } });
  await createAdmin(directory);
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  const browser = await PortalBrowser.start(t, engine.url);
  const phone = (options?: PortalOptions): Promise<Phone> => browser.phone(options);
  for (const [name, play] of Object.entries(PLAYS)) {
    await t.test(`portal frame: ${name}`, (test) => play(test, { client, admin, phone }));
  }
  for (const { trouble } of browser.phones) t.same(trouble, { errors: [], strangers: [] });
});

async function playAtOnce(t: Test, { client, admin, phone }: House): Promise<void> {
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  const page = await (await phone()).open();
  await page.getByRole('button', { name: 'Play with sandbox money' }).click();
  await payButton(page).click();
  await page.getByText('Bought: 1 ticket').waitFor();
  await page.getByRole('link', { name: 'Balance' }).getByText('€99.00').waitFor();
  t.equal((await drawOverHttp(client, draw.drawId)).ticketCount, 1);
  t.equal(await page.getByText('was done once').count(), 0, 'nothing was in doubt');
  const [login = '', password = ''] = await page.locator('.guest dd').allTextContents();
  const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])');
  t.notOk(kept.includes(password), 'the password is kept nowhere');
  await page.getByRole('button', { name: 'I have them' }).click();

  const other = await (await phone()).open('login');
  await logInAtPortal(other, login, password);
  await other.getByRole('heading', { name: 'What I hold' }).waitFor();
}

async function loadFirst(t: Test, { phone }: House): Promise<void> {
  const one = await phone();
  const scripts: Response[] = [];
  one.context.on('response', (response) => {
    if (response.url().includes('/assets/js/')) scripts.push(response);
  });
  const page = await one.open();
  await page.getByRole('link', { name: 'Choose numbers' }).first().waitFor();
  const sizes = await Promise.all(scripts.map((script) => script.request().sizes()));
  const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  t.ok(bytes > 0 && bytes <= SCRIPT_BYTES_MAX, `${bytes} bytes of scripts`);
}

async function moveFigures(t: Test, { client, admin, phone }: House): Promise<void> {
  const { drawId } = await openOverHttp(client, admin, { closesInMs: 2 * HOUR_MS });
  const buyer = await register(client, 'somebody');
  await depositOverHttp(client, buyer, 10_000);
  const page = await (await phone()).open();
  const card = page.locator(`a[href="#/draws/${drawId}"]`);
  await card.getByText('0 tickets sold').waitFor();
  await page.evaluate(`
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shifts.push(value);
    }).observe({ type: 'layout-shift' });
  `);
  for (const count of [2, 12]) {
    const body = { quickPick: count === 2 ? 2 : 10 };
    const how = { token: buyer.accessToken };
    await client.expect(201, client.post(`/v1/draws/${drawId}/tickets`, body, how));
    await card.getByText(`${count} tickets sold`).waitFor();
  }
  t.same(await page.evaluate('globalThis.shifts'), [], 'nothing has moved');
  // A draw that opens while the page was in the background is there when one looks again.
  const next = await openOverHttp(client, admin, { closesInMs: 3 * HOUR_MS });
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.locator(`a[href="#/draws/${next.drawId}"]`).waitFor();
}

async function buyWithoutLine(t: Test, { client, admin, phone }: House): Promise<void> {
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  const { context, open } = await phone();
  const page = await open();
  await joinPortal(page, 'without-a-line');
  await payInAtPortal(page, '20');
  await fillSlip(page, draw);
  await context.setOffline(true);
  await payButton(page).click();
  await page.getByText('There is no line.').waitFor();
  t.ok(await page.getByRole('button', { name: 'Paying' }).isDisabled());
  t.equal((await drawOverHttp(client, draw.drawId)).ticketCount, 0);
  await context.setOffline(false);
  await page.getByText('Bought: 1 ticket').or(page.getByText('was done once')).waitFor();
  t.equal((await drawOverHttp(client, draw.drawId)).ticketCount, 1, 'bought once');
  await page.getByText('There is no line.').waitFor({ state: 'detached' });
  t.ok(await payButton(page).isDisabled(), 'the slip is empty');
}

async function openWithoutLine(t: Test, { client, admin, phone }: House): Promise<void> {
  const { drawId } = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  const { context, open } = await phone({ keepsPages: true });
  const first = await open();
  await first.locator(`a[href="#/draws/${drawId}"]`).waitFor();
  await first.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await until('the worker to have the page', LIMIT_MS, async () =>
    (await first.evaluate('navigator.serviceWorker.controller !== null')) ? true : undefined,
  );
  await first.close();

  await context.setOffline(true);
  const page = await open();
  await page.getByText('You are offline.').waitFor();
  await page.getByText('Last heard at').waitFor();
  t.ok(await page.locator(`a[href="#/draws/${drawId}"]`).isVisible());
  t.match(await page.title(), /Lotto & Söhne/, 'the brand is here, too');
  await goToPlace(page, 'help');
  await page.getByRole('heading', { name: 'Play within limits' }).waitFor();
  await goToPlace(page, '');
  await context.setOffline(false);
  await page.getByText('Last heard at').waitFor({ state: 'detached' });
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
}

async function runOut(t: Test, { phone }: House): Promise<void> {
  const { context, open } = await phone();
  const page = await open();
  await joinPortal(page, 'runs-out');
  await goToPlace(page, 'wallet');
  const refused: string[] = [];
  await page.route(
    '**/v1/me/deposits',
    async (route) => {
      const headers = { ...route.request().headers(), authorization: 'Bearer run.out.token' };
      const response = await route.fetch({ headers });
      refused.push((JSON.parse(await response.text()) as { code: string }).code);
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.getByLabel('Amount (EUR)').first().fill('20');
  await page.getByRole('button', { name: 'Pay in' }).click();
  await page.getByText('€20.00 were paid in').waitFor();
  t.same(refused, ['tokenInvalid'], 'the token was refused, and nobody noticed');

  // The session itself ends: elsewhere the password was changed, say.
  await context.clearCookies();
  await page.route('**/v1/me/withdrawals', async (route) => {
    const headers = { ...route.request().headers(), authorization: 'Bearer run.out.token' };
    await route.fulfill({ response: await route.fetch({ headers }) });
  });
  await page.getByLabel('Amount (EUR)').last().fill('5');
  await page.getByRole('button', { name: 'Pay out' }).click();
  await page.getByRole('heading', { name: 'Log in to see this' }).waitFor();
  await page.getByRole('link', { name: 'Join' }).waitFor();
}

async function payInOnce(t: Test, { phone }: House): Promise<void> {
  const { open } = await phone();
  const page = await open();
  await joinPortal(page, 'pays-once');
  await goToPlace(page, 'wallet');
  let arrivedCount = 0;
  await page.route('**/v1/me/deposits', async (route) => {
    await route.fetch();
    arrivedCount += 1;
    await route.abort();
  });
  await page.getByLabel('Amount (EUR)').first().fill('20');
  await page.getByRole('button', { name: 'Pay in' }).click();
  await page.getByRole('button', { name: 'Checking' }).waitFor();
  await until('the payment to arrive', LIMIT_MS, () => (arrivedCount > 0 ? true : undefined));
  await page.close();
  const later = await open('wallet');
  await later.getByText('was done once').waitFor();
  await later.getByRole('link', { name: 'Balance' }).getByText('€20.00').waitFor();
  t.equal(await later.locator('.row').count(), 1, 'one movement');
}

async function playByKeyboard(t: Test, { client, admin, phone }: House): Promise<void> {
  const page = await (await phone()).open();
  const { press, type } = keyboardOf(page);
  await press('link', /^Join$/);
  await page.getByLabel('Login').waitFor();
  await type(/^Login/, 'by-keys');
  await type(/^Password/, GOOD_PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.type('01311990');
  await press('button', /^Open an account/);
  await page.getByRole('link', { name: 'Balance' }).waitFor();
  await press('link', /^Wallet$/);
  await page.getByRole('button', { name: 'Pay in' }).waitFor();
  await type(/^Amount/, '20');
  await page.keyboard.press('Enter');
  await page.getByText('were paid in').waitFor();
  const { drawId } = await openOverHttp(client, admin, { closesInMs: 25_000 });
  await press('link', /^Play$/);
  await page.locator(`main a[href="#/draws/${drawId}"]`).waitFor();
  await press('link', new RegExp(`#/draws/${drawId}$`));
  await page.getByRole('button', { name: 'Quick pick' }).waitFor();
  await press('button', /^7$/, 'Space');
  await press('button', /^Quick pick/);
  await press('button', /^Add to the slip/);
  await press('button', /^Pay$/);
  await page.getByText('Bought: 1 ticket').waitFor();
  await drawReaches(client, drawId, 'published');
  await page.getByRole('link', { name: 'Check it yourself' }).waitFor();
  await press('link', /^Check it yourself/);
  await page.getByRole('heading', { name: /Your tickets\s*: holds/ }).waitFor();
  t.pass('all of it without a pointer');
}

async function showHostileTexts(t: Test, { client, admin, phone }: House): Promise<void> {
  const deadline = new Date(Date.now() + HOUR_MS).toISOString();
  const event = { title: `Rain ${MARKUP}`, odds: '2.00', deadline };
  await client.expect(201, client.post('/v1/admin/events', event, { token: admin.accessToken }));
  const page = await (await phone()).open('bets');
  await page.getByText(`Rain ${MARKUP}`).first().waitFor();
  await goToPlace(page, '');
  await page.getByText(`Next ${MARKUP}`).waitFor();
  await page.getByText(HOSTILE_BRAND.name).waitFor();

  await answerHostile(page);
  await page.reload();
  await page.getByRole('heading', { name: MARKUP }).first().waitFor();
  await joinPortal(page, 'hostile');
  for (const place of ['', 'account', 'bets', 'help']) {
    await goToPlace(page, place);
    await page.locator('main h1').first().waitFor();
    const isWithin = 'document.scrollingElement.scrollWidth <= innerWidth';
    t.ok(await page.evaluate(isWithin), `#/${place} is no wider than the screen`);
  }
  t.equal(await page.evaluate('globalThis.taken'), undefined, 'no script of it ran');
  t.equal(await page.locator('img[src=x]').count(), 0);
}

async function findHelp(t: Test, { phone }: House): Promise<void> {
  const page = await (await phone()).open('bets');
  await page.getByRole('link', { name: 'Limits and help' }).click();
  await page.getByRole('link', { name: HOSTILE_BRAND.contact.email }).waitFor();
  const call = page.getByRole('link', { name: HOSTILE_BRAND.contact.telephone });
  t.equal(await call.getAttribute('href'), 'tel:+442079460000');
  await page.getByLabel('Find a word or a code').fill('drawClosed');
  await page.getByText('The sale of this draw has ended').waitFor();
  await page.getByText('1 answer', { exact: true }).waitFor();
  await page.getByLabel('Language').selectOption('ru');
  await page.getByRole('heading', { name: 'Лимиты и помощь' }).waitFor();
}
