/**
 * A standing ticket at the opening of a draw: it is entered, left for the next draw, or it ends.
 *
 * The purchase is the decision that a player's own would get, so no rule of it is gone around.
 */
import { type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { Rejected, Stamp } from '../decider.ts';
import {
  type BuyTickets,
  decideBuyTickets,
  type PurchaseEvent,
  type PurchaseSources,
} from '../draw/decide-purchase.ts';
import type { InstanceIn } from '../draw/instance.ts';
import type { Account } from '../wallet/account.ts';
import { standingEntryId } from '../wallet/ledger-entry.ts';
import { ended } from './decide-standing.ts';
import type { StandingTicketEnded, StandingTicketEntered } from './standing-events.ts';
import type { EntryTerms, StandingTicket } from './standing-ticket.ts';

export type EntryEvent = PurchaseEvent | StandingTicketEntered | StandingTicketEnded;

/**
 * `entered`, `ended` or `passed`: the walk goes on. `wait`: it is not certain what time it is.
 * `over`: the draw sells no more.
 */
export interface EntryDecision {
  readonly outcome: 'entered' | 'ended' | 'passed' | 'wait' | 'over';
  readonly events: readonly EntryEvent[];
}

/** It is not a client's, and its picks are words already. */
const OF_THE_ENGINE = { picks: [], quickPick: 0, idempotencyKey: '', fingerprint: 0 } as const;

const PASSED: EntryDecision = { outcome: 'passed', events: [] };
const WAIT: EntryDecision = { outcome: 'wait', events: [] };
const OVER: EntryDecision = { outcome: 'over', events: [] };

export function decideEntry(
  {
    ticket,
    account,
    instance,
    identity,
    terms,
  }: {
    readonly ticket: StandingTicket;
    readonly account: Account | undefined;
    readonly instance: InstanceIn<'open'>;
    readonly identity: PurchaseSources['identity'];
    /** Of the instance: made once for all that enter it. */
    readonly terms: EntryTerms;
  },
  stamp: Stamp,
): EntryDecision {
  const { draw, seriesId } = instance.terms;
  if (ticket.seriesId !== seriesId || draw <= ticket.lastDraw) return PASSED;
  const { player, number, kind } = ticket;
  const atMs = stamp.nowMs;
  if (!isMadeFor(ticket, terms)) return over(ticket, 'termsChanged', atMs);
  const isPrepaid = kind === 'prepaid';
  const held = isPrepaid ? withStake(account, ticket.stakeMinor) : account;
  const purchase = purchaseOf(ticket, draw, atMs);
  const decision = decideBuyTickets({ account: held, instance, identity }, purchase, stamp);
  if (decision.kind === 'rejected') return refused(ticket, decision, atMs);
  const entryId = standingEntryId(number, draw);
  const events = decision.events.map((event) =>
    'entryId' in event ? { ...event, entryId } : event,
  );
  const paidMinor = isPrepaid ? ticket.stakeMinor : ZERO_MINOR;
  const entered = { type: 'StandingTicketEntered', player, number, draw, paidMinor, atMs } as const;
  if (ticket.drawsLeft !== 1) return { outcome: 'entered', events: [entered, ...events] };
  const last = { ...ended({ ...ticket, drawsLeft: 0 }, 'completed', atMs) };
  return { outcome: 'entered', events: [entered, ...events, last] };
}

function isMadeFor(ticket: StandingTicket, terms: EntryTerms): boolean {
  return (
    ticket.priceMinor === terms.priceMinor &&
    ticket.rulesMark === terms.rulesMark &&
    ticket.gameId === terms.gameId
  );
}

/** As if what was prepaid were there: it is, once it is known that the draw is entered. */
function withStake(account: Account | undefined, stakeMinor: Minor): Account | undefined {
  if (account === undefined || account.balanceMinor >= stakeMinor) return account;
  return { ...account, balanceMinor: stakeMinor };
}

function purchaseOf(
  { player, words, earnsHundredths }: StandingTicket,
  draw: BuyTickets['draw'],
  receivedAtMs: number,
): BuyTickets {
  const purchase = { player, draw, ...OF_THE_ENGINE, words, receivedAtMs };
  if (earnsHundredths === 0) return purchase;
  return { ...purchase, points: { pays: false, earnsHundredths } };
}

/** What only this draw is to blame for leaves the standing ticket as it is. */
function refused(ticket: StandingTicket, { code }: Rejected, atMs: number): EntryDecision {
  switch (code) {
    case 'clockUnsure':
      return WAIT;
    case 'drawClosed':
      return OVER;
    case 'drawFull':
      return PASSED;
    default:
      return over(ticket, code, atMs);
  }
}

function over(
  ticket: StandingTicket,
  reason: StandingTicketEnded['reason'],
  atMs: number,
): EntryDecision {
  return { outcome: 'ended', events: [ended(ticket, reason, atMs)] };
}
