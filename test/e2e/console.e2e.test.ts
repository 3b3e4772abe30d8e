/**
 * The console in real Chromium, over a real engine: who sees what, what waits and is paid, roles,
 * and the keys. Trading and draws have files of their own.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  type EngineSession,
  GOOD_PASSWORD,
  logIn,
  register,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { PortalBrowser } from '../support/web/portal-browser.ts';
import { goToPlace } from '../support/web/portal-player.ts';
import { seriousFaults } from '../support/web/serious-faults.ts';
import { enterConsole, StaffDesk } from '../support/web/staff-desk.ts';

const BOSS = 'the-boss';
const HOUR_MS = 3_600_000;
const STAKE_MINOR = 1_000;
const REAL = { skip: WITHOUT_CHROMIUM };

/** A bet that wins more than the house pays without somebody who has looked at it. */
async function winMuch(client: EngineClient, admin: EngineSession, player: EngineSession) {
  const { accessToken: token } = admin;
  const deadline = new Date(Date.now() + HOUR_MS).toISOString();
  const event = { title: 'Reds – Blues', deadline, odds: '9.00' };
  const { eventId } = await client.expect<{ eventId: string }>(
    201,
    client.post('/v1/admin/events', event, { token }),
  );
  const bet = client.post(
    `/v1/events/${eventId}/bets`,
    { stakeMinor: STAKE_MINOR },
    { token: player.accessToken, key: 'much' },
  );
  await client.expect(201, bet);
  const result = client.post(`/v1/admin/events/${eventId}/result`, { state: 'won' }, { token });
  await client.expect(200, result);
}

interface Office {
  readonly client: EngineClient;
  readonly admin: EngineSession;
  readonly browser: PortalBrowser;
}

const areasOf = (page: Page) => page.getByRole('navigation', { name: 'Areas' });

test('console', REAL, async (t: Test) => {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const flags = { '--approval-minor': '5000' };
  const engine = await EngineProcess.start(t, { directory, flags });
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  await register(client, 'eve');
  const browser = await PortalBrowser.start(t, engine.url);
  const office = { client, admin, browser };
  await t.test('who has no role sees nothing of it, and one is given on a page', (tt) =>
    givesRole(tt, office),
  );
  await t.test('a large payout waits, is opened by keys, and is paid once', (tt) =>
    paysAward(tt, office),
  );
  await t.test('rules of raffles are put in force, with what changes said before', (tt) =>
    changesRules(tt, office),
  );
  await t.test('the palette leads anywhere, and an export is what is shown', (tt) =>
    exportsRows(tt, office),
  );
  await t.test('nothing serious is in the way of anybody, in either language', (tt) =>
    isAccessible(tt, office),
  );
});

async function givesRole(tt: Test, { browser }: Office): Promise<void> {
  const eves = await browser.desk();
  const page = await eves.open();
  await enterConsole(page, 'eve');
  await page.getByText('this account has no role of staff').waitFor();
  tt.equal(await areasOf(page).count(), 0);

  const desk = await StaffDesk.open(browser, BOSS, { place: 'staff' });
  const { page: boss } = desk;
  await boss.getByLabel('Login').fill('eve');
  await boss.getByRole('button', { name: 'Find' }).click();
  await boss.getByRole('checkbox', { name: /auditor/ }).check();
  await boss.getByRole('button', { name: 'Set these roles' }).click();
  const dialog = boss.getByRole('dialog', { name: 'Set these roles' });
  await dialog.getByRole('row', { name: 'eve player player, auditor' }).waitFor();
  await dialog.getByText(`done by ${BOSS}`).waitFor();
  await dialog.getByText('sessions end at once').waitFor();
  await dialog.getByRole('button', { name: 'Set these roles' }).click();
  await boss.getByRole('definition').getByText('player, auditor').waitFor();
  tt.same(desk.trouble, { errors: [], strangers: [] });

  const auditors = await StaffDesk.open(browser, 'eve', { place: 'staff' });
  const { page: audit } = auditors;
  await areasOf(audit).getByRole('link', { name: 'Trial balance' }).waitFor();
  await audit.getByLabel('Login').fill('eve');
  await audit.getByRole('button', { name: 'Find' }).click();
  await audit.getByRole('definition').getByText('player, auditor').waitFor();
  tt.equal(await audit.getByRole('button', { name: 'Set these roles' }).count(), 0);
  tt.equal(await areasOf(audit).getByRole('link', { name: 'Schedule' }).count(), 0);
}

