/** An engine with all that the portal shows: a broker, an accrual system, and a browser. */
import type { Page } from 'playwright-core';
import { AccrualStandIn } from '../accrual/accrual-stand-in.ts';
import { EngineClient } from '../engine/engine-client.ts';
import {
  createAdmin,
  type Draw,
  type EngineSession,
  logIn,
  openOverHttp,
} from '../engine/engine-people.ts';
import { EngineProcess, engineDirectory, type TestEnd } from '../engine/engine-process.ts';
import { NatsClient } from '../network/nats-client.ts';
import { NatsServer } from '../network/nats-server.ts';
import { type Phone, PortalBrowser } from './portal-browser.ts';
import { joinPortal, payInAtPortal } from './portal-player.ts';

const SALE_MS = 3_600_000;

export interface PortalHouse {
  readonly client: EngineClient;
  readonly admin: EngineSession;
  readonly browser: PortalBrowser;
  readonly nats: NatsClient;
}

export async function openHouse(t: TestEnd): Promise<PortalHouse> {
  const server = await NatsServer.start(t);
  const accrual = await AccrualStandIn.start(t);
  const directory = engineDirectory(t);
  const engine = await EngineProcess.start(t, {
    directory,
    flags: { '--nats-url': server.url, '--nats-stream-mb': '32' },
    environment: { ACCRUAL_SYSTEM_ADDRESS: accrual.address, TIRAGE_POINTS_EARNED: '10' },
  });
  await createAdmin(directory);
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  const nats = await NatsClient.connect(t, server.url);
  const browser = await PortalBrowser.start(t, engine.url);
  return { client, admin, browser, nats };
}

export interface PortalPlayer {
  readonly phone: Phone;
  readonly page: Page;
}

export async function playerAtPortal(
  { browser }: PortalHouse,
  login: string,
  amount = '20',
): Promise<PortalPlayer> {
  const phone = await browser.phone();
  const page = await phone.open();
  await joinPortal(page, login);
  await payInAtPortal(page, amount);
  return { phone, page };
}

/** On sale, with so many tickets made in advance. */
export async function drawWithStock(
  { client, admin }: PortalHouse,
  count: number,
  closesInMs = SALE_MS,
): Promise<Draw> {
  const draw = await openOverHttp(client, admin, { closesInMs });
  const path = `/v1/admin/draws/${draw.drawId}/stock`;
  await client.expect(201, client.post(path, { count }, { token: admin.accessToken }));
  return draw;
}
