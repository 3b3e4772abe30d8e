/**
 * One browser that pictures pages. A view is opened once for a language, and pictured in each
 * width and theme in turn, as if somebody turned their telephone and switched off the light.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { TestEnd } from '../../test/support/engine/engine-process.ts';
import { type House, PASSWORD, type Viewer } from './house.ts';
import type { PageName, ScreenRow } from './screen-row.ts';

export interface Variant {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

const WIDE = { width: 1_280, height: 800 } as const;
const NARROW = { width: 360, height: 740 } as const;
export const VARIANTS: readonly Variant[] = [
  { name: 'wide-light', ...WIDE, theme: 'light' },
  { name: 'wide-dark', ...WIDE, theme: 'dark' },
  { name: 'narrow-light', ...NARROW, theme: 'light' },
  { name: 'narrow-dark', ...NARROW, theme: 'dark' },
];
const VIEW_LIMIT_MS = 15_000;
/** What loads for longer is pictured as it loads: some rows want just that. */
const CALM_LIMIT_MS = 4_000;
const WEBP_QUALITY = 82;

export class Studio {
  readonly browser: Browser;
  readonly #house: House;
  readonly #contexts = new Map<string, BrowserContext>();

  private constructor(browser: Browser, house: House) {
    this.browser = browser;
    this.#house = house;
  }

  static async open(t: TestEnd, house: House): Promise<Studio> {
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--font-render-hinting=none'],
    });
    t.teardown(() => browser.close());
    return new Studio(browser, house);
  }

  /** Opens a view as its row says, shows it to `look`, and closes it. */
  async visit(
    page: PageName,
    row: ScreenRow,
    language: string,
    look: (view: Page) => Promise<void>,
  ): Promise<void> {
    const context = await this.#contextOf(page, row.viewer, language);
    const view = await context.newPage();
    try {
      await view.setViewportSize(NARROW);
      await row.before?.(view, this.#house);
      const place = typeof row.place === 'string' ? row.place : row.place(this.#house);
      await view.goto(`${this.#addressOf(page)}#/${place}`);
      await calm(view);
      await row.act?.(view, this.#house);
      await calm(view);
      await look(view);
    } finally {
      await view.close();
    }
  }

  /** Somebody's browser, in which they have logged in. */
  async #contextOf(page: PageName, viewer: Viewer, language: string): Promise<BrowserContext> {
    const key = `${page} ${viewer} ${language}`;
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const context = await this.browser.newContext({
      locale: language,
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(VIEW_LIMIT_MS);
    if (viewer !== 'nobody') await this.#logIn(context, page, viewer);
    this.#contexts.set(key, context);
    return context;
  }

  async #logIn(context: BrowserContext, page: PageName, viewer: Viewer): Promise<void> {
    const view = await context.newPage();
    await view.goto(`${this.#addressOf(page)}#/login`);
    // By what they are, whatever the language.
    await view.locator('input[autocomplete=username]').fill(viewer);
    await view.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await view.locator('main form button[type=submit]').click();
    await view.locator('input[autocomplete=current-password]').waitFor({ state: 'detached' });
    await calm(view);
    await view.close();
  }

  #addressOf(page: PageName): string {
    return `${this.#house.url}/${page === 'portal' ? '' : page}`;
  }
}

/** The view as it is in one width and theme, whole, as a PNG; or what fits, as a small WebP. */
export async function picture(view: Page, variant: Variant, path: string): Promise<void> {
  const { width, height, theme } = variant;
  await view.setViewportSize({ width, height });
  await view.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await view.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
  mkdirSync(dirname(path), { recursive: true });
  if (path.endsWith('.png')) {
    // As high as its content: what sticks to the lower edge would stand in the middle otherwise.
    const whole = await view.evaluate<number>('document.documentElement.scrollHeight');
    await view.setViewportSize({ width, height: Math.max(height, whole) });
    await view.screenshot({ path, caret: 'hide' });
    return;
  }
  const devtools = await view.context().newCDPSession(view);
  const shot = { format: 'webp', quality: WEBP_QUALITY } as const;
  const { data } = await devtools.send('Page.captureScreenshot', shot);
  await devtools.detach();
  writeFileSync(path, Buffer.from(data, 'base64'));
}

/** Until nothing is loaded any more, or for as long as one would wait. */
async function calm(view: Page): Promise<void> {
  await view.waitForLoadState('networkidle', { timeout: CALM_LIMIT_MS }).catch(() => undefined);
}
