/** The house in which a draw officer works: an engine, a player with money, and a desk. */
import type { Locator, Page } from 'playwright-core';
import type { Test } from 'tap';
import { EngineClient } from '../engine/engine-client.ts';
import {
  createAdmin,
  depositOverHttp,
  type EnginePlayer,
  type EngineSession,
  logIn,
  register,
} from '../engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../engine/engine-process.ts';
import { PortalBrowser } from './portal-browser.ts';
import { StaffDesk } from './staff-desk.ts';

const PAID_IN_MINOR = 10_000;

export interface DrawHouse {
  /** Ends with all parts of the day. */
  readonly whole: Test;
  readonly directory: string;
  readonly engine: EngineProcess;
  readonly client: EngineClient;
  readonly officer: EngineSession;
  readonly player: EnginePlayer;
  readonly browser: PortalBrowser;
  readonly desk: StaffDesk;
}

export async function openDrawHouse(t: Test): Promise<DrawHouse> {
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, { directory });
  await createAdmin(directory, { login: 'the-officer', role: 'operator' });
  await createAdmin(directory, { login: 'the-auditor', role: 'auditor' });
  const client = new EngineClient(t, engine.url);
  const officer = await logIn(client, 'the-officer');
  const player = await register(client, 'ada');
  await depositOverHttp(client, player, PAID_IN_MINOR);
  const browser = await PortalBrowser.start(t, engine.url);
  const desk = await StaffDesk.open(browser, 'the-officer');
  return { whole: t, directory, engine, client, officer, player, browser, desk };
}

/** Two tickets at a euro each. */
export async function buyTwo({ client, player }: DrawHouse, drawId: string): Promise<void> {
  const body = {
    selections: [
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ],
  };
  const asked = client.post(`/v1/draws/${drawId}/tickets`, body, { token: player.accessToken });
  await client.expect(201, asked);
}

/** What stands open beside a list. */
export function sideOf(page: Page): Locator {
  return page.getByRole('complementary');
}

/** The page before an act. */
export function dialogOf(page: Page): Locator {
  return page.locator('dialog[open]');
}

/** Does what that page is about. */
export function agree(page: Page, name: string): Promise<void> {
  return dialogOf(page).getByRole('button', { name, exact: true }).click();
}
