/**
 * The portal's areas beside draws and bets, in real Chromium over one real engine: standing
 * tickets, tickets made in advance, raffles and points, with what goes wrong in each.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type Test, test } from 'tap';
import { checkDigit } from '../../actors/order/order-number.ts';
import { earnedBy } from '../support/accrual/accrual-stand-in.ts';
import { WITHOUT_CHROMIUM } from '../support/client/chromium.ts';
import {
  cancelOverHttp,
  type Draw,
  logIn,
  openOverHttp,
  planOverHttp,
} from '../support/engine/engine-people.ts';
import { until } from '../support/engine/until.ts';
import { NATS_MISSING } from '../support/network/nats-server.ts';
import {
  drawWithStock,
  openHouse,
  type PortalHouse,
  playerAtPortal,
} from '../support/web/portal-house.ts';
import { goToPlace, loseAnswers } from '../support/web/portal-player.ts';
import { seriousFaults } from '../support/web/serious-faults.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 60_000;
const SKIP = WITHOUT_CHROMIUM || NATS_MISSING;
/** Beside each other: one of them waits, and none minds the others' draws. */
const AT_ONCE = { buffered: true };

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const tickets = (page: Page) =>
  page.getByRole('region', { name: 'Free now' }).locator('button[aria-pressed]');

test('portal areas: over one engine', { skip: SKIP, jobs: 3 }, async (t) => {
  const house = await openHouse(t);
  await t.test('standing tickets play in each draw, and say why they end', (t) =>
    playsInEachDraw(t, house),
  );
  await t.test('a ticket that somebody else was faster for is told, and what is left', (t) =>
    tellsWhoWasFaster(t, house),
  );
  await t.test('tickets held for a tab that was closed before the answer are found', (t) =>
    findsWhatWasHeld(t, house),
  );
  await Promise.all([
    t.test('a reservation ends when the engine says so, and nothing is paid', AT_ONCE, (t) =>
      endsByTheEngine(t, house),
    ),
    t.test('a raffle fills, is drawn, and is verified by the browser that saw it', AT_ONCE, (t) =>
      fillsRaffle(t, house),
    ),
    t.test('an order earns points, and they pay for another once', AT_ONCE, (t) =>
      earnsPoints(t, house),
    ),
  ]);
  await t.test('axe finds nothing serious, in both languages and both themes', (t) =>
    shutsNobodyOut(t, house),
  );
});

async function playsInEachDraw(t: Test, house: PortalHouse): Promise<void> {
  const { client, admin } = house;
  const { phone, page } = await playerAtPortal(house, 'stander', '2');
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  await planOverHttp(client, admin, { opensInMs: HOUR_MS, closesInMs: 2 * HOUR_MS });
  await standFor(page, draw);
  await page.getByText('The next draw is not planned yet').waitFor({ state: 'detached' });
  await press(page, 'Play in each draw');
  await page.getByRole('link', { name: 'My standing tickets' }).click();
  await page.getByText('Plays in each draw, until you stop it').waitFor();
  await page.getByText(/^Next draw: opens .+, closes /).waitFor();
  await page.getByRole('link', { name: 'Balance' }).getByText('€2.00').waitFor();

  await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  await page.getByRole('link', { name: 'Balance' }).getByText('€1.00').waitFor();
  await factOf(page, 'Draws so far').filter({ hasText: /^1$/ }).waitFor();
  t.equal(await factOf(page, 'Each draw').innerText(), '€1.00');
  await press(page, /^Stop the standing ticket/);
  await page.getByText('Tickets that are bought already stay').waitFor();
  await press(page, 'Keep playing');
  await press(page, /^Stop the standing ticket/);
  await press(page, 'Stop it now');
  await page.getByText('You stopped it.').waitFor();

  await standFor(page, draw, { quick: '2 lines by chance' });
  await page.getByText('€2.00').first().waitFor();
  await press(page, 'Play in each draw');
  await page.getByRole('link', { name: 'My standing tickets' }).click();
  await page.getByText('Plays in each draw, until you stop it').waitFor();
  await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  await page.getByText('Your balance was too low for the next draw').waitFor();
  t.same(phone.trouble, { errors: [], strangers: [] });
}

