/** The pages of a running engine in a real browser, as people have them in front of them. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { TestEnd } from '../engine/engine-process.ts';

const PHONE = { width: 390, height: 844 } as const;
const DESK = { width: 1280, height: 800 } as const;
/** How long a view may take on a machine that does other things. */
const VIEW_LIMIT_MS = 60_000;

export interface PortalOptions {
  /** How wrong the player's clock is. */
  readonly clockOffMs?: number;
  readonly locale?: string;
  /**
   * Whether the browser may keep the page for when there is no line; not if left out: what a kept
   * page asks for cannot be held up by a test.
   */
  readonly keepsPages?: boolean;
}

export interface DeskOptions {
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** What happened in a page that nobody asked it for. */
export interface PageTrouble {
  readonly errors: readonly string[];
  /** Addresses of other hosts that it asked for something. */
  readonly strangers: readonly string[];
}

export class PortalBrowser {
  /** Those that it has given out, for what went wrong on any of them. */
  readonly phones: Phone[] = [];
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  static async start(t: TestEnd, url: string): Promise<PortalBrowser> {
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    t.teardown(() => browser.close());
    return new PortalBrowser(browser, url);
  }

  /** A telephone of somebody; its tabs share what a browser keeps. */
  async phone({
    clockOffMs = 0,
    locale = 'en',
    keepsPages = false,
  }: PortalOptions = {}): Promise<Phone> {
    const serviceWorkers = keepsPages ? 'allow' : 'block';
    const context = await this.#browser.newContext({ viewport: PHONE, locale, serviceWorkers });
    context.setDefaultTimeout(VIEW_LIMIT_MS);
    if (clockOffMs !== 0) await context.addInitScript(shiftClock, clockOffMs);
    const phone = new Phone(context, this.#url);
    this.phones.push(phone);
    return phone;
  }

  /** The console at a desk of staff, before anybody has logged in. */
  async desk({ locale = 'en', viewport = DESK }: DeskOptions = {}): Promise<Phone> {
    const context = await this.#browser.newContext({ viewport, locale });
    context.setDefaultTimeout(VIEW_LIMIT_MS);
    return new Phone(context, this.#url, '/console');
  }
}

export class Phone {
  readonly context: BrowserContext;
  readonly #url: string;
  readonly #document: string;
  readonly #errors: string[] = [];
  readonly #strangers: string[] = [];

  constructor(context: BrowserContext, url: string, document = '/') {
    this.context = context;
    this.#url = url;
    this.#document = document;
    context.on('weberror', (error) => this.#errors.push(error.error().message));
    context.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(url) && !address.startsWith('data:')) this.#strangers.push(address);
    });
  }

  get trouble(): PageTrouble {
    return { errors: this.#errors, strangers: this.#strangers };
  }

  readonly open = async (place = ''): Promise<Page> => {
    const page = await this.context.newPage();
    await page.goto(`${this.#url}${this.#document}#/${place}`);
    return page;
  };
}

/** Runs in the page, before anything else does. */
function shiftClock(offMs: number): void {
  const { now } = Date;
  Date.now = () => now() + offMs;
}
