/** The states of the portal's views. What stands before the first dash is the area. */
import type { Page } from 'playwright-core';
import { type House, PASSWORD } from './house.ts';
import type { ScreenRow } from './screen-row.ts';

const pressed = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** No answer comes, or a refusal. */
async function withhold(page: Page, path: string): Promise<void> {
  await page.route(path, () => undefined);
}

async function refuse(page: Page, path: string): Promise<void> {
  const problem = { type: 'about:blank', title: 'Overloaded', status: 503 };
  const body = JSON.stringify({ ...problem, code: 'engineOverloaded' });
  await page.route(path, (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
  );
}

async function chooseFive(page: Page): Promise<void> {
  for (const number of ['3', '7', '12', '25', '33']) await pressed(page, number);
}

async function fillSlip(page: Page): Promise<void> {
  await chooseFive(page);
  await pressed(page, 'Add to the slip');
  for (const number of ['1', '2', '14', '15', '31', '36']) await pressed(page, number);
  await pressed(page, 'Add to the slip');
}

const untilVerified = (page: Page) => page.locator('.verify-steps > *').nth(5).waitFor();

/** The browser has kept what the draw promised, as it would have. */
async function sawItOnSale(page: Page, { announced }: House): Promise<void> {
  const text = JSON.stringify(JSON.stringify(announced));
  await page.addInitScript(`localStorage['tirage.announced.${announced.drawId}'] = ${text}`);
}

export const PORTAL_SCREENS: readonly ScreenRow[] = [
  { name: 'home', place: '', viewer: 'ada', isRussian: true },
  { name: 'home-stranger', place: '', viewer: 'nobody' },
  {
    name: 'home-loading',
    place: '',
    viewer: 'nobody',
    before: (page) => withhold(page, '**/v1/draws?*'),
  },
  {
    name: 'home-empty',
    place: '',
    viewer: 'nobody',
    before: (page) =>
      page.route('**/v1/draws?*', (route) => route.fulfill({ json: { draws: [] } })),
  },
  {
    name: 'home-refused',
    place: '',
    viewer: 'nobody',
    before: (page) => refuse(page, '**/v1/draws?*'),
    // The client is patient, and asks again for a while.
    act: (page) => page.getByRole('button', { name: 'Try again' }).waitFor({ timeout: 60_000 }),
  },
  {
    name: 'draws-picking',
    place: ({ draws }) => `draws/${draws.open}`,
    viewer: 'nobody',
    act: chooseFive,
  },
  {
    name: 'draws-slip',
    place: ({ draws }) => `draws/${draws.open}`,
    viewer: 'ada',
    act: async (page) => {
      await fillSlip(page);
      await chooseFive(page);
    },
  },
  { name: 'draws-lotto', place: ({ draws }) => `draws/${draws.lotto}`, viewer: 'ben' },
  { name: 'draws-keno', place: ({ draws }) => `draws/${draws.keno}`, viewer: 'ada' },
  { name: 'draws-digits', place: ({ draws }) => `draws/${draws.digits}`, viewer: 'ada' },
  { name: 'draws-drums', place: ({ draws }) => `draws/${draws.drums}`, viewer: 'ada' },
  { name: 'draws-raffle', place: ({ draws }) => `draws/${draws.raffle}`, viewer: 'ada' },
  { name: 'draws-waiting', place: ({ draws }) => `draws/${draws.waiting}`, viewer: 'ada' },
  { name: 'draws-cancelled', place: ({ draws }) => `draws/${draws.cancelled}`, viewer: 'ada' },
  {
    name: 'draws-results',
    place: ({ draws }) => `draws/${draws.published}`,
    viewer: 'ada',
    isRussian: true,
  },
  { name: 'draws-unknown', place: 'draws/dr_zzzzzzz', viewer: 'nobody' },
  {
    name: 'draws-toopoor',
    place: ({ draws }) => `draws/${draws.open}`,
    viewer: 'ben',
    act: async (page) => {
      await fillSlip(page);
      await pressed(page, 'Pay');
      await page.getByRole('alert').or(page.getByText('are needed')).first().waitFor();
    },
  },
  {
    name: 'draws-checking',
    place: ({ draws }) => `draws/${draws.open}`,
    viewer: 'ben',
    before: (page) => page.route('**/v1/draws/*/tickets', (route) => route.abort()),
    act: async (page) => {
      await fillSlip(page);
      await pressed(page, 'Pay');
      await page.getByText('Paying').first().waitFor();
    },
  },
  {
    name: 'draws-bought',
    place: ({ draws }) => `draws/${draws.drums}`,
    viewer: 'ada',
    act: async (page) => {
      await pressed(page, 'Quick pick');
      await pressed(page, 'Add to the slip');
      await pressed(page, 'Pay');
      await page.getByText('Bought: 1 ticket').waitFor();
    },
  },
  {
    name: 'verify',
    place: ({ draws }) => `verify/${draws.published}`,
    viewer: 'ada',
    isRussian: true,
    act: untilVerified,
  },
  {
    name: 'verify-whole',
    place: ({ draws }) => `verify/${draws.published}`,
    viewer: 'ada',
    before: sawItOnSale,
    act: async (page) => {
      await untilVerified(page);
      await pressed(page, 'Count every ticket again');
      const again = page.getByRole('button', { name: 'Count every ticket again' });
      await again.waitFor({ state: 'detached' });
    },
  },
  { name: 'bets', place: 'bets', viewer: 'ada', isRussian: true },
  { name: 'bets-stranger', place: 'bets', viewer: 'nobody' },
  {
    name: 'bets-event',
    place: ({ events }) => `bets/${events.derby}`,
    viewer: 'ada',
    act: async (page) => {
      await page.getByRole('button', { name: /1\.85/ }).click();
      await page.getByLabel('Stake (EUR)').fill('25');
    },
  },
  { name: 'bets-long', place: ({ events }) => `bets/${events.long}`, viewer: 'ada' },
  { name: 'bets-suspended', place: ({ events }) => `bets/${events.suspended}`, viewer: 'ada' },
  { name: 'bets-over', place: ({ events }) => `bets/${events.won}`, viewer: 'ada' },
  { name: 'tickets', place: 'tickets', viewer: 'ada', isRussian: true },
  { name: 'tickets-empty', place: 'tickets', viewer: 'ben' },
  { name: 'tickets-stranger', place: 'tickets', viewer: 'nobody' },
  { name: 'wallet', place: 'wallet', viewer: 'ada', isRussian: true },
  { name: 'wallet-empty', place: 'wallet', viewer: 'ben' },
  {
    name: 'wallet-wrong',
    place: 'wallet',
    viewer: 'ben',
    act: async (page) => {
      await page.getByLabel('Amount (EUR)').first().fill('a lot');
      await pressed(page, 'Pay in');
    },
  },
  { name: 'account', place: 'account', viewer: 'ada' },
  {
    name: 'login-wrong',
    place: 'login',
    viewer: 'nobody',
    act: async (page) => {
      await page.getByLabel('Login').fill('ada');
      await page.getByLabel('Password').fill(`${PASSWORD}?`);
      await page.locator('main form').getByRole('button', { name: 'Log in' }).click();
      await page.getByText('is wrong').waitFor();
    },
  },
  { name: 'join', place: 'join', viewer: 'nobody', isRussian: true },
  {
    name: 'join-weak',
    place: 'join',
    viewer: 'nobody',
    act: async (page) => {
      await page.getByLabel('Login').fill('dora');
      await page.getByLabel('Password').fill('password');
      await page.getByLabel('Date of birth').fill('2015-01-31');
      await pressed(page, 'Open an account');
    },
  },
  { name: 'lost', place: 'nowhere', viewer: 'nobody' },
];
