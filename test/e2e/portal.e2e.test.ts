import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  drawReaches,
  type EngineSession,
  logIn,
  openOverHttp,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { PortalBrowser } from '../support/web/portal-browser.ts';
import {
  fillSlip,
  goToPlace,
  joinPortal,
  loseAnswers,
  payButton,
  payInAtPortal,
} from '../support/web/portal-player.ts';
import { seriousFaults } from '../support/web/serious-faults.ts';

const HOUR_MS = 3_600_000;
const TEN_MINUTES_MS = 600_000;

interface House {
  readonly directory: string;
  readonly engine: EngineProcess;
  readonly client: EngineClient;
  readonly admin: EngineSession;
  readonly browser: PortalBrowser;
}

async function open(t: Test): Promise<House> {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory });
  await createAdmin(directory);
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  const browser = await PortalBrowser.start(t, engine.url);
  return { directory, engine, client, admin, browser };
}

const inAnHour = (): string => new Date(Date.now() + HOUR_MS).toISOString();

test('portal: a player joins, pays in, buys, sees the draw, and verifies it', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  await payInAtPortal(page, '20');
  const draw = await openOverHttp(client, admin, { closesInMs: 30_000 });
  await fillSlip(page, draw);
  await payButton(page).click();
  await page.getByText('Bought: 1 ticket').waitFor();
  await page.getByRole('link', { name: 'Balance' }).getByText('€19.00').waitFor();

  await drawReaches(client, draw.drawId, 'published');
  await page.getByRole('heading', { name: 'My tickets in this draw' }).waitFor();
  await page.getByRole('link', { name: 'Check it yourself' }).click();
  await page
    .getByText('What was checked holds')
    .or(page.getByText('Everything that was'))
    .waitFor();
  for (const step of ['Promised before', 'Sealed after the close', 'Mixed', 'Drawn', 'Paid']) {
    const heading = page.getByRole('heading', {
      name: new RegExp(`${step}\\s*: (holds|not checked)`),
    });
    t.ok(await heading.isVisible(), step);
  }
  const own = page.getByRole('heading', { name: /Your tickets\s*: holds/ });
  t.ok(await own.isVisible(), 'their receipt leads to the root');
  await page.getByRole('button', { name: 'Count every ticket again' }).click();
  await page
    .getByRole('button', { name: 'Count every ticket again' })
    .waitFor({ state: 'detached' });
  t.equal(await page.getByText('does not hold').count(), 0);
  t.same(phone.trouble, { errors: [], strangers: [] });
});

test('portal: no token stands where a script could take it, and a reload keeps the session', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { browser } = await open(t);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  const kept = await page.evaluate<string>(
    'JSON.stringify({ ...localStorage, ...sessionStorage, cookies: document.cookie })',
  );
  t.notMatch(kept, /eyJ|refresh/i, kept);
  await page.reload();
  await page.getByRole('link', { name: 'Balance' }).waitFor();
  const other = await phone.open('wallet');
  await other.getByRole('link', { name: 'Balance' }).waitFor();
  await goToPlace(other, 'account');
  await other.getByRole('button', { name: 'Log out' }).click();
  await other.getByRole('link', { name: 'Join' }).waitFor();
  await page.getByRole('link', { name: 'Join' }).waitFor();
  t.same(phone.trouble.errors, []);
});

test('portal: a line that drops in mid-purchase buys once, and says so', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  await payInAtPortal(page, '20');
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  await fillSlip(page, draw);
  const path = `**/v1/draws/${draw.drawId}/tickets`;
  // What was asked for arrives, and no answer comes back: neither to this tab, which is closed.
  const arrived = await loseAnswers(page, path);
  await payButton(page).click();
  await arrived();
  await page.close();
  t.equal((await drawReaches(client, draw.drawId, 'open')).ticketCount, 1);

  const later = await phone.open('wallet');
  await later.getByText('was done once').waitFor();
  await later.getByRole('link', { name: 'Balance' }).getByText('€19.00').waitFor();
  t.equal((await drawReaches(client, draw.drawId, 'open')).ticketCount, 1, 'bought once');
});

test('portal: what is under way at the close is told, whatever the engine decides', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  await payInAtPortal(page, '20');
  const draw = await openOverHttp(client, admin, { closesInMs: 12_000 });
  await fillSlip(page, draw);
  let send = (): void => undefined;
  const isClosed = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route(`**/v1/draws/${draw.drawId}/tickets`, async (route) => {
    await isClosed;
    await route.continue();
  });
  await payButton(page).click();
  await page.getByText('The sale has ended while your purchase is on its way').waitFor();
  send();
  await page.getByText('The sale of this draw has ended').waitFor();
  await page.getByRole('link', { name: 'Balance' }).getByText('€20.00').waitFor();
  t.same(phone.trouble, { errors: [], strangers: [] });
});

