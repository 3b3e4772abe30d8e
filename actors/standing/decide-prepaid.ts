/**
 * A purchase of several draws, paid at once: the first of them is bought as ever, and the money for
 * the others waits for the next draws of the series, as they open.
 */

import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, multiplyMinor } from '../../src/kernel/money.ts';
import { accept, type Decision, type Rejected, reject, type Stamp } from '../decider.ts';
import {
  type BuyTickets,
  decideBuyTickets,
  type PurchaseEvent,
  type PurchaseSources,
} from '../draw/decide-purchase.ts';
import type { DrawInstance } from '../draw/instance.ts';
import type { TicketsBought } from '../draw/instance-events.ts';
import { combinationsOf } from '../games/combinations.ts';
import { printerOf } from '../games/printer.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import type { PurchasePoints } from '../points/points-rates.ts';
import { prepaymentEntryId } from '../wallet/ledger-entry.ts';
import type { StandingTicketMade } from './standing-events.ts';
import { roomRefusal } from './standing-room.ts';
import { entryTermsOf, type StandingSet } from './standing-ticket.ts';

export interface BuyForDraws extends BuyTickets {
  /** The first one, and as many of the next. */
  readonly draws: number;
}

export type PrepaidEvent = PurchaseEvent | StandingTicketMade;

/**
 * The refusals of the purchase come first. The prepayment stands before the purchase, so that the
 * entry of the client's key has the balance after both.
 */
export function decideBuyForDraws(
  {
    set,
    newestOpen,
    ...sources
  }: Omit<PurchaseSources, 'headroom' | 'hints'> & {
    readonly set: StandingSet;
    /** The highest number of a draw of the series that is, or was, on sale. */
    readonly newestOpen: DrawNo;
  },
  command: BuyForDraws,
  stamp: Stamp,
): Decision<PrepaidEvent> {
  const { account, instance } = sources;
  const barred = severalDrawsRefusal(instance, command.points?.pays === true);
  if (barred !== undefined) return barred;
  const decision = decideBuyTickets(sources, command, stamp);
  if (decision.kind === 'rejected') return decision;
  const full = roomRefusal(set);
  if (full !== undefined) return full;
  const { balanceMinor } = must(account, 'a purchase was accepted of nobody');
  const { terms } = must(instance, 'a purchase was accepted in no draw');
  const bought = must(decision.events.find(isPurchase), 'an accepted purchase is no event');
  const { player, masks, firstOrdinal } = bought;
  const stakeMinor = multiplyMinor(terms.priceMinor, combinationsOf(terms.game, masks));
  const drawsLeft = command.draws - 1;
  const neededMinor = addMinor(stakeMinor, multiplyMinor(stakeMinor, drawsLeft));
  if (neededMinor > balanceMinor) return reject('balanceTooLow', { balanceMinor, neededMinor });
  const number = set.madeCount + 1;
  const made: StandingTicketMade = {
    type: 'StandingTicketMade',
    player,
    number,
    kind: 'prepaid',
    seriesId: terms.seriesId,
    ...entryTermsOf(terms),
    words: masks,
    pickCount: ticketCountOf(terms.game, masks),
    printer: printerOf(terms.game),
    stakeMinor,
    earnsHundredths: earnsOf(command.points),
    drawsLeft,
    lastDraw: newestOpen,
    soldInDraw: terms.draw,
    soldOrdinal: firstOrdinal,
    entryId: prepaymentEntryId(number),
    fingerprint: 0,
    atMs: stamp.nowMs,
  };
  return accept([made, ...decision.events]);
}

/**
 * Why several draws cannot be paid at once, whatever the picks; undefined if they can. A question
 * about the price is refused for it, too.
 */
export function severalDrawsRefusal(
  instance: DrawInstance | undefined,
  isInPoints: boolean,
): Rejected | undefined {
  if (instance === undefined) return reject('drawNotFound');
  if (isInPoints) return reject('drawsNotInPoints');
  return isLimited(instance.terms.game) ? reject('picksLimited') : undefined;
}

/** What each of its stakes earns; 0 where they earn nothing. */
function earnsOf(points: PurchasePoints | undefined): number {
  return points === undefined || points.pays ? 0 : points.earnsHundredths;
}

function isPurchase(event: PurchaseEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}
