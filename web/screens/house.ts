/**
 * The engine that is pictured, with people and draws in known states: something on sale, sold,
 * drawn, cancelled, bet on, won and lost, and somebody who has nothing yet.
 *
 * Texts and amounts are fixed; numbers that are drawn, and times, are those of the run.
 */
import { TirageClient } from '../../client/src/tirage-client.ts';
import { must } from '../../src/kernel/assert.ts';
import { createAdmin, GOOD_PASSWORD } from '../../test/support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  type TestEnd,
} from '../../test/support/engine/engine-process.ts';
import { until } from '../../test/support/engine/until.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const SALE_MS = 10 * SECOND_MS;
const LIMIT_MS = 120 * SECOND_MS;
const AT_ONCE = 100;
/** Of so many tickets, for a jackpot that one can see. */
const JACKPOT_TURNS = 40;

/** Who looks: nobody is a stranger, `ben` has an account and nothing else. */
export type Viewer = 'nobody' | 'ada' | 'ben' | 'admin' | 'operator';
export const PASSWORD = GOOD_PASSWORD;

export interface House {
  readonly url: string;
  readonly draws: Readonly<Record<DrawName, string>>;
  readonly events: Readonly<Record<EventName, string>>;
  /** The published draw as it was on sale. */
  readonly announced: { readonly drawId: string };
}

/** By name: the game, and from now to the close, in milliseconds. */
const DRAWS = {
  published: ['5of36', SALE_MS, 0],
  waiting: ['6of45', SALE_MS, 3 * HOUR_MS],
  cancelled: ['keno10', 30 * MINUTE_MS, 0],
  open: ['5of36', 47 * MINUTE_MS, 0],
  keno: ['keno10', 151 * MINUTE_MS, 0],
  digits: ['digits3', 5 * HOUR_MS, 0],
  lotto: ['6of45', 26 * HOUR_MS, 0],
  drums: ['5of50p2of12', 74 * HOUR_MS, 0],
  raffle: ['raffle6', 145 * HOUR_MS, 0],
} as const;
type DrawName = keyof typeof DRAWS;

const EVENTS = {
  derby: ['Harbour Town - Northgate', ['Harbour Town', 'Draw', 'Northgate']],
  long: [
    'Second round of the regional cup of volunteer fire brigades, women, under twenty-three',
    ['Saint-Barthélemy-les-Deux-Rivières', 'Draw', 'Unterschneidheim'],
  ],
  suspended: ['Old Mill Rovers - Castle Hill', ['Old Mill Rovers', 'Draw', 'Castle Hill']],
  won: ['Riverside - Meadow Park', ['Riverside', 'Draw', 'Meadow Park']],
  lost: ['Station Road - Lighthouse United', ['Station Road', 'Draw', 'Lighthouse United']],
} as const;
type EventName = keyof typeof EVENTS;
const ODDS = ['1.85', '3.40', '12.50'] as const;

export async function openHouse(t: TestEnd): Promise<House> {
  const directory = engineDirectory(t);
  const flags = { '--games': 'deploy/games.example.json' };
  const { url } = await EngineProcess.start(t, { directory, flags });
  for (const role of ['admin', 'operator']) await createAdmin(directory, { login: role, role });
  const admin = new TirageClient(url);
  await admin.logIn('admin', PASSWORD);
  const [ada, cleo] = [await newPlayer(url, 'ada'), await newPlayer(url, 'cleo')];
  await newPlayer(url, 'ben');
  await ada.deposit({ amountMinor: 1_250_000 });
  await cleo.deposit({ amountMinor: 1_000_000 });
  const events = await offerEvents(admin, ada, cleo);
  const draws = await planDraws(admin);
  const input = { params: { id: draws.published } };
  const announced = await admin.call('GET', '/v1/draws/{id}', input);
  await buyTickets(draws, ada, cleo);
  const cancel = {
    params: { id: draws.cancelled },
    body: { reason: 'The drum was out of order.' },
  };
  await admin.call('POST', '/v1/admin/draws/{id}/cancel', cancel);
  await ada.withdraw({ amountMinor: 25_000 });
  await ada.deposit({ amountMinor: 5_000, method: 'sandbox:decline' });
  await reaches(admin, draws.cancelled, ['refunded', 'cancelled']);
  await reaches(admin, draws.waiting, ['sealed']);
  await reaches(admin, draws.published, ['published']);
  return { url, draws, events, announced };
}

