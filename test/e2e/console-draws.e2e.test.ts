/**
 * A draw officer's day in the console, in real Chromium over a real engine: draws that are created,
 * postponed, cancelled and conducted over the page while players buy over HTTP, a schedule that is
 * changed and put back, an auditor who may only look, and an engine that dies under the open page.
 */
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import {
  balanceOf,
  type Draw,
  drawReaches,
  listAll,
  openOverHttp,
  type Ticket,
} from '../support/engine/engine-people.ts';
import { EngineProcess } from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';
import {
  agree,
  buyTwo,
  type DrawHouse,
  dialogOf,
  openDrawHouse,
  sideOf,
} from '../support/web/draw-house.ts';
import { StaffDesk } from '../support/web/staff-desk.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 60_000;
const HOSTILE = '<img src=x onerror="document.title=1"> the machine broke';

/** As the field takes it; the engine's zone is UTC. */
const wallIn = (inMs: number): string => new Date(Date.now() + inMs).toISOString().slice(0, 16);

const button = (page: Page, name: string) =>
  sideOf(page).getByRole('button', { name, exact: true });

async function createOverThePage({ page }: StaffDesk): Promise<string> {
  await page.getByLabel('Closes').fill(wallIn(HOUR_MS));
  await page.getByLabel('Results').fill(wallIn(2 * HOUR_MS));
  await page.getByRole('button', { name: 'Create the draw' }).click();
  await dialogOf(page).getByText('at once').waitFor();
  await dialogOf(page).getByText('done by the-officer').waitFor();
  await agree(page, 'Create the draw');
  await sideOf(page).waitFor();
  return (await sideOf(page).getAttribute('aria-label')) ?? '';
}

test("console: a draw officer's day", { skip: WITHOUT_CHROMIUM }, async (t) => {
  const house = await openDrawHouse(t);
  // Its numbers can be drawn by hand from the close until a minute before its results.
  const times = { closesInMs: 8_000, resultsAfterMs: 72_000 };
  const conducted = await openOverHttp(house.client, house.officer, times);
  await buyTwo(house, conducted.drawId);
  await t.test('creates a draw, players buy, and it is postponed once', (s) => postpones(s, house));
  await t.test('draws the numbers of another by hand', (s) => conducts(s, house, conducted));
  await t.test('cancels one: refunds are said before, and done after', (s) => cancels(s, house));
  await t.test('changes the schedule, and goes back to the file', (s) => reschedules(s, house));
  await t.test('an auditor looks, and finds no acts', (s) => audits(s, house));
  await t.test('goes through a day without a mouse', (s) => usesKeys(s, house, conducted));
  await t.test('is told since when it is old, and that it is not any more', (s) => dies(s, house));
  await t.test('sees the results, and the way to the proof', (s) => concludes(s, house, conducted));
  await t.test('axe finds nothing serious', (s) => examines(s, house, conducted));
  t.same(house.desk.errors, []);
});

async function postpones(t: Test, house: DrawHouse): Promise<void> {
  const { client, player, desk } = house;
  const { page } = desk;
  await page.getByRole('link', { name: 'Draws', exact: true }).click();
  await page.getByRole('link', { name: 'New draw' }).click();
  const drawId = await createOverThePage(desk);
  await drawReaches(client, drawId, 'open');
  await buyTwo(house, drawId);
  const before = (await drawReaches(client, drawId, 'open')).closesAt;
  await button(page, 'Postpone').click();
  await dialogOf(page).getByText('may give them back until').waitFor();
  await dialogOf(page)
    .getByLabel('New close')
    .fill(wallIn(3 * HOUR_MS));
  await dialogOf(page)
    .getByLabel('New results')
    .fill(wallIn(4 * HOUR_MS));
  await dialogOf(page).getByLabel('Reason').fill(HOSTILE);
  await agree(page, 'Postpone');
  await sideOf(page).getByText(HOSTILE).waitFor();
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

async function conducts(t: Test, { client, desk }: DrawHouse, { drawId }: Draw): Promise<void> {
  const { page } = desk;
  await drawReaches(client, drawId, 'closed', 'sealed');
  await desk.goTo(`draws?row=${drawId}`);
  await button(page, 'Draw the numbers now').click();
  await dialogOf(page).getByText('The results still wait until').waitFor();
  await agree(page, 'Draw the numbers now');
  const { state } = await drawReaches(client, drawId, 'drawn', 'settled');
  t.ok(state, 'long before the engine would have drawn them');
  await sideOf(page)
    .getByText(/^(Drawn|Settled)$/)
    .waitFor();
}

async function cancels(t: Test, house: DrawHouse): Promise<void> {
  const { client, officer, player, desk } = house;
  const { page } = desk;
  const { drawId } = await openOverHttp(client, officer, { closesInMs: HOUR_MS });
  const beforeMinor = await balanceOf(client, player);
  await buyTwo(house, drawId);
  await desk.goTo(`draws?state=open&row=${drawId}`);
  await sideOf(page).getByText('€2.00', { exact: true }).waitFor();
  await button(page, 'Cancel the draw').click();
  await dialogOf(page).getByText('2 tickets are refunded: €2.00').waitFor();
  await dialogOf(page).getByLabel('Reason').fill(HOSTILE);
  await agree(page, 'Cancel the draw');
  await sideOf(page).getByText(`Cancelled: ${HOSTILE}`).waitFor();
  await sideOf(page).getByText('2 tickets were refunded, €2.00 in all').waitFor();
  const refunded = () =>
    balanceOf(client, player).then((minor) => minor === beforeMinor || undefined);
  t.ok(await until('the refund', LIMIT_MS, refunded));
  // The list of the filter was asked for again, and the draw is not in it.
  await page.locator(`[data-row=${drawId}]`).waitFor({ state: 'detached' });
}

async function reschedules(t: Test, { desk }: DrawHouse): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: 'Schedule' }).click();
  await page.getByText('There are no series').waitFor();
  await page.getByRole('button', { name: 'Add a series' }).click();
  await page.getByLabel('Name').fill('noon');
  await page.getByLabel('Closes (cron)').fill('0 12 * *');
  await page.getByRole('button', { name: 'Put in force' }).click();
  await dialogOf(page).getByText('1 change').waitFor();
  await agree(page, 'Put in force');
  await dialogOf(page).getByText('Series noon:').waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Closes (cron)').fill('0 12 * * *');
  await page.getByRole('button', { name: 'Put in force' }).click();
  await agree(page, 'Put in force');
  await page.getByRole('definition').filter({ hasText: 'An operator' }).waitFor();
  const next = page.getByRole('row').filter({ hasText: '12:00:00' });
  await next.first().waitFor();
  t.equal(await next.count(), 3, 'as the engine tells them');
  await page.getByRole('button', { name: 'Back to the file' }).click();
  await agree(page, 'Back to the file');
  await page.getByRole('definition').filter({ hasText: 'The file' }).waitFor();
  await page.getByText('There are no series').waitFor();
}

