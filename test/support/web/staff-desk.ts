/** Somebody of staff at the console, who has logged in. */
import type { Page } from 'playwright-core';
import { GOOD_PASSWORD } from '../engine/engine-people.ts';
import type { DeskOptions, Phone, PortalBrowser } from './portal-browser.ts';
import { goToPlace } from './portal-player.ts';
import { seriousFaults } from './serious-faults.ts';

export interface StaffDeskOptions extends DeskOptions {
  /** Where they go at once: `awards`. */
  readonly place?: string;
}

export class StaffDesk {
  readonly page: Page;
  readonly #desk: Phone;

  private constructor(desk: Phone, page: Page) {
    this.#desk = desk;
    this.page = page;
  }

  static async open(
    browser: PortalBrowser,
    login: string,
    { place = '', ...options }: StaffDeskOptions = {},
  ): Promise<StaffDesk> {
    const desk = await browser.desk(options);
    const page = await desk.open(place);
    await enterConsole(page, login);
    await page.getByRole('navigation').first().waitFor();
    return new StaffDesk(desk, page);
  }

  get context(): Phone['context'] {
    return this.#desk.context;
  }

  get trouble(): Phone['trouble'] {
    return this.#desk.trouble;
  }

  /** Errors that nobody caught, in any of its pages. */
  get errors(): readonly string[] {
    return this.#desk.trouble.errors;
  }

  /** Within the page, as a link does: `draws?row=dr_0000001`. */
  goTo(place: string): Promise<void> {
    return goToPlace(this.page, place);
  }

  seriousFaults(): Promise<readonly string[]> {
    return seriousFaults(this.page);
  }
}

/** By the places of the form, whatever language it speaks. */
export async function enterConsole(page: Page, login: string): Promise<void> {
  await page.locator('[autocomplete=username]').fill(login);
  await page.locator('[autocomplete=current-password]').fill(GOOD_PASSWORD);
  await page.keyboard.press('Enter');
}
