/**
 * Standing tickets: the same picks in one draw after the other of a series.
 *
 * Two kinds share one life. A *prepaid* one was paid for with a purchase of several draws: its
 * money waits in the account `orders`, and moves into each draw that it enters. A *recurring* one
 * buys from the balance at each opening, until it is stopped, has bought as often as it was asked
 * to, or cannot buy. Both end by themselves when a draw has another price or other rules than they
 * were made for; their player gets the rest of the money back, and is told why.
 *
 * A draw is entered as it opens on the player's shard (standing-walk.ts), once at most: it has a
 * higher number than the last one that was entered, and than any that was open when the standing
 * ticket was made. So whatever is repeated, and wherever its player moves, none is entered twice.
 */

import { assert } from '../../src/kernel/assert.ts';
import { hashOfText } from '../../src/kernel/fnv.ts';
import { type DrawNo, ORDINAL_MAX, type StandingPlace } from '../../src/kernel/ids.ts';
import { type Minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { rememberLast } from '../../src/kernel/remember-last.ts';
import type { DrawTerms } from '../draw/terms.ts';
import type { Game } from '../games/game.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { formOf } from '../stored-form.ts';

/** Draws of one purchase, with the one that is bought at once: a year of weekly draws. */
export const PREPAID_DRAWS_MIN = 2;
export const PREPAID_DRAWS_MAX = 52;
/** Draws that a recurring one may be limited to. */
export const RECURRING_DRAWS_MAX = 10_000;
/** Of one player: each is looked at when a draw of its series opens. */
export const STANDING_ACTIVE_MAX = 100;
/** The newest of those that ended are kept to be looked at; older ones are forgotten. */
export const STANDING_ENDED_KEPT_MAX = 100;
/** The last number of a player's standing ticket: its id and its key have 32 bits for it. */
export const STANDING_NUMBER_MAX = ORDINAL_MAX;

export type StandingKind = 'prepaid' | 'recurring';

/** Why it ended: by itself, by its player, or by the refusal of a purchase. */
export type EndReason = 'completed' | 'stopped' | 'termsChanged' | RejectionCode;

/** Changed in place by each entry. */
export interface StandingTicket extends StandingPlace {
  readonly kind: StandingKind;
  readonly seriesId: string;
  readonly gameId: string;
  /** Of the rules that it was made for (`rulesMarkOf`). */
  readonly rulesMark: number;
  readonly priceMinor: Minor;
  /** Of its picks, one after the other (games/family.ts); those picked at random stay, too. */
  readonly words: readonly number[];
  readonly pickCount: number;
  /** Who prints them (games/printer.ts). */
  readonly printer: number;
  /** For all of its picks in one draw. */
  readonly stakeMinor: Minor;
  /** What its stakes earn in points, by the rate at which it was made. */
  readonly earnsHundredths: number;
  readonly madeAtMs: number;
  /** Null: until it is stopped. */
  drawsLeft: number | null;
  enteredCount: number;
  /** No draw up to this number is entered any more; 0 before the first. */
  lastDraw: DrawNo | 0;
  /** Null while it is active. */
  endReason: EndReason | null;
  endedAtMs: number | null;
  refundMinor: Minor;
}

/** Which of a player's there are: active ones, and those that ended, oldest first. */
export interface StandingSet {
  readonly madeCount: number;
  readonly active: readonly number[];
  /** By active one, the mark of its series: where it is kept (series-index.ts). */
  readonly activeIn: readonly number[];
  readonly ended: readonly number[];
}

export const NO_STANDING: StandingSet = { madeCount: 0, active: [], activeIn: [], ended: [] };

/** A purchase of several draws, by its first ticket: what its answer says of the other draws. */
export interface StandingSale extends StandingPlace {
  readonly drawsLeft: number;
  readonly prepaidMinor: Minor;
}

/** What it has not before its end takes no place before that. */
export const STANDING_FORM = formOf<StandingTicket>()(
  [
    'player',
    'number',
    'kind',
    'seriesId',
    'gameId',
    'rulesMark',
    'priceMinor',
    'words',
    'pickCount',
    'printer',
    'stakeMinor',
    'earnsHundredths',
    'madeAtMs',
    'drawsLeft',
    'enteredCount',
    'lastDraw',
  ],
  { later: { endReason: null, endedAtMs: null, refundMinor: ZERO_MINOR } },
);

/** What of it waits in the account `orders`. */
export function prepaidOf(
  ticket: Pick<StandingTicket, 'kind' | 'drawsLeft' | 'stakeMinor' | 'endReason'>,
): Minor {
  if (ticket.kind === 'recurring' || ticket.endReason !== null) return ZERO_MINOR;
  assert(ticket.drawsLeft !== null, 'a prepaid standing ticket has no end');
  return multiplyMinor(ticket.stakeMinor, ticket.drawsLeft);
}

/** Series are looked for by it, as keys of rows are short: two of them may have the same one. */
export function seriesMarkOf(seriesId: string): number {
  return hashOfText(seriesId);
}

/** Changes with whatever changes in the rules of a game. Many in a row ask of one draw's. */
export const rulesMarkOf = rememberLast((game: Game): number => hashOfText(JSON.stringify(game)));

/** What it costs to enter a draw, and by which rules. */
export interface EntryTerms {
  readonly gameId: string;
  readonly rulesMark: number;
  readonly priceMinor: Minor;
}

export function entryTermsOf({ game, priceMinor }: DrawTerms): EntryTerms {
  return { gameId: game.gameId, rulesMark: rulesMarkOf(game), priceMinor };
}