async function tellsWhoWasFaster(t: Test, house: PortalHouse): Promise<void> {
  const draw = await drawWithStock(house, 12);
  const ada = await playerAtPortal(house, 'fast');
  const bob = await playerAtPortal(house, 'slow');
  for (const { page } of [ada, bob]) await goToPlace(page, `stock/${draw.drawId}`);
  await tickets(ada.page).first().waitFor();
  t.equal(await tickets(ada.page).count(), 12);
  await tickets(ada.page).nth(0).click();
  await tickets(ada.page).nth(1).click();
  const ofAda = await chosenBy(ada.page);
  for (const index of await placesOf(bob.page, ofAda)) await tickets(bob.page).nth(index).click();
  const another = (await placesOf(bob.page, [])).at(0) ?? 0;
  await tickets(bob.page).nth(another).click();
  await press(ada.page, 'Hold for me');
  await ada.page.getByRole('heading', { name: '2 tickets are held for you' }).waitFor();
  await press(bob.page, 'Hold for me');
  await bob.page.getByText('2 of the tickets are gone').waitFor();
  await bob.page.getByText('1 that you chose is still free').waitFor();
  await press(bob.page, 'Hold for me');
  await bob.page.getByRole('heading', { name: '1 ticket is held for you' }).waitFor();
  await press(bob.page, 'Let them go');
  await until('it to be free again', LIMIT_MS, async () =>
    (await tickets(bob.page).count()) === 10 ? true : undefined,
  );

  await ada.page.close();
  const later = await ada.phone.open('tickets');
  await later.getByRole('link', { name: 'To my reservation' }).click();
  const held = later.getByRole('listitem').filter({ hasText: '2 tickets are held for you' });
  await held.locator('.total').getByText('€2.00').waitFor();
  await press(later, 'Pay');
  await later.getByText('Bought: 2 tickets').waitFor();
  await later.getByRole('link', { name: 'Balance' }).getByText('€18.00').waitFor();
  t.same(ada.phone.trouble, { errors: [], strangers: [] });
  t.same(bob.phone.trouble, { errors: [], strangers: [] });
}

async function findsWhatWasHeld(t: Test, house: PortalHouse): Promise<void> {
  const draw = await drawWithStock(house, 8);
  const { phone, page } = await playerAtPortal(house, 'hasty');
  await goToPlace(page, `stock/${draw.drawId}`);
  await tickets(page).first().waitFor();
  const arrived = await loseAnswers(page, `**/v1/draws/${draw.drawId}/reservations`);
  await press(page, 'Hold any 5 for me');
  await arrived();
  await page.close();

  const later = await phone.open(`stock/${draw.drawId}`);
  await later.getByRole('heading', { name: '5 tickets are held for you' }).waitFor();
  await later.getByRole('button', { name: 'Pay', exact: true }).waitFor();
  t.equal(await tickets(later).count(), 3, 'five of eight are held, and not ten');
}

async function endsByTheEngine(t: Test, house: PortalHouse): Promise<void> {
  const { page } = await playerAtPortal(house, 'late');
  const draw = await drawWithStock(house, 4, 8_000);
  await goToPlace(page, `stock/${draw.drawId}`);
  await tickets(page).first().click();
  await press(page, 'Hold for me');
  await page.getByText('Yours for').waitFor();
  await page.getByText('The time ran out. Nothing was paid').waitFor();
  t.equal(await page.getByRole('button', { name: 'Pay', exact: true }).count(), 0);
  t.ok(Date.now() >= Date.parse(draw.closesAt), 'not before');
  await page.getByRole('link', { name: 'Balance' }).getByText('€20.00').waitFor();
}

