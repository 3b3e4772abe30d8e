/**
 * A draw officer's day in the console, in real Chromium over a real engine: draws that are created,
 * postponed, cancelled and conducted over the page while players buy over HTTP, a schedule that is
 * changed and put back, an auditor who may only look, and an engine that dies under the open page.
 */
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  type Draw,
  depositOverHttp,
  drawReaches,
  type EnginePlayer,
  type EngineSession,
  listAll,
  logIn,
  openOverHttp,
  register,
  type Ticket,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import { ConsoleBrowser, type Desk } from '../support/web/console-browser.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 60_000;
const PAID_IN_MINOR = 10_000;
const HOSTILE = '<img src=x onerror="document.title=1"> the machine broke';

interface House {
  readonly directory: string;
  engine: EngineProcess;
  readonly client: EngineClient;
  readonly officer: EngineSession;
  readonly player: EnginePlayer;
  readonly browser: ConsoleBrowser;
  readonly desk: Desk;
}

async function open(t: Test): Promise<House> {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory });
  await createAdmin(directory, { login: 'the-officer', role: 'operator' });
  await createAdmin(directory, { login: 'the-auditor', role: 'auditor' });
  const client = new EngineClient(t, engine.url);
  const officer = await logIn(client, 'the-officer');
  const player = await register(client, 'ada');
  await depositOverHttp(client, player, PAID_IN_MINOR);
  const browser = await ConsoleBrowser.start(t, engine.url);
  const desk = await browser.desk('the-officer');
  return { directory, engine, client, officer, player, browser, desk };
}

/** Two tickets at a euro each. */
async function buyTwo({ client, player }: House, drawId: string): Promise<void> {
  const body = {
    selections: [
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ],
  };
  const asked = client.post(`/v1/draws/${drawId}/tickets`, body, { token: player.accessToken });
  await client.expect(201, asked);
}

/** As the field takes it; the engine's zone is UTC. */
const wallIn = (inMs: number): string => new Date(Date.now() + inMs).toISOString().slice(0, 16);

const side = (page: Page) => page.getByRole('complementary');
const dialog = (page: Page) => page.locator('dialog[open]');
const button = (page: Page, name: string) => side(page).getByRole('button', { name, exact: true });
const agree = (page: Page, name: string) =>
  dialog(page).getByRole('button', { name, exact: true }).click();

async function createOverThePage({ page }: Desk): Promise<string> {
  await page.getByLabel('Closes').fill(wallIn(HOUR_MS));
  await page.getByLabel('Results').fill(wallIn(2 * HOUR_MS));
  await page.getByRole('button', { name: 'Create the draw' }).click();
  await dialog(page).getByText('at once').waitFor();
  await dialog(page).getByText('done by the-officer').waitFor();
  await agree(page, 'Create the draw');
  await side(page).waitFor();
  return (await side(page).getAttribute('aria-label')) ?? '';
}

test("console: a draw officer's day", { skip: WITHOUT_CHROMIUM }, async (t) => {
  const house = await open(t);
  // Its numbers can be drawn by hand from the close until a minute before its results.
  const times = { closesInMs: 8_000, resultsAfterMs: 78_000 };
  const conducted = await openOverHttp(house.client, house.officer, times);
  await buyTwo(house, conducted.drawId);
  await t.test('creates a draw, players buy, and it is postponed once', (s) => postpones(s, house));
  await t.test('draws the numbers of another by hand', (s) => conducts(s, house, conducted));
  await t.test('cancels one: refunds are said before, and done after', (s) => cancels(s, house));
  await t.test('changes the schedule, and goes back to the file', (s) => reschedules(s, house));
  await t.test('an auditor looks, and finds no acts', (s) => audits(s, house));
  await t.test('goes through a day without a mouse', (s) => usesKeys(s, house, conducted));
  await t.test('sees the results, and the way to the proof', (s) => concludes(s, house, conducted));
  await t.test('axe finds nothing serious', (s) => examines(s, house, conducted));
  await t.test('is told since when it is old, and that it is not any more', (s) => dies(s, house));
  t.same(house.desk.errors, []);
});

