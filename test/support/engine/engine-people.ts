/** People at the engine's door: players with money, an administrator, and the draws they make. */
import { shardOfSlot, slotOfLogin } from '../../../src/kernel/slots.ts';
import { type ClientAnswer, codeOf, type EngineClient } from './engine-client.ts';
import { SHARDS, tirage } from './engine-process.ts';
import { until } from './until.ts';

export const GOOD_PASSWORD = 'nine lives, seven seas';
const ADMIN_LOGIN = 'the-boss';
/** The last of them sells 32 times as long as was asked for. */
const OPEN_ATTEMPTS = 6;
const FROM_OPEN_ON = ['open', 'closed', 'sealed', 'drawn', 'settled', 'published'] as const;
export const DRAW_LIMIT_MS = 60_000;

export interface EngineSession {
  readonly playerId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface EnginePlayer extends EngineSession {
  readonly login: string;
}

export interface EngineWallet {
  readonly balanceMinor: number;
}

export interface Draw {
  readonly drawId: string;
  readonly game: string;
  readonly state: string;
  readonly closesAt: string;
  readonly priceMinor: number;
  readonly ticketCount: number;
}

export interface Ticket {
  readonly ticketId: string;
  readonly drawId: string;
  readonly selection: readonly number[];
  readonly stakeMinor: number;
  readonly state: string;
  readonly acceptedAt: string;
  readonly prizeMinor: number;
  readonly awaitsApproval: boolean;
}

export interface EnginePurchase {
  readonly tickets: readonly Ticket[];
  readonly balanceMinor: number;
}

export interface TimesOfDraw {
  readonly opensInMs?: number;
  readonly closesInMs: number;
  /** Counted from the close. */
  readonly resultsAfterMs?: number;
  /** 5 of 36 if left out. */
  readonly game?: string;
}

/** Works on a running engine and on a stopped one. */
export async function createAdmin(
  directory: string,
  { login = ADMIN_LOGIN, role = 'admin' } = {},
): Promise<void> {
  const args = ['admin', 'create', '--data', directory, '--login', login, '--role', role];
  const environment = { TIRAGE_SHARDS: SHARDS };
  const { exitCode, errors } = await tirage(args, { input: `${GOOD_PASSWORD}\n`, environment });
  if (exitCode !== 0) throw new Error(`admin create ended with ${exitCode}: ${errors}`);
}

export function logIn(client: EngineClient, login: string = ADMIN_LOGIN): Promise<EngineSession> {
  return client.expect(201, client.post('/v1/sessions', { login, password: GOOD_PASSWORD }));
}

export async function register(client: EngineClient, login: string): Promise<EnginePlayer> {
  const body = { login, password: GOOD_PASSWORD, birthDate: '1990-01-31' };
  return { login, ...(await client.expect<EngineSession>(201, client.post('/v1/players', body))) };
}

/** Logins whose players live on shard 0, 1, 0, 1, … */
export function loginsPerShard(prefix: string, playersPerShard: number): string[] {
  const shardCount = Number(SHARDS);
  const logins: string[] = [];
  for (let number = 0; logins.length < playersPerShard * shardCount; number += 1) {
    const login = `${prefix}-${number}`;
    const wanted = logins.length % shardCount;
    if (shardOfSlot(slotOfLogin(login), shardCount) === wanted) logins.push(login);
  }
  return logins;
}

export async function depositOverHttp(
  client: EngineClient,
  { accessToken: token }: EngineSession,
  amountMinor: number,
): Promise<void> {
  await client.expect(201, client.post('/v1/me/deposits', { amountMinor }, { token }));
}

export async function balanceOf(client: EngineClient, session: EngineSession): Promise<number> {
  const asked = client.get('/v1/me/wallet', { token: session.accessToken });
  return (await client.expect<EngineWallet>(200, asked)).balanceMinor;
}

/** Plans a draw outside the schedule; it is on sale from `opensInMs` on. */
export function planOverHttp(
  client: EngineClient,
  admin: EngineSession,
  times: TimesOfDraw,
): Promise<Draw> {
  return client.expect(201, askForDraw(client, admin, times));
}

function askForDraw(
  client: EngineClient,
  admin: EngineSession,
  { opensInMs = 0, closesInMs, resultsAfterMs = 0, game = '5of36' }: TimesOfDraw,
): Promise<ClientAnswer> {
  const nowMs = Date.now();
  const instant = (inMs: number): string => new Date(nowMs + inMs).toISOString();
  const body = {
    game,
    opensAt: instant(opensInMs),
    closesAt: instant(closesInMs),
    resultsAt: instant(closesInMs + resultsAfterMs),
  };
  return client.post('/v1/admin/draws', body, { token: admin.accessToken });
}

export function drawOverHttp(client: EngineClient, drawId: string): Promise<Draw> {
  return client.expect(200, client.get(`/v1/draws/${drawId}`));
}

/** Waits until the draw is in one of the states. */
export function drawReaches(
  client: EngineClient,
  drawId: string,
  ...states: readonly string[]
): Promise<Draw> {
  return until(`${drawId} to be ${states.join(' or ')}`, DRAW_LIMIT_MS, async () => {
    const { status, text } = await client.get(`/v1/draws/${drawId}`);
    // Its coordinator learns of it by mail: for a moment after the planning it does not exist
    // there.
    if (status !== 200) return undefined;
    const draw = JSON.parse(text) as Draw;
    return states.includes(draw.state) ? draw : undefined;
  });
}

/**
 * A draw that is on sale on every shard, with half of its sale ahead. On a machine so busy that a
 * short sale goes by before anybody sees it, another draw is planned that sells twice as long.
 */
export async function openOverHttp(
  client: EngineClient,
  admin: EngineSession,
  times: TimesOfDraw,
): Promise<Draw> {
  let { closesInMs } = times;
  for (let attempt = 1; attempt < OPEN_ATTEMPTS; attempt += 1) {
    const planning = askForDraw(client, admin, { ...times, closesInMs });
    const isTooLate = codeOf(await planning) === 'drawTimesInvalid';
    if (!isTooLate) {
      const { drawId, closesAt } = await client.expect<Draw>(201, planning);
      const draw = await drawReaches(client, drawId, ...FROM_OPEN_ON);
      const leftMs = Date.parse(closesAt) - Date.now();
      if (draw.state === 'open' && leftMs >= closesInMs / 2) return draw;
    }
    closesInMs *= 2;
  }
  const { drawId } = await planOverHttp(client, admin, { ...times, closesInMs });
  return drawReaches(client, drawId, 'open');
}

export async function cancelOverHttp(
  client: EngineClient,
  admin: EngineSession,
  drawId: string,
): Promise<void> {
  const body = { reason: 'the test says so' };
  const asked = client.post(`/v1/admin/draws/${drawId}/cancel`, body, { token: admin.accessToken });
  await client.expect(200, asked);
}

/** All pages of a list, newest first. */
export async function listAll<T>(
  client: EngineClient,
  session: EngineSession,
  { path, member, query = '' }: { path: string; member: string; query?: string },
): Promise<T[]> {
  const all: T[] = [];
  let after = '';
  for (;;) {
    const address = `${path}?limit=200${query}${after}`;
    const asked = client.get(address, { token: session.accessToken });
    const page = await client.expect<Record<string, unknown>>(200, asked);
    all.push(...(page[member] as T[]));
    if (page.next === undefined) return all;
    after = `&after=${encodeURIComponent(page.next as string)}`;
  }
}

export function ticketsOf(
  client: EngineClient,
  session: EngineSession,
  drawId?: string,
): Promise<Ticket[]> {
  const query = drawId === undefined ? '' : `&draw=${drawId}`;
  return listAll(client, session, { path: '/v1/me/tickets', member: 'tickets', query });
}
