/** The console of a running engine in a real browser, as staff have it in front of them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { GOOD_PASSWORD } from '../engine/engine-people.ts';
import type { TestEnd } from '../engine/engine-process.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREEN = { width: 1_280, height: 900 } as const;
/** How long a view may take on a machine that does other things. */
const VIEW_LIMIT_MS = 30_000;

export interface DeskOptions {
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

export class ConsoleBrowser {
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  static async start(t: TestEnd, url: string): Promise<ConsoleBrowser> {
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    t.teardown(() => browser.close());
    return new ConsoleBrowser(browser, url);
  }

  /** A desk at which somebody of this login has logged in. */
  async desk(login: string, options: DeskOptions = {}): Promise<StaffDesk> {
    const { locale = 'en', viewport = SCREEN } = options;
    const context = await this.#browser.newContext({ viewport, locale });
    context.setDefaultTimeout(VIEW_LIMIT_MS);
    const desk = new StaffDesk(context, await context.newPage(), this.#url);
    await desk.logIn(login);
    return desk;
  }
}

export class StaffDesk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #url: string;
  readonly #errors: string[] = [];

  constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    this.#url = url;
    context.on('weberror', (error) => this.#errors.push(error.error().message));
  }

  /** Errors that nobody caught, in any of its pages. */
  get errors(): readonly string[] {
    return this.#errors;
  }

  /** By the places of the form, whatever language it speaks. */
  async logIn(login: string): Promise<void> {
    await this.page.goto(`${this.#url}/console`);
    await this.page.locator('[autocomplete=username]').fill(login);
    await this.page.locator('[autocomplete=current-password]').fill(GOOD_PASSWORD);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('navigation').first().waitFor();
  }

  /** Within the page, as a link does: `draws?row=dr_0000001`. */
  async goTo(place: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  }

  /** Rules of axe that are broken, with the first place of each. */
  async seriousFaults(): Promise<readonly string[]> {
    // By the tools' own way in: the page's policy takes no script that stands in a document.
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(): Promise<{
            violations: { id: string; impact: string; nodes: { html: string }[] }[];
          }>;
        };
      };
      const { violations } = await axe.run();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  }
}
