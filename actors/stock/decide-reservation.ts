/**
 * A player reserves tickets of stock, pays for them, or lets them go.
 *
 * Everything is decided by the player's shard. Tickets that were dealt to others are asked for by
 * mail: until all have answered, the reservation is `asking`.
 */
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { RESERVATION_ORDINAL_MAX } from '../../src/kernel/stock-ids.ts';
import { COUNTERS } from '../counters.ts';
import { accept, type Decision, hasCome, reject, type Stamp } from '../decider.ts';
import { isCancelled, phaseRefusal } from '../draw/sale.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { GiveStock } from '../mail/stock-mail.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { States } from '../states.ts';
import { type StockDecision, someFree, stockRefusalOf } from './decide-stock.ts';
import {
  isForAny,
  isUnderWay,
  type Reservation,
  type ReservationState,
  STOCK_PER_PLAYER_MAX,
} from './reservation.ts';
import {
  areDealtTo,
  byShardOfStock,
  isExhausted,
  othersOf,
  type StockPart,
  type StockTerms,
} from './stock.ts';
import type { ReservationReleased, StockEvent, StockReserved } from './stock-events.ts';

export interface ReserveStock {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  /** All of these, or none; empty where any will do. */
  readonly indexes: readonly number[];
  /** Where any will do: as many as there are, up to this; else 0. */
  readonly anyCount: number;
  /** The operator's setting. */
  readonly holdMs: number;
}

export type ReservingStates = Pick<
  States,
  | 'identity'
  | 'accounts'
  | 'instances'
  | 'counters'
  | 'reservations'
  | 'stockParts'
  | 'freeStock'
  | 'stockLoans'
>;

/** A repeat of one's own reservation is told before this is called (`sameReservation`). */
export function decideReserve(
  states: ReservingStates,
  command: ReserveStock,
  stamp: Stamp,
): StockDecision {
  const { player, draw, indexes: wanted, anyCount } = command;
  const account = states.accounts.get(player);
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const instance = states.instances.get(draw);
  if (instance === undefined) return reject('drawNotFound');
  if (instance.phase !== 'open') return phaseRefusal(instance, stamp);
  const { closesAtMs, priceMinor } = instance.terms;
  const isClosed = hasCome(closesAtMs, stamp);
  if (isClosed !== 'no') return reject(isClosed === 'yes' ? 'drawClosed' : 'clockUnsure');
  const part = states.stockParts.get(draw);
  if (part === undefined) return reject('stockNotFound');
  if (wanted.some((index) => index >= part.count)) return reject('stockNotFound');

  const wantedCount = wanted.length + anyCount;
  const heldCount = states.reservations.held.countOf(player);
  if (heldCount + wantedCount > STOCK_PER_PLAYER_MAX) {
    return reject('reservationsTooMany', { heldCount, ticketsMax: STOCK_PER_PLAYER_MAX });
  }
  const refused = stockRefusalOf(states, part, wanted, stamp);
  if (refused !== undefined) {
    const { refusal, moreMayCome } = refused;
    return reject(refusal, { moreMayCome: moreMayCome ? 1 : 0 });
  }
  if (anyCount > 0 && part.isSoldOut) return reject('stockEmpty');
  const parts = partsOf(states, part, command);
  if (anyCount > 0 && parts.here.length === 0 && parts.asked.length === 0) {
    const moreMayCome = isExhausted(part, states.identity.shard) ? 0 : 1;
    return reject('stockEmpty', { moreMayCome });
  }
  const ordinal = (states.counters.get(COUNTERS.reservations) ?? 0) + 1;
  if (ordinal > RESERVATION_ORDINAL_MAX) return reject('numbersUsedUp', { of: 'reservations' });
  const expiresAtMs = Math.min(stamp.nowMs + command.holdMs, closesAtMs);
  const reserved: StockReserved = {
    type: 'StockReserved',
    reservation: ordinal,
    player,
    draw,
    wanted,
    wantedCount,
    indexes: parts.here,
    awaited: parts.asked.map(({ shard }) => shard),
    priceMinor,
    expiresAtMs,
    atMs: stamp.nowMs,
  };
  const asking = { draw, stock: termsOf(part), reservation: ordinal, untilMs: expiresAtMs };
  const mail = parts.asked.map(({ shard, ...what }) =>
    postMail(shard, { message: 'AskStock', ...asking, ...what }),
  );
  return accept([reserved, ...mail]);
}

