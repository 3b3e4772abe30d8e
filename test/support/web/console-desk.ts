/** Staff at the console: how they come in, and how they get from view to view. */
import type { Page } from 'playwright-core';
import { GOOD_PASSWORD } from '../engine/engine-people.ts';
import type { Phone } from './portal-browser.ts';

/** A desk at which somebody of staff has logged in. */
export async function deskOf(desk: Phone, login: string, place = ''): Promise<Page> {
  const page = await desk.open(place);
  await enter(page, login);
  await page.getByRole('navigation', { name: 'Areas' }).waitFor();
  return page;
}

export async function enter(page: Page, login: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(GOOD_PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Within the page, as a link does. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
}
