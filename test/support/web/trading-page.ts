/** The trading screen as a trader has it in hand: its fields, its rows, its states. */
import type { Locator, Page } from 'playwright-core';
import { wallText } from '../../../web/kit/zone-time.ts';

/** The operator's zone, by whose clock times are filled in. */
export const TRADING_ZONE = 'Europe/Berlin';
const HOUR_MS = 3_600_000;

/** An event with one market of two, filled in and not created yet. */
export async function fillEvent(page: Page, title: string): Promise<void> {
  await page.evaluate('location.hash = "#/events/new"');
  await page.getByLabel('Title').fill(title);
  await page
    .getByLabel(`Betting ends (clock of ${TRADING_ZONE})`)
    .fill(wallText(inTwoHours(), TRADING_ZONE));
  await page.getByText('UTC').waitFor();
  await page.getByLabel('Market').first().fill('Winner');
  await page.getByLabel('May be lost (EUR)').first().fill('1000');
  for (const [number, name, odds] of [
    [1, 'Reds', '1.85'],
    [2, 'Blues', '2,1'],
  ] as const) {
    const line = page.getByRole('group', { name: `Selection ${number}` });
    await line.getByLabel('Selection', { exact: true }).fill(name);
    await line.getByLabel('Odds').fill(odds);
  }
}

export const inTwoHours = (): number => Date.now() + 2 * HOUR_MS;
export const inDialog = (page: Page): Locator => page.locator('dialog[open]');
export const oddsField = (page: Page, name: string): Locator =>
  page.getByLabel(`New odds of ${name}`);
export const sendButton = (page: Page): Locator => page.getByRole('button', { name: /^Send / });

export function gridRow(page: Page, name: string): Locator {
  const grid = page.getByRole('table', { name: 'Odds and liability' });
  return grid.locator('tr', { has: page.getByRole('rowheader', { name }) });
}

export async function oddsAre(page: Page, name: string, odds: string): Promise<void> {
  await gridRow(page, name).locator('strong', { hasText: odds }).first().waitFor();
}

export async function stateIs(page: Page, state: string): Promise<void> {
  await page.locator('.event-state', { hasText: state }).waitFor();
}
