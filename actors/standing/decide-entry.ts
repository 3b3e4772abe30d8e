/**
 * A standing ticket at the opening of a draw: it is entered, left for the next draw, or it ends.
 *
 * The purchase is the decision that a player's own would get, so no rule of it is gone around.
 */
import { must } from '../../src/kernel/assert.ts';
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { type PointsHundredths, ZERO_POINTS } from '../../src/kernel/points.ts';
import type { Rejected, Stamp } from '../decider.ts';
import {
  type BuyTickets,
  decideBuyTickets,
  type PurchaseEvent,
  type PurchaseSources,
} from '../draw/decide-purchase.ts';
import type { InstanceIn } from '../draw/instance.ts';
import type { TicketsBought } from '../draw/instance-events.ts';
import type { PointsEarned } from '../points/points-events.ts';
import type { Account } from '../wallet/account.ts';
import type { EndReason, EntryTerms, StandingTicket } from './standing-ticket.ts';

/**
 * `entered`, `ended` or `passed`: the walk goes on. `wait`: it is not certain what time it is.
 * `over`: the draw sells no more.
 */
export type EntryDecision =
  | {
      readonly outcome: 'entered';
      readonly bought: Pick<TicketsBought, 'masks'>;
      /** Out of what was prepaid. */
      readonly prepaidMinor: Minor;
      /** Points that the stake earns. */
      readonly rewardHundredths: PointsHundredths;
    }
  | { readonly outcome: 'ended'; readonly reason: EndReason }
  | { readonly outcome: 'passed' | 'wait' | 'over' };

export interface EntrySources {
  readonly account: Account | undefined;
  readonly instance: InstanceIn<'open'>;
  readonly identity: PurchaseSources['identity'];
  /** Of the instance: made once for all that enter it. */
  readonly terms: EntryTerms;
}

const PASSED: EntryDecision = { outcome: 'passed' };
const WAIT: EntryDecision = { outcome: 'wait' };
const OVER: EntryDecision = { outcome: 'over' };

export function decideEntry(
  ticket: StandingTicket,
  { account, instance, identity, terms }: EntrySources,
  stamp: Stamp,
): EntryDecision {
  const { draw, seriesId } = instance.terms;
  if (ticket.seriesId !== seriesId || draw <= ticket.lastDraw) return PASSED;
  if (!isMadeFor(ticket, terms)) return { outcome: 'ended', reason: 'termsChanged' };
  const prepaidMinor = ticket.kind === 'prepaid' ? ticket.stakeMinor : ZERO_MINOR;
  const held = withPrepaid(account, prepaidMinor);
  const purchase = purchaseOf(ticket, draw, stamp.nowMs);
  const decision = decideBuyTickets({ account: held, instance, identity }, purchase, stamp);
  if (decision.kind === 'rejected') return refused(decision);
  const { events } = decision;
  const bought = must(events.find(isBought), 'an accepted purchase is no event');
  const rewardHundredths = events.find(isEarned)?.amountHundredths ?? ZERO_POINTS;
  return { outcome: 'entered', bought, prepaidMinor, rewardHundredths };
}

function isMadeFor(ticket: StandingTicket, terms: EntryTerms): boolean {
  return (
    ticket.priceMinor === terms.priceMinor &&
    ticket.rulesMark === terms.rulesMark &&
    ticket.gameId === terms.gameId
  );
}

/** As if what was prepaid were there: it is, once it is known that the draw is entered. */
function withPrepaid(account: Account | undefined, prepaidMinor: Minor): Account | undefined {
  if (account === undefined || account.balanceMinor >= prepaidMinor) return account;
  return { ...account, balanceMinor: prepaidMinor };
}

/** It is not a client's, and its picks are words already. */
function purchaseOf(
  { player, words, earnsHundredths }: StandingTicket,
  draw: BuyTickets['draw'],
  receivedAtMs: number,
): BuyTickets {
  const purchase = {
    player,
    draw,
    picks: [],
    quickPick: 0,
    idempotencyKey: '',
    fingerprint: 0,
    words,
    receivedAtMs,
  };
  if (earnsHundredths === 0) return purchase;
  return { ...purchase, points: { pays: false, earnsHundredths } };
}

/** What only this draw is to blame for leaves the standing ticket as it is. */
function refused({ code }: Rejected): EntryDecision {
  switch (code) {
    case 'clockUnsure':
      return WAIT;
    case 'drawClosed':
      return OVER;
    case 'drawFull':
      return PASSED;
    default:
      return { outcome: 'ended', reason: code };
  }
}

function isBought(event: PurchaseEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}

function isEarned(event: PurchaseEvent): event is PointsEarned {
  return event.type === 'PointsEarned';
}
