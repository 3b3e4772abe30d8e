/** What players do at the portal, whatever a test is about. The page speaks English. */
import type { Page } from 'playwright-core';
import { type Draw, GOOD_PASSWORD } from '../engine/engine-people.ts';
import { until } from '../engine/until.ts';

const ARRIVAL_LIMIT_MS = 60_000;

export async function joinPortal(page: Page, login: string): Promise<void> {
  await page.getByRole('link', { name: 'Join' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(GOOD_PASSWORD);
  await page.getByLabel('Date of birth').fill('1990-01-31');
  await page.getByRole('button', { name: 'Open an account' }).click();
  await page.getByRole('link', { name: 'Balance' }).waitFor();
}

/** At the view to log in. */
export async function logInAtPortal(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

export async function payInAtPortal(page: Page, amount: string): Promise<void> {
  await page.getByRole('link', { name: 'Wallet' }).click();
  await page.getByLabel('Amount (EUR)').first().fill(amount);
  await page.getByRole('button', { name: 'Pay in' }).click();
  await page.getByText('were paid in').waitFor();
}

/** Within the page, as a link does. */
export async function goToPlace(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
}

/** What is asked for there arrives, and no answer comes back: gives how to wait until it has. */
export async function loseAnswers(page: Page, address: string): Promise<() => Promise<true>> {
  let hasArrived: true | undefined;
  await page.route(address, async (route) => {
    await route.fetch();
    hasArrived = true;
    await route.abort();
  });
  return () => until('what is wanted to arrive', ARRIVAL_LIMIT_MS, () => hasArrived);
}

/** A line of 5 of 36 by chance, with the seven in it. */
export async function fillSlip(page: Page, { drawId }: Draw): Promise<void> {
  await goToPlace(page, `draws/${drawId}`);
  await page.getByRole('button', { name: '7', exact: true }).click();
  await page.getByRole('button', { name: 'Quick pick' }).click();
  await page.getByRole('button', { name: 'Add to the slip' }).click();
}

export const payButton = (page: Page) => page.getByRole('button', { name: 'Pay', exact: true });
