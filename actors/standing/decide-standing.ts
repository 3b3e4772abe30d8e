/** A player makes a recurring standing ticket, or stops one of either kind. */

import type { PlayerKey } from '../../src/kernel/ids.ts';
import { multiplyMinor } from '../../src/kernel/money.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import { pickAtRandom } from '../draw/decide-purchase.ts';
import { type DrawInstance, wasOpened } from '../draw/instance.ts';
import { type PicksWanted, parsedMasks } from '../draw/sale.ts';
import { combinationsOf } from '../games/combinations.ts';
import { printerOf } from '../games/printer.ts';
import { isSoldOnce } from '../games/sold-once.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import { betRefusal } from '../player/decide-identity.ts';
import type { Account } from '../wallet/account.ts';
import { clientEntryId } from '../wallet/ledger-entry.ts';
import type { StandingEvent, StandingTicketEnded } from './standing-events.ts';
import { roomRefusal } from './standing-room.ts';
import {
  type EndReason,
  entryTermsOf,
  prepaidOf,
  type StandingSet,
  type StandingTicket,
} from './standing-ticket.ts';

/** Picks at random are made once, with it. */
export interface MakeStandingTicket extends PicksWanted {
  readonly player: PlayerKey;
  readonly seriesId: string;
  /** Null: until it is stopped. */
  readonly draws: number | null;
  readonly earnsHundredths: number;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
}

/**
 * `draws` are those of its series that the shard still has work with. It is made for the terms of
 * the next one to open, or, while none is planned, of the newest.
 */
export function decideMakeStanding(
  {
    account,
    set,
    draws,
  }: {
    readonly account: Account | undefined;
    readonly set: StandingSet;
    readonly draws: readonly DrawInstance[];
  },
  command: MakeStandingTicket,
  stamp: Stamp,
): Decision<StandingEvent> {
  if (account === undefined) return reject('playerNotFound');
  const barred = betRefusal(account);
  if (barred !== undefined) return barred;
  const next = nextOf(draws);
  if (next === undefined) return reject('seriesNotFound');
  const full = roomRefusal(set);
  if (full !== undefined) return full;
  const { terms } = next;
  // What will be left of its picks at an opening nobody can promise.
  if (isLimited(terms.game)) return reject('picksLimited');
  if (isSoldOnce(terms.game)) return reject('picksSoldOnce');
  const words = parsedMasks(terms, command);
  if (!Array.isArray(words)) return words;
  pickAtRandom(terms.game, command, words, stamp);
  return accept([
    {
      type: 'StandingTicketMade',
      player: command.player,
      number: set.madeCount + 1,
      kind: 'recurring',
      seriesId: command.seriesId,
      ...entryTermsOf(terms),
      words,
      pickCount: ticketCountOf(terms.game, words),
      printer: printerOf(terms.game),
      stakeMinor: multiplyMinor(terms.priceMinor, combinationsOf(terms.game, words)),
      earnsHundredths: command.earnsHundredths,
      drawsLeft: command.draws,
      lastDraw: newestOpened(draws)?.terms.draw ?? 0,
      soldInDraw: null,
      soldOrdinal: null,
      entryId: clientEntryId(command.idempotencyKey),
      fingerprint: command.fingerprint,
      atMs: stamp.nowMs,
    },
  ]);
}

/** Stopped twice is stopped once. */
export function decideStopStanding(
  ticket: StandingTicket | undefined,
  { nowMs }: Pick<Stamp, 'nowMs'>,
): Decision<StandingEvent> {
  if (ticket === undefined) return reject('standingTicketNotFound');
  return accept(ticket.endReason === null ? [ended(ticket, 'stopped', nowMs)] : []);
}

/** What is left of what was prepaid goes back with it. */
export function ended(
  ticket: StandingTicket,
  reason: EndReason,
  atMs: number,
): StandingTicketEnded {
  const { player, number, seriesId } = ticket;
  const refundMinor = prepaidOf(ticket);
  return { type: 'StandingTicketEnded', player, number, seriesId, reason, refundMinor, atMs };
}

/** The one with the highest number of those that are, or were, on sale. */
export function newestOpened(draws: readonly DrawInstance[]): DrawInstance | undefined {
  return draws.filter(wasOpened).reduce<DrawInstance | undefined>(higher, undefined);
}

function nextOf(draws: readonly DrawInstance[]): DrawInstance | undefined {
  const planned = draws.filter(({ phase }) => phase === 'scheduled');
  return planned.reduce<DrawInstance | undefined>(lower, undefined) ?? newestOpened(draws);
}

function higher(one: DrawInstance | undefined, other: DrawInstance): DrawInstance {
  return one === undefined || other.terms.draw > one.terms.draw ? other : one;
}

function lower(one: DrawInstance | undefined, other: DrawInstance): DrawInstance {
  return one === undefined || other.terms.draw < one.terms.draw ? other : one;
}