async function newPlayer(url: string, login: string): Promise<TirageClient> {
  const player = new TirageClient(url);
  await player.register({ login, password: PASSWORD, birthDate: '1990-01-31' });
  return player;
}

async function planDraws(admin: TirageClient): Promise<House['draws']> {
  const planned: Partial<Record<DrawName, string>> = {};
  const nowMs = admin.now();
  const instant = (inMs: number): string => new Date(nowMs + inMs).toISOString();
  for (const name of namesOf(DRAWS)) {
    const [game, closesInMs, resultsAfterMs] = DRAWS[name];
    const body = {
      game,
      opensAt: instant(0),
      closesAt: instant(closesInMs),
      resultsAt: instant(closesInMs + resultsAfterMs),
    };
    planned[name] = (await admin.call('POST', '/v1/admin/draws', { body })).drawId;
  }
  for (const id of Object.values(planned)) await reaches(admin, id, ['open']);
  return planned as House['draws'];
}

async function buyTickets(
  draws: House['draws'],
  ada: TirageClient,
  cleo: TirageClient,
): Promise<void> {
  await ada.buy(draws.published, { selections: [[3, 7, 12, 25, 33]], quickPick: 14 });
  await ada.buy(draws.waiting, { selections: [[4, 8, 15, 16, 23, 42]], quickPick: 2 });
  await ada.buy(draws.cancelled, { quickPick: 2 });
  await ada.buy(draws.open, { system: [{ numbers: [1, 2, 3, 4, 5, 6, 7] }] });
  await ada.buy(draws.digits, { plays: [{ digits: '007', kind: 'straight' }] });
  for (let turn = 0; turn < 3; turn += 1) await cleo.buy(draws.published, { quickPick: AT_ONCE });
  for (let turn = 0; turn < JACKPOT_TURNS; turn += 1) {
    await cleo.buy(draws.open, { quickPick: AT_ONCE });
  }
  for (const name of ['lotto', 'keno', 'digits', 'drums', 'waiting'] as const) {
    await cleo.buy(draws[name], { quickPick: AT_ONCE });
  }
}

async function offerEvents(
  admin: TirageClient,
  ada: TirageClient,
  cleo: TirageClient,
): Promise<House['events']> {
  const offered: Partial<Record<EventName, string>> = {};
  for (const name of namesOf(EVENTS)) {
    const [title, names] = EVENTS[name];
    const selections = names.map((one, at) => ({ name: one, odds: must(ODDS[at], 'no odds') }));
    const deadline = new Date(admin.now() + 3 * HOUR_MS).toISOString();
    const body = { title, deadline, markets: [{ name: 'Result', selections }] };
    const { eventId } = await admin.call('POST', '/v1/admin/events', { body });
    offered[name] = eventId;
    await ada.bet(eventId, { stakeMinor: 1_000, selection: name === 'lost' ? 2 : 0 });
    await cleo.bet(eventId, { stakeMinor: 2_500, selection: 1 });
  }
  const events = offered as House['events'];
  const suspend = { params: { id: events.suspended }, body: { state: 'suspended' } } as const;
  await admin.call('PATCH', '/v1/admin/events/{id}', suspend);
  for (const id of [events.won, events.lost]) {
    const outcomes = [{ selection: 0, state: 'won' }] as const;
    const result = { params: { id }, body: { outcomes: [...outcomes] } };
    await admin.call('POST', '/v1/admin/events/{id}/result', result);
  }
  return events;
}

async function reaches(client: TirageClient, id: string, states: readonly string[]): Promise<void> {
  await until(`${id} to be ${states.join(' or ')}`, LIMIT_MS, async () => {
    const query = { limit: 200 };
    const { draws } = await client.call('GET', '/v1/draws', { query });
    const draw = draws.find(({ drawId }) => drawId === id);
    return draw !== undefined && states.includes(draw.state) ? true : undefined;
  });
}

function namesOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}