test('portal: a double click and a second tab buy what was asked for, and no more', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  await payInAtPortal(page, '20');
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  await fillSlip(page, draw);
  await payButton(page).dblclick();
  await page.getByText('Bought: 1 ticket').waitFor();
  const other = await phone.open(`draws/${draw.drawId}`);
  await other.getByText('Your lines appear here').waitFor();
  t.ok(await payButton(other).isDisabled(), 'the slip of another tab is empty');
  t.equal((await drawReaches(client, draw.drawId, 'open')).ticketCount, 1);
});

test('portal: odds that change are shown, and a bet is taken at those that one saw', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const body = { title: 'Rain on Sunday', odds: '2.00', deadline: inAnHour() };
  const asked = client.post('/v1/admin/events', body, { token: admin.accessToken });
  const { eventId } = await client.expect<{ eventId: string }>(201, asked);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  await payInAtPortal(page, '20');
  await page.getByRole('link', { name: 'Bets' }).click();
  await page.getByRole('link', { name: /Rain on Sunday/ }).click();
  await page.getByRole('button', { name: /2\.00/ }).click();
  await page.getByLabel('Stake (EUR)').fill('5');
  await page.getByText('€10.00').waitFor();
  // While the button is pressed the odds fall, and the page has not heard of it.
  const change = { body: { odds: '1.50' }, token: admin.accessToken };
  await page.route(
    `**/v1/events/${eventId}/bets`,
    async (route) => {
      await client.expect(200, client.send('PATCH', `/v1/admin/events/${eventId}`, change));
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Place the bet' }).click();
  await page.getByText('The odds have changed').waitFor();
  await page.getByRole('button', { name: /1\.50/ }).waitFor();
  await page.getByRole('link', { name: 'Balance' }).getByText('€20.00').waitFor();
  await page.getByRole('button', { name: 'Place the bet' }).click();
  await page.getByText('Placed at 1.50').waitFor();
  await page.getByRole('link', { name: 'Balance' }).getByText('€15.00').waitFor();
  t.same(phone.trouble, { errors: [], strangers: [] });
});

test('portal: an engine that dies and comes back loses nothing that was bought', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser, engine, directory } = await open(t);
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, 'ada');
  await payInAtPortal(page, '20');
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  await fillSlip(page, draw);
  await engine.kill();
  await payButton(page).click();
  await page.getByRole('button', { name: 'Paying' }).waitFor();
  const { port } = new URL(engine.url);
  await EngineProcess.start(t, { directory, flags: { '--port': port } });
  await page.getByText('Bought: 1 ticket').or(page.getByText('was done once')).waitFor();
  t.equal((await drawReaches(client, draw.drawId, 'open')).ticketCount, 1);
});

test('portal: a clock that is ten minutes wrong closes no draw early, and opens none late', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const draw = await openOverHttp(client, admin, { closesInMs: 30_000, resultsAfterMs: HOUR_MS });
  const watching = [TEN_MINUTES_MS, -TEN_MINUTES_MS].map(async (clockOffMs) => {
    const phone = await browser.phone({ clockOffMs });
    const page = await phone.open(`draws/${draw.drawId}`);
    await page.getByRole('button', { name: 'Quick pick' }).waitFor();
    await page.getByText('The sale has ended').waitFor();
    t.equal(await page.getByRole('button', { name: 'Quick pick' }).count(), 0);
    const isLate = Date.now() >= Date.parse(draw.closesAt);
    t.ok(isLate, 'the button went when the engine closed, and not before');
  });
  await Promise.all(watching);
});

test('portal: axe finds nothing serious, in both languages and both themes', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const { client, admin, browser } = await open(t);
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  for (const locale of ['en', 'ru']) {
    const phone = await browser.phone({ locale });
    const page = await phone.open();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const place of ['', `draws/${draw.drawId}`, 'login', 'join', 'wallet', 'nowhere']) {
        await goToPlace(page, place);
        await page.locator('main h1').first().waitFor();
        t.same(await seriousFaults(page), [], `${locale}, ${colorScheme}, #/${place}`);
      }
    }
    t.equal(await page.locator('html').getAttribute('lang'), locale);
  }
});
