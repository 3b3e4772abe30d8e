/** What a player does in the portal again and again, by what stands on the page. */
import type { Page } from 'playwright-core';
import { type Draw, GOOD_PASSWORD } from '../engine/engine-people.ts';
import { goTo } from './console-desk.ts';

export async function join(page: Page, login: string): Promise<void> {
  await page.getByRole('link', { name: 'Join' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(GOOD_PASSWORD);
  await page.getByLabel('Date of birth').fill('1990-01-31');
  await page.getByRole('button', { name: 'Open an account' }).click();
  await page.getByRole('link', { name: 'Balance' }).waitFor();
}

export async function payInOnPage(page: Page, amount: string): Promise<void> {
  await page.getByRole('link', { name: 'Wallet' }).click();
  await page.getByLabel('Amount (EUR)').first().fill(amount);
  await page.getByRole('button', { name: 'Pay in' }).click();
  await page.getByText('were paid in').waitFor();
}

export async function fillSlip(page: Page, { drawId }: Draw): Promise<void> {
  await goTo(page, `draws/${drawId}`);
  await page.getByRole('button', { name: '7', exact: true }).click();
  await page.getByRole('button', { name: 'Quick pick' }).click();
  await page.getByRole('button', { name: 'Add to the slip' }).click();
}

export const payButton = (page: Page) => page.getByRole('button', { name: 'Pay', exact: true });
