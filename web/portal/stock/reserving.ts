/** Holding tickets made in advance: asked for, asked again, and what is held by this browser. */
import { computed, signal } from '@preact/signals';
import { RefusalError } from '@tirage/client';
import { randomBelow } from '../draws/random-below.ts';
import { engine, isLoggedIn, now } from '../engine.ts';
import { anyOf } from './choice.ts';
import {
  type HeldTicket,
  type KeptReservation,
  KeptReservations,
  mayHold,
} from './kept-reservations.ts';

const PAGE = 100;
/** Others may take a ticket between the list and the call: then others are tried. */
const ANY_TRIES_MAX = 4;
/** Among which two wishes of one instant do not meet. */
const KEYS = 2 ** 32;

const kept = new KeptReservations(localStorage);
addEventListener('storage', () => kept.changedElsewhere());
engine.onSession(() => kept.changedElsewhere());

/** The wish whose first answer is awaited: whoever pressed for it shows what becomes of it. */
const asking = signal<string | undefined>(undefined);

/** What the player wanted to hold, of all draws, oldest first. */
export const held = computed(() => {
  void kept.changes.value;
  const { playerId } = engine;
  if (!isLoggedIn.value || playerId === undefined) return [];
  return kept.of(playerId, engine.now()).filter(({ key }) => key !== asking.value);
});

/** The draws in which tickets are held for the player now. */
export const drawsHeldIn = computed(() => {
  const holding = held.value.filter((one) => mayHold(one, now.value));
  return [...new Set(holding.map(({ drawId }) => drawId))];
});

/** What became of it was read. */
export function letGoOfKept({ key }: KeptReservation): void {
  kept.drop(key);
}

export type FreePage = Awaited<ReturnType<typeof freeTickets>>;

export async function freeTickets(drawId: string, after: string | undefined, signal?: AbortSignal) {
  const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
  const asked = { params: { id: drawId }, query };
  const { tickets, next } = await engine.call('GET', '/v1/draws/{id}/stock', asked, { signal });
  return { rows: tickets, next };
}

/** All of these, or none. While no answer came they are kept, and asked for by `reservationOf`. */
export async function reserve(
  drawId: string,
  tickets: readonly HeldTicket[],
): Promise<KeptReservation> {
  const { playerId } = engine;
  if (playerId === undefined) throw new RefusalError({ code: 'tokenMissing', status: 401 });
  const key = `${Math.trunc(engine.now())}-${randomBelow(KEYS)}`;
  asking.value = key;
  try {
    const wish = { key, playerId, drawId, tickets, madeAtMs: engine.now() };
    kept.put(wish);
    return await answered(wish);
  } catch (reason) {
    if (reason instanceof RefusalError && reason.hadNoEffect) kept.drop(key);
    throw reason;
  } finally {
    asking.value = undefined;
  }
}

/**
 * Any so many that are free, or as many as there are. Chosen here and named, where the engine would
 * choose as well: so the player sees what is held, and a lost answer can be asked for again.
 */
export async function reserveAny(drawId: string, count: number): Promise<KeptReservation> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await freeTickets(drawId, undefined);
    const tickets = anyOf(rows, count, randomBelow);
    if (tickets.length === 0) throw new RefusalError({ code: 'stockEmpty', status: 409 });
    try {
      return await reserve(drawId, tickets);
    } catch (reason) {
      const isTaken = reason instanceof RefusalError && reason.code === 'stockTaken';
      if (!isTaken || tries === ANY_TRIES_MAX) throw reason;
    }
  }
}

export type Reservation = Awaited<ReturnType<typeof reservationOf>>;

/** As the engine knows it; a wish without an answer is asked for again. */
export async function reservationOf(one: KeptReservation, signal: AbortSignal) {
  const known = one.reservationId === undefined ? await answered(one) : one;
  const params = { id: known.reservationId ?? '' };
  const told = await engine.call('GET', '/v1/reservations/{id}', { params }, { signal });
  if (told.state !== 'reserved' && known.isOver !== true) kept.put({ ...known, isOver: true });
  return told;
}

async function answered(wish: KeptReservation): Promise<KeptReservation> {
  const stockIds = wish.tickets.map(({ stockId }) => stockId);
  const asked = { params: { id: wish.drawId }, body: { stockIds } };
  const { reservationId, expiresAt } = await engine.call(
    'POST',
    '/v1/draws/{id}/reservations',
    asked,
  );
  const known = { ...wish, reservationId, expiresAtMs: Date.parse(expiresAt) };
  kept.put(known);
  return known;
}