/** What somebody asks for again because they missed the answer. */
export function sameReservation(
  { reservations }: Pick<States, 'reservations'>,
  { player, draw, indexes }: Pick<ReserveStock, 'player' | 'draw' | 'indexes'>,
  stamp: Stamp,
): Reservation | undefined {
  const [index] = indexes;
  if (index === undefined) return undefined;
  const reservation = reservations.held.holderOf(draw, index);
  if (reservation?.player !== player) return undefined;
  if (hasCome(reservation.expiresAtMs, stamp) !== 'no') return undefined;
  const inOrder = (list: readonly number[]) => [...list].sort((left, right) => left - right).join();
  const asked = inOrder(indexes);
  const { wanted, indexes: held } = reservation;
  return [wanted, held].some((list) => inOrder(list) === asked) ? reservation : undefined;
}

interface Asked {
  readonly shard: number;
  readonly indexes: readonly number[];
  readonly anyCount: number;
}

/** What is here of the tickets, and what others are asked for: all at once, or one by one. */
function partsOf(
  states: ReservingStates,
  part: StockPart,
  { indexes: wanted, anyCount }: ReserveStock,
): { readonly here: readonly number[]; readonly asked: readonly Asked[] } {
  const { shard: own } = states.identity;
  if (anyCount > 0) {
    const here = someFree(states, part, anyCount);
    const [next] = othersOf(part, own);
    if (here.length === anyCount || next === undefined) return { here, asked: [] };
    return { here, asked: [{ shard: next, indexes: [], anyCount: anyCount - here.length }] };
  }
  if (areDealtTo(part, wanted, own)) return { here: wanted, asked: [] };
  const { [own]: here = [], ...others } = byShardOfStock(part, wanted);
  const asked = Object.entries(others).map(([shard, indexes]) => {
    return { shard: Number(shard), indexes, anyCount: 0 };
  });
  return { here, asked };
}

/** Tickets that come too late for their reservation go straight back. */
export function decideGiveStock(
  states: Pick<States, 'identity' | 'reservations' | 'stockParts'>,
  { draw, reservation: ordinal, indexes, refusal, moreMayCome }: GiveStock,
  from: number,
  stamp: Stamp,
): StockDecision {
  const reservation = states.reservations.get(ordinal);
  const part = states.stockParts.get(draw);
  if (reservation?.state !== 'asking' || part === undefined) {
    if (indexes.length === 0) return accept([]);
    return accept([
      postMail(from, { message: 'ReturnStock', draw, reservation: ordinal, indexes }),
    ]);
  }
  if (refusal !== null) {
    return accept(release(reservation, part, states, { refusal, moreMayCome, stamp }));
  }
  const answered = { reservation: ordinal, from, indexes, moreMayCome };
  const arrived = { type: 'StockArrived', ...answered } as const;
  if (!isForAny(reservation)) return accept([{ ...arrived, next: null }]);
  const haveCount = reservation.indexes.length + indexes.length;
  const next = othersOf(part, states.identity.shard)[reservation.answeredCount + 1];
  if (haveCount < reservation.wantedCount && next !== undefined) {
    const { expiresAtMs: untilMs, wantedCount } = reservation;
    const asking = { draw, stock: termsOf(part), reservation: ordinal, untilMs };
    const anyCount = wantedCount - haveCount;
    return accept([
      { ...arrived, next },
      postMail(next, { message: 'AskStock', ...asking, indexes: [], anyCount }),
    ]);
  }
  if (haveCount > 0) return accept([{ ...arrived, next: null }]);
  // Where all shards have sold all that they had, nobody needs to ask again, ever.
  const isOver = isExhausted(part, states.identity.shard) && !moreMayCome;
  const hint = { moreMayCome: reservation.moreMayCome || !isOver };
  return accept(release(reservation, part, states, { refusal: 'stockEmpty', ...hint, stamp }));
}