async function fillsRaffle(t: Test, house: PortalHouse): Promise<void> {
  const { client, admin, nats } = house;
  const { phone, page } = await playerAtPortal(house, 'raffler');
  const gameId = randomUUID();
  const token = admin.accessToken;
  const rules = { participantsNeeded: 2, prize: { kind: 'share', sharePermyriad: 10_000 } };
  const asked = client.send('PUT', `/v1/admin/raffle-games/${gameId}`, { body: rules, token });
  await client.expect(200, asked);
  const externalId = randomUUID();
  const { playerId } = await logIn(client, 'raffler');
  const path = `/v1/admin/players/${playerId}/external-ids`;
  await client.expect(200, client.post(path, { externalId }, { token }));
  await nats.stake({ uuid: randomUUID(), playerId: externalId, gameId, stake: '5.00' });
  await until('the raffle', LIMIT_MS, async () => {
    const { text } = await client.get('/v1/raffles?state=in_waiting');
    return text.includes(gameId) ? true : undefined;
  });
  await goToPlace(page, 'raffles');
  await page.getByText('I take part in').waitFor();
  await page.getByText('1 of 2 players').click();
  await page.getByText('Waits for players').waitFor();
  await page.getByText('1 entry').waitFor();
  await nats.stake({ uuid: randomUUID(), playerId: randomUUID(), gameId, stake: '5.00' });
  await page.getByText('Drawn', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Winners' }).waitFor();
  await page.getByText('Won €10.00').or(page.getByText('Not won')).waitFor();
  await press(page, 'Check it yourself');
  await page.getByText('Everything that was checked holds').waitFor();
  t.same(phone.trouble, { errors: [], strangers: [] });
}

async function earnsPoints(t: Test, house: PortalHouse): Promise<void> {
  const { phone, page } = await playerAtPortal(house, 'collector');
  await goToPlace(page, 'points');
  const number = `7992739${checkDigit('7992739')}`;
  await page.getByLabel('Number of the order', { exact: true }).fill('79927398710');
  await press(page, 'Register the order');
  await page.getByText('A digit is missing or wrong').waitFor();
  await page.getByLabel('Number of the order', { exact: true }).fill(number);
  await press(page, 'Register the order');
  const earned = new Intl.NumberFormat('en').format(earnedBy(number) / 100);
  await page.getByText(`+${earned} point`).waitFor();
  await page.locator('.points-balance').getByText(`${earned} point`).waitFor();

  const path = '**/api/user/balance/withdraw';
  const arrived = await loseAnswers(page, path);
  await page.getByLabel('Number of the order that you pay for').fill('2377225624');
  await page.getByRole('textbox', { name: 'Points', exact: true }).fill('0,07');
  await press(page, 'Pay with points');
  await arrived();
  await page.close();
  const later = await phone.open('points');
  await later.getByText('was done once').waitFor();
  await later.getByText('−0.07 points').waitFor();
  t.equal(await later.getByText('−0.07 points').count(), 1);
  await later.getByText('Paid with so far: 0.07 points').waitFor();

  // A stake of ten earns a tenth of a hundred; it comes back once all points are spent.
  const { client, admin } = house;
  const draw = await openOverHttp(client, admin, { closesInMs: HOUR_MS });
  const { accessToken: token } = await logIn(client, 'collector');
  const buying = client.post(`/v1/draws/${draw.drawId}/tickets`, { quickPick: 10 }, { token });
  await client.expect(201, buying);
  const balance = client.get('/api/user/balance', { token });
  const { current } = await client.expect<{ current: number }>(200, balance);
  const sum = { order: '2377225624', sum: current };
  const withdrawn = await client.post('/api/user/balance/withdraw', sum, { token });
  t.equal(withdrawn.status, 200);
  await cancelOverHttp(client, admin, draw.drawId);
  await later.getByText('You owe 1 point: ').waitFor();
  await later.locator('.points-balance').getByText('0 points').waitFor();
  t.same(phone.trouble, { errors: [], strangers: [] });
}

async function shutsNobodyOut(t: Test, house: PortalHouse): Promise<void> {
  const draw = await drawWithStock(house, 30);
  const { phone, page } = await playerAtPortal(house, 'reader');
  await standFor(page, draw);
  await press(page, 'Play in each draw');
  await page.getByRole('link', { name: 'My standing tickets' }).waitFor();
  await goToPlace(page, `stock/${draw.drawId}`);
  await press(page, 'Hold any 5 for me');
  await page.getByRole('button', { name: 'Pay', exact: true }).waitFor();
  const places = ['tickets', 'standing', `stock/${draw.drawId}`, 'raffles', 'points'];
  const { text } = await house.client.get('/v1/raffles');
  const { raffles } = JSON.parse(text) as { raffles: readonly { raffleId: string }[] };
  for (const { raffleId } of raffles.slice(0, 1)) places.push(`raffles/${raffleId}`);
  for (const language of ['en', 'ru']) {
    await page.evaluate(`localStorage.setItem('tirage.language', '${language}')`);
    await page.reload();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const place of places) {
        await goToPlace(page, place);
        await page.locator('main h1').first().waitFor();
        await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
        t.same(await seriousFaults(page), [], `${language}, ${colorScheme}, #/${place}`);
      }
    }
  }
  t.same(phone.trouble, { errors: [], strangers: [] });
}

/** As far as the button that makes it. */
async function standFor(page: Page, { drawId }: Draw, { quick }: { quick?: string } = {}) {
  await goToPlace(page, `draws/${drawId}`);
  await press(page, 'Quick pick');
  await press(page, 'Add to the slip');
  await page.getByText('Play these in each draw').click();
  await page.getByLabel('Which numbers').waitFor();
  if (quick === undefined) return;
  const option = page.getByLabel('Which numbers').locator('option', { hasText: quick });
  await page.getByLabel('Which numbers').selectOption((await option.getAttribute('value')) ?? '');
}

const factOf = (page: Page, name: string) => page.locator(`dt:text-is("${name}") + dd`);

async function chosenBy(page: Page): Promise<readonly string[]> {
  return page.locator('button[aria-pressed="true"] .balls').allInnerTexts();
}

/** Of these tickets in this player's list, or, of none, of those that are not chosen. */
async function placesOf(page: Page, texts: readonly string[]): Promise<readonly number[]> {
  await tickets(page).first().waitFor();
  const all = await tickets(page).locator('.balls').allInnerTexts();
  if (texts.length > 0) return texts.map((text) => all.indexOf(text));
  const chosen = await chosenBy(page);
  return all.flatMap((text, index) => (chosen.includes(text) ? [] : [index]));
}
