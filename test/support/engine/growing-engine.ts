/** An engine of two shards that has run, for tests in which it goes on with more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { EngineClient } from './engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  drawReaches,
  type EnginePlayer,
  type EnginePurchase,
  type EngineSession,
  logIn,
  loginsPerShard,
  openOverHttp,
  register,
} from './engine-people.ts';
import { type CommandOutcome, EngineProcess, engineDirectory, tirage } from './engine-process.ts';

export const PLAYERS = 6;
export const PAID_IN_MINOR = 50_000;
/** Longer than a test takes. */
export const OPEN_MS = 3_600_000;
const TICKETS = 5;

export interface GrowingEngine {
  readonly directory: string;
  readonly logins: readonly string[];
  /** A draw that is over, and one that is on sale for an hour: everybody has tickets of both. */
  readonly published: string;
  readonly open: string;
  /** Of the last player, in the draw that is over. */
  readonly ticketId: string;
}

export function reshardTo(directory: string, shards: number): Promise<CommandOutcome> {
  return tirage(['reshard', '--shards', String(shards), '--data', directory]);
}

export function serveGrown(t: Test, directory: string, shards: number): Promise<EngineProcess> {
  return EngineProcess.start(t, { directory, flags: { '--shards': String(shards) } });
}

export function buyFive(
  client: EngineClient,
  { accessToken: token }: EngineSession,
  drawId: string,
): Promise<EnginePurchase> {
  const asked = client.post(`/v1/draws/${drawId}/tickets`, { quickPick: TICKETS }, { token });
  return client.expect(201, asked);
}

/** Stopped in order. */
export async function growingEngine(t: Test): Promise<GrowingEngine> {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const engine = await EngineProcess.start(t, { directory });
  const client = new EngineClient(t, engine.url);
  const admin = await logIn(client);
  const logins = loginsPerShard('mover', PLAYERS / 2);
  const players: EnginePlayer[] = [];
  for (const login of logins) {
    const player = await register(client, login);
    await depositOverHttp(client, player, PAID_IN_MINOR);
    players.push(player);
  }
  const { drawId: open } = await openOverHttp(client, admin, { closesInMs: OPEN_MS });
  const { drawId: published } = await openOverHttp(client, admin, { closesInMs: 6_000 });
  const buying = players.map((player) => buyFive(client, player, published));
  const ticket = must((await Promise.all(buying)).at(-1)?.tickets[0], 'nothing was bought');
  for (const player of players) await buyFive(client, player, open);
  await drawReaches(client, published, 'published');
  t.equal((await engine.stop()).exitCode, 0);
  return { directory, logins, published, open, ticketId: ticket.ticketId };
}

/** What an engine says of the players' money, and of the draw that is over. */
export async function toldOver(
  client: EngineClient,
  { logins, published, ticketId }: GrowingEngine,
) {
  const balances: number[] = [];
  let token = '';
  for (const login of logins) {
    const session = await logIn(client, login);
    balances.push(await balanceOf(client, session));
    token = session.accessToken;
  }
  const transcript = (await client.get(`/v1/draws/${published}/transcript`)).text;
  const receipt = (await client.get(`/v1/tickets/${ticketId}/receipt`, { token })).text;
  return { balances, transcript, receipt };
}

/** The same, of an engine that is started for it. */
export async function toldBy(t: Test, one: GrowingEngine, shards: number) {
  const engine = await serveGrown(t, one.directory, shards);
  const said = await toldOver(new EngineClient(t, engine.url), one);
  t.equal((await engine.stop()).exitCode, 0);
  return said;
}

export function metaOf(directory: string): { shardCount: number; isResharding?: boolean } {
  return JSON.parse(readFileSync(join(directory, 'meta.json'), 'utf8'));
}

/** The books that a verification prints, account class by account class. */
export function verifiedBooks({ output }: CommandOutcome): string {
  return output.split('\n').find((line) => line.startsWith('ok   books')) ?? '';
}