async function postpones(t: Test, house: House): Promise<void> {
  const { client, player, desk } = house;
  const { page } = desk;
  await page.getByRole('link', { name: 'Draws', exact: true }).click();
  await page.getByRole('link', { name: 'New draw' }).click();
  const drawId = await createOverThePage(desk);
  await drawReaches(client, drawId, 'open');
  await buyTwo(house, drawId);
  const before = (await drawReaches(client, drawId, 'open')).closesAt;
  await button(page, 'Postpone').click();
  await dialog(page).getByText('may give them back until').waitFor();
  await dialog(page)
    .getByLabel('New close')
    .fill(wallIn(3 * HOUR_MS));
  await dialog(page)
    .getByLabel('New results')
    .fill(wallIn(4 * HOUR_MS));
  await dialog(page).getByLabel('Reason').fill(HOSTILE);
  await agree(page, 'Postpone');
  await side(page).getByText(HOSTILE).waitFor();
  await button(page, 'Postpone').waitFor({ state: 'detached' });
  const after = (await drawReaches(client, drawId, 'open')).closesAt;
  t.ok(Date.parse(after) > Date.parse(before), 'the engine has the new times');
  t.equal(await page.title(), 'Tirage console', 'a reason is text');
  const tickets = await listAll<Ticket>(client, player, {
    path: '/v1/me/tickets',
    member: 'tickets',
  });
  t.equal(tickets.filter((ticket) => ticket.drawId === drawId).length, 2);
}

async function conducts(t: Test, { client, desk }: House, { drawId }: Draw): Promise<void> {
  const { page } = desk;
  await drawReaches(client, drawId, 'closed', 'sealed');
  await desk.goTo(`draws?row=${drawId}`);
  await button(page, 'Draw the numbers now').click();
  await dialog(page).getByText('The results still wait until').waitFor();
  await agree(page, 'Draw the numbers now');
  const { state } = await drawReaches(client, drawId, 'drawn', 'settled');
  t.ok(state, 'long before the engine would have drawn them');
  await side(page)
    .getByText(/^(Drawn|Settled)$/)
    .waitFor();
}

async function cancels(t: Test, house: House): Promise<void> {
  const { client, officer, player, desk } = house;
  const { page } = desk;
  const { drawId } = await openOverHttp(client, officer, { closesInMs: HOUR_MS });
  const beforeMinor = await balanceOf(client, player);
  await buyTwo(house, drawId);
  await desk.goTo(`draws?state=open&row=${drawId}`);
  await side(page).getByText('€2.00').waitFor();
  await button(page, 'Cancel the draw').click();
  await dialog(page).getByText('2 tickets are refunded: €2.00').waitFor();
  await dialog(page).getByLabel('Reason').fill(HOSTILE);
  await agree(page, 'Cancel the draw');
  await side(page).getByText(`Cancelled: ${HOSTILE}`).waitFor();
  await side(page).getByText('2 tickets were refunded, €2.00 in all').waitFor();
  const refunded = () =>
    balanceOf(client, player).then((minor) => minor === beforeMinor || undefined);
  t.ok(await until('the refund', LIMIT_MS, refunded));
  // The list of the filter was asked for again, and the draw is not in it.
  await page.locator(`[data-row=${drawId}]`).waitFor({ state: 'detached' });
}

async function reschedules(t: Test, { desk }: House): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: 'Schedule' }).click();
  await page.getByText('There are no series').waitFor();
  await page.getByRole('button', { name: 'Add a series' }).click();
  await page.getByLabel('Name').fill('noon');
  await page.getByLabel('Closes (cron)').fill('0 12 * *');
  await page.getByRole('button', { name: 'Put in force' }).click();
  await dialog(page).getByText('1 change').waitFor();
  await agree(page, 'Put in force');
  await dialog(page).getByText('Series noon:').waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Closes (cron)').fill('0 12 * * *');
  await page.getByRole('button', { name: 'Put in force' }).click();
  await agree(page, 'Put in force');
  await page.getByText('An operator').waitFor();
  const next = page.getByRole('row').filter({ hasText: '12:00:00' });
  await next.first().waitFor();
  t.equal(await next.count(), 3, 'as the engine tells them');
  await page.getByRole('button', { name: 'Back to the file' }).click();
  await agree(page, 'Back to the file');
  await page.getByText('The file').waitFor();
  await page.getByText('There are no series').waitFor();
}

async function audits(t: Test, { browser, client, officer }: House): Promise<void> {
  const { drawId } = await openOverHttp(client, officer, { closesInMs: HOUR_MS });
  const desk = await browser.desk('the-auditor');
  const { page } = desk;
  await desk.goTo(`draws?row=${drawId}`);
  await side(page).getByText('On sale').waitFor();
  const buttons = await side(page).getByRole('button').allTextContents();
  t.same(buttons, ['Close'], 'no acts');
  t.equal(await page.getByRole('link', { name: 'New draw' }).count(), 0);
  t.equal(await page.getByRole('link', { name: 'Schedule' }).count(), 0);
  for (const place of ['schedule', 'draws/new']) {
    await desk.goTo(place);
    await page
      .getByRole('heading', { name: place === 'schedule' ? /nothing here/ : 'Draws' })
      .first()
      .waitFor();
  }
  await desk.goTo('calendar');
  await page.locator('[data-item]').first().waitFor();
  await page.getByRole('link', { name: 'Games' }).click();
  await page.locator('[data-row="5of36"]').click();
  await side(page).getByText('Prizes and odds').waitFor();
  t.same(desk.errors, []);
  await desk.context.close();
}