export interface ReservationAsked {
  readonly player: PlayerKey;
  readonly ordinal: number;
}

/** Somebody else's reservation is "not found", so that its existence is not revealed. */
export function isOf(
  reservation: Reservation | undefined,
  { player }: Pick<ReservationAsked, 'player'>,
): reservation is Reservation {
  if (reservation === undefined || reservation.player !== player) return false;
  return reservation.state !== 'refused';
}

/** To let go what is over already changes nothing: another may hold the tickets by now. */
export function decideLetGo(
  states: Pick<States, 'identity' | 'instances' | 'reservations' | 'stockParts'>,
  asked: ReservationAsked,
  stamp: Stamp,
): StockDecision {
  const reservation = states.reservations.get(asked.ordinal);
  if (!isOf(reservation, asked)) return reject('reservationNotFound');
  if (reservation.state === 'paid') return reject('reservationPaid');
  const part = states.stockParts.get(reservation.draw);
  if (!isUnderWay(reservation.state) || part === undefined) return accept([]);
  const to = overAs(states, reservation, stamp) ?? 'released';
  return accept(release(reservation, part, states, { to, stamp }));
}

/** What has become of one that is under way; undefined while it may still be paid. */
export function overAs(
  { instances }: Pick<States, 'instances'>,
  { draw, expiresAtMs }: Reservation,
  stamp: Stamp,
): 'released' | 'expired' | undefined {
  const instance = instances.get(draw);
  if (isCancelled(instance, stamp)) return 'released';
  const isOver = hasCome(expiresAtMs, stamp) === 'yes' || instance?.phase !== 'open';
  return isOver ? 'expired' : undefined;
}

/** What a reservation owes when its time has surely come. */
export function decideExpire(
  states: Pick<States, 'identity' | 'instances' | 'stockParts'>,
  reservation: Reservation,
  stamp: Stamp,
): Decision<StockEvent | MailPosted> {
  const isOver = hasCome(reservation.expiresAtMs, stamp) === 'yes';
  const part = states.stockParts.get(reservation.draw);
  if (!isOver || !isUnderWay(reservation.state) || part === undefined) return accept([]);
  const to = overAs(states, reservation, stamp) ?? 'expired';
  return accept(release(reservation, part, states, { to, stamp }));
}

type Release = { readonly stamp: Stamp } & (
  | { readonly to: Extract<ReservationState, 'expired' | 'released'> }
  | (Pick<GiveStock, 'moreMayCome'> & { readonly refusal: NonNullable<GiveStock['refusal']> })
);

/** It holds nothing any more, and what others have lent it goes back to them. */
function release(
  reservation: Reservation,
  part: StockPart,
  states: Pick<States, 'identity'>,
  why: Release,
): (ReservationReleased | MailPosted)[] {
  const { ordinal, draw, indexes } = reservation;
  const outcome =
    'to' in why
      ? { state: why.to, refusal: null, moreMayCome: false }
      : { state: 'refused' as const, refusal: why.refusal, moreMayCome: why.moreMayCome };
  const atMs = why.stamp.nowMs;
  return [
    { type: 'ReservationReleased', reservation: ordinal, ...outcome, atMs },
    ...lentOf(part, indexes, states).map(({ shard, indexes: lent }) =>
      postMail(shard, { message: 'ReturnStock', draw, reservation: ordinal, indexes: lent }),
    ),
  ];
}

/** Those of the tickets that other shards have lent, by shard. */
export function lentOf(
  stock: StockTerms,
  indexes: readonly number[],
  { identity }: Pick<States, 'identity'>,
): { readonly shard: number; readonly indexes: readonly number[] }[] {
  if (areDealtTo(stock, indexes, identity.shard)) return [];
  const { [identity.shard]: _, ...others } = byShardOfStock(stock, indexes);
  return Object.entries(others).map(([shard, lent]) => ({ shard: Number(shard), indexes: lent }));
}

function termsOf({ stockSeedHex, count, partCount }: StockPart): StockTerms {
  return { stockSeedHex, count, partCount };
}