async function paysAward(tt: Test, { client, admin, browser }: Office): Promise<void> {
  const player = await register(client, 'lucky');
  await depositOverHttp(client, player, STAKE_MINOR);
  await winMuch(client, admin, player);
  tt.equal(await balanceOf(client, player), 0, 'it waits');

  const desk = await StaffDesk.open(browser, BOSS);
  const { page } = desk;
  await page.getByRole('link', { name: '1 award waits for approval' }).click();
  await page.getByRole('cell', { name: '€90.00' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const open = page.getByRole('complementary');
  await open.getByText('Bet on ev_').waitFor();
  tt.match(page.url(), /row=/, 'a link to it shows it');
  await page.reload();
  await page.getByRole('button', { name: 'Approve and pay' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve and pay' });
  await dialog.getByText(`€90.00 go to ${player.playerId} at once.`).waitFor();
  await page.keyboard.press('Escape');
  tt.equal(await balanceOf(client, player), 0, 'leaving it does nothing');
  await page.getByRole('button', { name: 'Approve and pay' }).click();
  await dialog.getByRole('button', { name: 'Approve and pay' }).dblclick();
  await page.getByText('No award waits here').waitFor();
  tt.equal(await balanceOf(client, player), 9 * STAKE_MINOR);
  await page.getByRole('button', { name: 'Approved', exact: true }).click();
  await page.getByRole('cell', { name: '€90.00' }).waitFor();
  tt.same(desk.trouble, { errors: [], strangers: [] });
}

async function changesRules(_tt: Test, { browser }: Office): Promise<void> {
  const game = '017f22e2-79b0-7000-98c4-dc0c0c07398f';
  const desk = await StaffDesk.open(browser, BOSS, { place: `raffle-rules/${game}` });
  const { page } = desk;
  await page.getByText('has no rules of its own yet').waitFor();
  await page.getByLabel('Shares (%)').fill('50 + 30 + 20');
  await page.getByLabel('Players that start it').fill('4');
  await page.getByRole('button', { name: 'Put in force' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Prize – 50 % + 30 % + 20 % of the pot' }).waitFor();
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  await page.getByText('50 % + 30 % + 20 % of the pot').waitFor();
}

async function exportsRows(tt: Test, { client, admin, browser }: Office): Promise<void> {
  for (const login of ['happy', 'merry']) {
    const player = await register(client, login);
    await depositOverHttp(client, player, STAKE_MINOR);
    await winMuch(client, admin, player);
  }
  const desk = await StaffDesk.open(browser, BOSS);
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'An area, an action or an id' }).fill('awar');
  await page.getByRole('option', { name: 'Awards' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Awards' }).waitFor();
  await page.getByRole('cell', { name: '€90.00' }).nth(1).waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const lines = readFileSync(await (await saving).path(), 'utf8').split('\r\n');
  tt.equal(lines[0], '\uFEFFAward,For,Player,Amount,Waits since');
  tt.equal(lines.pop(), '', 'the last line is ended');
  tt.equal(lines.length - 1, await page.locator('tbody tr').count());
  tt.match(lines[1], /^bt_\w+,Bet on ev_\w+,pl_\w+,90\.00,/);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const focused = page.locator('tbody tr:focus');
  tt.equal(await focused.getAttribute('data-row'), lines[1]?.split(',')[0]);
}

async function isAccessible(tt: Test, { browser }: Office): Promise<void> {
  for (const [locale, areas] of [
    ['en', 'Areas'],
    ['ru', 'Разделы'],
  ] as const) {
    const desk = await browser.desk({ locale });
    const page = await desk.open();
    await page.locator('input[autocomplete="username"]').fill(BOSS);
    await page.locator('input[type="password"]').fill(GOOD_PASSWORD);
    tt.same(await seriousFaults(page), [], `${locale}: the way in`);
    await page.locator('button[type="submit"]').click();
    const ways = page.getByRole('navigation', { name: areas });
    await ways.waitFor();
    const places = await ways
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    tt.ok(places.length > 5);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const place of places) {
        await goToPlace(page, place.slice(2));
        await page.getByRole('heading', { level: 1 }).waitFor();
        tt.same(await seriousFaults(page), [], `${locale}, ${scheme}: ${place}`);
      }
    }
    tt.same(desk.trouble, { errors: [], strangers: [] });
  }
}