/** The calendar by arrows, a draw by Enter, another by its id in the palette, an act by Tab. */
async function usesKeys(t: Test, { desk }: House, { drawId }: Draw): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await keyboard.press('Control+k');
  await keyboard.type('calendar');
  await keyboard.press('Enter');
  const chosen = page.locator('[data-day][aria-pressed=true]');
  await chosen.waitFor();
  const today = await chosen.getAttribute('data-day');
  // From the skip link's target the first stop within the calendar is some tabs away.
  await until('the day to have the focus', LIMIT_MS, async () => {
    await keyboard.press('Tab');
    return (await focused(page, 'data-day')) === today ? true : undefined;
  });
  await keyboard.press('ArrowRight');
  await until('the next day', LIMIT_MS, async () => {
    const day = await focused(page, 'data-day');
    return day !== null && day !== today ? true : undefined;
  });
  await keyboard.press('ArrowLeft');
  await until(
    'today',
    LIMIT_MS,
    async () => (await focused(page, 'data-day')) === today || undefined,
  );
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await side(page).or(page.locator('[aria-expanded=true][data-item]')).first().waitFor();
  await keyboard.press('Escape');
  await side(page).waitFor({ state: 'detached' });
  await keyboard.press('Control+k');
  await keyboard.type(drawId);
  await keyboard.press('Enter');
  await side(page).getByRole('heading', { name: drawId }).waitFor();
  t.match(page.url(), `row=${drawId}`);
}

function focused(page: Page, attribute: string): Promise<string | null> {
  return page.evaluate<string | null>(
    `document.activeElement?.getAttribute(${JSON.stringify(attribute)}) ?? null`,
  );
}

async function concludes(t: Test, { client, desk }: House, { drawId }: Draw): Promise<void> {
  const { page } = desk;
  await desk.goTo(`draws?row=${drawId}`);
  await drawReaches(client, drawId, 'published');
  await side(page).getByRole('heading', { name: 'Results' }).waitFor();
  const { numbers } = await client.expect<{ numbers: number[] }>(
    200,
    client.get(`/v1/draws/${drawId}/results`),
  );
  await side(page).getByText(numbers.join(' '), { exact: true }).waitFor();
  const proof = side(page).getByRole('link', { name: 'Verify it yourself' });
  t.equal(await proof.getAttribute('href'), `/#/verify/${drawId}`);
  const transcript = await side(page)
    .getByRole('link', { name: 'Transcript' })
    .getAttribute('href');
  await client.expect(200, client.get(transcript ?? ''));
}

async function examines(t: Test, { desk, browser }: House, { drawId }: Draw): Promise<void> {
  const places = ['calendar', `draws?row=${drawId}`, 'draws/new', 'schedule', 'games?row=5of36'];
  const russian = await browser.desk('the-officer', {
    locale: 'ru',
    viewport: { width: 390, height: 844 },
  });
  await russian.page.emulateMedia({ colorScheme: 'dark' });
  for (const one of [desk, russian]) {
    for (const place of places) {
      await one.goTo(place);
      await one.page.locator('main h1').first().waitFor();
      await one.page.locator('main .skeleton').first().waitFor({ state: 'detached' });
      t.same(await one.seriousFaults(), [], place);
    }
  }
  const width = await russian.page.evaluate('document.documentElement.scrollWidth');
  t.equal(width, 390, 'nothing stands beside a narrow screen');
  t.same(russian.errors, []);
  await russian.context.close();
}

async function dies(t: Test, house: House): Promise<void> {
  const { desk, directory, engine } = house;
  const { page } = desk;
  await desk.goTo('calendar');
  await page.locator('[data-item]').first().waitFor();
  await engine.kill();
  await page.getByText('No answer since').waitFor({ timeout: LIMIT_MS });
  t.ok(await page.locator('[data-item]').first().isVisible(), 'what was known stays');
  const { port } = new URL(engine.url);
  house.engine = await EngineProcess.start(t, { directory, flags: { '--port': port } });
  await page.getByText('No answer since').waitFor({ state: 'detached', timeout: LIMIT_MS });
  t.ok(await page.locator('[data-item]').first().isVisible());
}
