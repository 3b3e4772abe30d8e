/**
 * The trading screen in real Chromium, over a real engine: a trader's evening with a colleague at
 * another desk, a player who bets meanwhile, and an auditor who looks on.
 */
import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import { createAdmin, type EngineSession, logIn } from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { type BetOverHttp, bettorOn } from '../support/engine/http-bettor.ts';
import { PortalBrowser } from '../support/web/portal-browser.ts';
import { StaffDesk } from '../support/web/staff-desk.ts';
import {
  fillEvent,
  gridRow,
  inDialog,
  inTwoHours,
  oddsAre,
  oddsField,
  sendButton,
  stateIs,
  TRADING_ZONE,
} from '../support/web/trading-page.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'&lt;${'W'.repeat(60)}`;

interface House {
  readonly client: EngineClient;
  /** A trader, whose session is that of the programs beside the pages. */
  readonly otto: EngineSession;
  readonly browser: PortalBrowser;
}

async function open(t: Test): Promise<House> {
  const directory = engineDirectory(t);
  const environment = { TIRAGE_TIME_ZONE: TRADING_ZONE };
  const engine = await EngineProcess.start(t, { directory, environment });
  await createAdmin(directory, { login: 'tess', role: 'operator' });
  await createAdmin(directory, { login: 'otto', role: 'operator' });
  await createAdmin(directory, { login: 'edda', role: 'auditor' });
  const client = new EngineClient(t, engine.url);
  const otto = await logIn(client, 'otto');
  return { client, otto, browser: await PortalBrowser.start(t, engine.url) };
}

test('trading screen: what staff do over the page is what the engine did', {
  skip: WITHOUT_CHROMIUM,
}, async (t) => {
  const house = await open(t);
  await t.test('a trader’s evening', (evening) => traderEvening(evening, house));
  await t.test('a lost answer creates no second event', (lost) => lostAnswer(lost, house));
  await t.test('an auditor sees all of it, and can do nothing', (looks) => auditor(looks, house));
  await t.test('axe finds nothing serious, and nothing is wider than a telephone', (fair) =>
    everybody(fair, house),
  );
});

interface Evening extends House {
  readonly eventId: string;
  readonly desk: StaffDesk;
  readonly other: StaffDesk;
}

async function traderEvening(t: Test, house: House): Promise<void> {
  const desk = await StaffDesk.open(house.browser, 'tess');
  const other = await StaffDesk.open(house.browser, 'otto');
  const eventId = await createOverPage(t, desk);
  await other.goTo(`events/${eventId}`);
  const evening = { ...house, eventId, desk, other };
  await t.test('odds are changed without a mouse', (keys) => byKeyboard(keys, evening));
  await t.test('odds that a colleague changes meanwhile are a conflict', (conflict) =>
    conflictOfOdds(conflict, evening),
  );
  await t.test('what has changed before the page hears of it is not overwritten', (late) =>
    staleOdds(late, evening),
  );
  await t.test('bets follow what the page does, and the page what is bet', (bets) =>
    betsAndResults(bets, evening),
  );
  await t.test('the history names everybody', (names) => historyOf(names, evening));
  t.same([...desk.errors, ...other.errors], []);
}

async function createOverPage(t: Test, { page }: StaffDesk): Promise<string> {
  await fillEvent(page, 'Reds – Blues');
  await page.getByRole('button', { name: 'Create the event' }).click();
  await inDialog(page).getByText('It takes bets at once').waitFor();
  await inDialog(page).getByRole('button', { name: 'Create the event' }).click();
  await page.getByRole('heading', { name: 'Reds – Blues' }).waitFor();
  const eventId = page.url().split('/').at(-1) ?? '';
  t.match(eventId, /^ev_\d+$/);
  return eventId;
}

async function byKeyboard(t: Test, { eventId, desk, other }: Evening): Promise<void> {
  const { page } = desk;
  // From anywhere.
  await desk.goTo('events');
  await page.getByRole('row', { name: /Reds – Blues/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'An area' }).fill(eventId);
  await page.keyboard.press('Enter');
  await oddsField(page, 'Reds').waitFor();
  await page.keyboard.press('o');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  t.equal(await oddsField(page, 'Reds').inputValue(), '1.87');
  await page.keyboard.press('Enter');
  for (const one of [page, other.page]) await oddsAre(one, 'Reds', '1.87');
}

async function conflictOfOdds(t: Test, { desk: { page }, other }: Evening): Promise<void> {
  await page.keyboard.press('ArrowUp');
  await oddsField(other.page, 'Reds').fill('1,8');
  await sendButton(other.page).click({ trial: true });
  await oddsField(other.page, 'Reds').press('Enter');
  await oddsAre(page, 'Reds', '1.80');
  await page.getByText('was 1.87 when you wrote 1.88. Somebody has made it 1.80').waitFor();
  t.ok(await sendButton(page).isDisabled(), 'nothing is sent before one has decided');
  await page.getByRole('button', { name: 'Keep mine, 1.88' }).click();
  await sendButton(page).click();
  for (const one of [page, other.page]) await oddsAre(one, 'Reds', '1.88');
}

async function staleOdds(t: Test, { client, otto, eventId, desk }: Evening): Promise<void> {
  const { page } = desk;
  await page.route(
    `**/v1/admin/events/${eventId}`,
    async (route) => {
      const body = { selections: [{ selection: 0, odds: '1.70' }] };
      const change = { body, token: otto.accessToken };
      await client.expect(200, client.send('PATCH', `/v1/admin/events/${eventId}`, change));
      await route.continue();
    },
    { times: 1 },
  );
  await oddsField(page, 'Reds').fill('1.90');
  // What was sent before may be told by the socket first, and nothing is sent beside it.
  await sendButton(page).click({ trial: true });
  await oddsField(page, 'Reds').press('Enter');
  await page.getByText('nothing was sent').waitFor();
  await oddsAre(page, 'Reds', '1.70');
  await page.getByRole('button', { name: 'Take theirs, 1.70' }).click();
  t.equal(await oddsField(page, 'Reds').inputValue(), '1.70');
  t.ok(await sendButton(page).isDisabled());
}

async function betsAndResults(t: Test, evening: Evening): Promise<void> {
  const { page } = evening.desk;
  const { other } = evening;
  const player = await bettorOn(evening.client, evening.eventId);
  await page.keyboard.press('s');
  for (const one of [page, other.page]) await stateIs(one, 'Suspended');
  t.match(await player.bet(), { status: 409, text: /eventSuspended/ });
  await page.keyboard.press('s');
  for (const one of [page, other.page]) await stateIs(one, 'Takes bets');

  const placed = await player.bet();
  t.equal(placed.status, 201);
  const { betId } = JSON.parse(placed.text) as BetOverHttp;
  await page.getByText('1 bet, €10.00').waitFor();
  for (const name of ['Winner', 'Reds']) {
    await gridRow(page, name).getByText('€7.00 / €1,000.00').waitFor();
  }

  await page.getByRole('button', { name: 'Give the result' }).click();
  const dialog = inDialog(page);
  await dialog.getByText('1 bet with €10.00 staked.').waitFor();
  const submit = dialog.getByRole('button', { name: 'Give the result' });
  t.ok(await submit.isDisabled(), 'not every selection has an outcome');
  await dialog.getByRole('group', { name: 'Reds' }).getByLabel('Won').check();
  t.ok(await dialog.getByRole('group', { name: 'Blues' }).getByLabel('Lost').isChecked());
  await submit.click();
  await stateIs(page, 'Settled');
  t.equal((await player.betReaches(betId, 'won')).payoutMinor, 1_700);

  await page.getByRole('button', { name: 'Correct the result' }).click();
  const again = inDialog(page).getByRole('button', { name: 'Correct the result' });
  await inDialog(page).getByRole('group', { name: 'Blues' }).getByLabel('Won').check();
  await inDialog(page).getByRole('group', { name: 'Reds' }).getByLabel('Lost').check();
  t.ok(await again.isDisabled(), 'it needs a reason');
  await inDialog(page).getByLabel('Reason').fill('read from the wrong sheet');
  await again.click();
  await gridRow(page, 'Blues').getByText('Won').waitFor();
  t.equal((await player.betReaches(betId, 'lost')).payoutMinor, 0);
}

async function historyOf(t: Test, { otto, desk: { page } }: Evening): Promise<void> {
  const history = page.getByRole('table', { name: 'History' });
  await history.getByText('read from the wrong sheet').waitFor();
  const rows = await history.locator('tbody tr').allInnerTexts();
  const told = rows.map((row) => row.replaceAll(/\s+/g, ' '));
  const expected = [
    /^9 .* Corrected .*tess \(pl_\w+\) read from the wrong sheet/,
    /^8 .* Result .*tess \(pl_\w+\)/,
    /^7 .* Resumed .*tess/,
    /^6 .* Suspended .*tess/,
    new RegExp(`^5 .* Changed Reds: 1\\.88 → 1\\.70 ${otto.playerId}`),
    /^4 .* Changed Reds: 1\.80 → 1\.88 tess/,
    new RegExp(`^3 .* Changed Reds: 1\\.87 → 1\\.80 ${otto.playerId}`),
    /^2 .* Changed Reds: 1\.85 → 1\.87 tess/,
    /^1 .* Created 1\.85 \/ 2\.10 tess/,
  ];
  t.equal(told.length, expected.length, told.join('\n'));
  for (const [at, form] of expected.entries()) t.match(told[at], form);
}

async function lostAnswer(t: Test, { client, browser }: House): Promise<void> {
  const { page } = await StaffDesk.open(browser, 'tess');
  await fillEvent(page, 'Created once');
  await page.route(
    '**/v1/admin/events',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Create the event' }).click();
  await inDialog(page).getByRole('button', { name: 'Create the event' }).click();
  await page.getByRole('heading', { name: 'Created once' }).waitFor();
  const asked = client.get('/v1/events?limit=100');
  const { events } = await client.expect<{ events: { title: string }[] }>(200, asked);
  t.equal(events.filter(({ title }) => title === 'Created once').length, 1);
}

async function auditor(t: Test, { client, otto, browser }: House): Promise<void> {
  const eventId = await hostileEvent(client, otto);
  const desk = await StaffDesk.open(browser, 'edda');
  const { page } = desk;
  await desk.goTo('events');
  await page.getByRole('row', { name: /<img src=x/ }).waitFor();
  t.equal(await page.getByRole('link', { name: 'New event' }).count(), 0);
  await desk.goTo(`events/${eventId}`);
  await page.getByRole('heading', { name: HOSTILE }).waitFor();
  await page.getByRole('table', { name: 'History' }).getByText('Created').waitFor();
  t.equal(await page.locator('[data-odds]').count(), 0);
  const acts = await page.locator('main').getByRole('button').allInnerTexts();
  t.same(acts, ['Export as CSV'], 'the only button changes nothing');
  await page.setViewportSize({ width: 390, height: 844 });
  t.same(await desk.seriousFaults(), [], 'on a telephone, too');
  await page.keyboard.press('s');
  await desk.goTo('events/new');
  await page.getByText('There is no such event').waitFor();
  const asked = client.get(`/v1/events/${eventId}`);
  t.match(await client.expect(200, asked), { state: 'open', version: 1 });
  t.same(desk.errors, []);
}

async function everybody(t: Test, { client, otto, browser }: House): Promise<void> {
  const eventId = await hostileEvent(client, otto);
  const places = ['events', 'events?row=none', `events/${eventId}`, 'events/new'];
  for (const [locale, width] of [
    ['en', 1_280],
    ['ru', 390],
  ] as const) {
    const desk = await StaffDesk.open(browser, 'tess', {
      locale,
      viewport: { width, height: 844 },
    });
    const { page } = desk;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const place of places) {
        await desk.goTo(place);
        await page.locator('main h1').first().waitFor();
        t.same(await desk.seriousFaults(), [], `${locale}, ${colorScheme}, #/${place}`);
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        t.equal(wide, 0, `${locale}, ${width} px, #/${place}: nothing hangs out`);
        if (place.endsWith(eventId)) {
          await page.locator('.trading-acts > .button-danger').nth(1).click();
          t.same(await desk.seriousFaults(), [], `${locale}, ${colorScheme}, before a result`);
          await page.keyboard.press('Escape');
        }
      }
    }
    t.same(desk.errors, []);
  }
}

async function hostileEvent(client: EngineClient, { accessToken: token }: EngineSession) {
  const body = { title: HOSTILE, odds: '2.00', deadline: new Date(inTwoHours()).toISOString() };
  const asked = client.post('/v1/admin/events', body, { token });
  return (await client.expect<{ eventId: string }>(201, asked)).eventId;
}