async function audits(t: Test, { browser, client, officer }: DrawHouse): Promise<void> {
  const { drawId } = await openOverHttp(client, officer, { closesInMs: HOUR_MS });
  const desk = await StaffDesk.open(browser, 'the-auditor');
  const { page } = desk;
  await desk.goTo(`draws?row=${drawId}`);
  await sideOf(page).getByText('On sale').waitFor();
  const buttons = await sideOf(page).getByRole('button').allTextContents();
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
  await sideOf(page).getByText('Prizes and odds').waitFor();
  t.same(desk.errors, []);
  await desk.context.close();
}

/** The calendar by arrows, a draw by Enter, another by its id in the palette, an act by Tab. */
async function usesKeys(t: Test, { desk }: DrawHouse, { drawId }: Draw): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await goByPalette(page, 'calendar');
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
  await sideOf(page).or(page.locator('[aria-expanded=true][data-item]')).first().waitFor();
  await keyboard.press('Escape');
  await sideOf(page).waitFor({ state: 'detached' });
  await goByPalette(page, drawId);
  await sideOf(page).getByRole('heading', { name: drawId }).waitFor();
  t.match(page.url(), `row=${drawId}`);
}

async function goByPalette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'An area' }).waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

function focused(page: Page, attribute: string): Promise<string | null> {
  return page.evaluate<string | null>(
    `document.activeElement?.getAttribute(${JSON.stringify(attribute)}) ?? null`,
  );
}

async function concludes(t: Test, { client, desk }: DrawHouse, { drawId }: Draw): Promise<void> {
  const { page } = desk;
  await desk.goTo(`draws?row=${drawId}`);
  await drawReaches(client, drawId, 'published');
  await sideOf(page).getByRole('heading', { name: 'Results' }).waitFor();
  const { numbers } = await client.expect<{ numbers: number[] }>(
    200,
    client.get(`/v1/draws/${drawId}/results`),
  );
  await sideOf(page).getByText(numbers.join(' '), { exact: true }).waitFor();
  const proof = sideOf(page).getByRole('link', { name: 'Verify it yourself' });
  t.equal(await proof.getAttribute('href'), `/#/verify/${drawId}`);
  const transcript = await sideOf(page)
    .getByRole('link', { name: 'Transcript' })
    .getAttribute('href');
  await client.expect(200, client.get(transcript ?? ''));
}

async function examines(t: Test, { desk, browser }: DrawHouse, { drawId }: Draw): Promise<void> {
  const places = ['calendar', `draws?row=${drawId}`, 'draws/new', 'schedule', 'games?row=5of36'];
  const russian = await StaffDesk.open(browser, 'the-officer', {
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
      const over = 'document.documentElement.scrollWidth - innerWidth';
      t.equal(await one.page.evaluate(over), 0, `${place} is no wider than its screen`);
    }
  }
  t.same(russian.errors, []);
  await russian.context.close();
}

async function dies(t: Test, { whole, desk, directory, engine }: DrawHouse): Promise<void> {
  const { page } = desk;
  await desk.goTo('calendar');
  await page.locator('[data-item]').first().waitFor();
  await engine.kill();
  await page.getByText('No answer since').waitFor({ timeout: LIMIT_MS });
  t.ok(await page.locator('[data-item]').first().isVisible(), 'what was known stays');
  const { port } = new URL(engine.url);
  await EngineProcess.start(whole, { directory, flags: { '--port': port } });
  await page.getByText('No answer since').waitFor({ state: 'detached', timeout: LIMIT_MS });
  t.ok(await page.locator('[data-item]').first().isVisible());
}
