/**
 * A stretch of a walk: as many of the next standing tickets as enter the draw one after the other,
 * in one event.
 *
 * Each is decided by itself, on what those before it leave behind: a player may have several, and
 * the draw's tickets are numbered in their order. While they enter, only the player's balance and
 * the draw's room go down, and a copy keeps both. Whatever ends one is decided on the state itself:
 * a stretch that has begun ends before it, and the next one begins with it.
 */
import { must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, minor, multiplyMinor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import type { Stamp } from '../decider.ts';
import type { InstanceIn } from '../draw/instance.ts';
import { combinationsOf } from '../games/combinations.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import type { Account } from '../wallet/account.ts';
import { decideEntry, type EntryDecision, type EntrySources } from './decide-entry.ts';
import { ended } from './decide-standing.ts';
import type { StandingTicketEnded, StandingTicketsEntered } from './standing-events.ts';
import { entryTermsOf, type StandingTicket } from './standing-ticket.ts';

export type EntryEvent = StandingTicketsEntered | StandingTicketEnded;

export interface EntriesDecision {
  readonly events: readonly EntryEvent[];
  /** Of the standing tickets that were given, how many this is about. */
  readonly lookedCount: number;
  /** `wait`: it is not certain what time it is. `over`: the draw sells no more. */
  readonly outcome: 'goesOn' | 'wait' | 'over';
}

/** About at least one of them, unless it waits or is over. */
export function decideEntries(
  tickets: readonly StandingTicket[],
  {
    accountOf,
    instance,
    identity,
  }: Pick<EntrySources, 'instance' | 'identity'> & {
    readonly accountOf: (player: PlayerKey) => Account | undefined;
  },
  stamp: Stamp,
): EntriesDecision {
  const terms = entryTermsOf(instance.terms);
  const stretch = new Stretch(instance, stamp.nowMs);
  let account: Account | undefined;
  for (const [index, ticket] of tickets.entries()) {
    if (index === 0 || ticket.player !== tickets[index - 1]?.player) {
      account = copyOf(accountOf(ticket.player));
    }
    const sources = { account, instance: stretch.instance, identity, terms };
    const decision = decideEntry(ticket, sources, stamp);
    switch (decision.outcome) {
      case 'entered':
        stretch.enter(ticket, must(account, 'a purchase was accepted of nobody'), decision);
        break;
      case 'ended': {
        if (stretch.hasBegun) return stretch.decision(index, 'goesOn');
        const events = [ended(ticket, decision.reason, stamp.nowMs)];
        return { events, lookedCount: index + 1, outcome: 'goesOn' };
      }
      case 'passed':
        break;
      default:
        return stretch.decision(index, decision.outcome);
    }
  }
  return stretch.decision(tickets.length, 'goesOn');
}

class Stretch {
  /** As it is after those that have entered. */
  readonly instance: InstanceIn<'open'>;
  readonly #firstOrdinal: number;
  readonly #atMs: number;
  readonly #players: PlayerKey[] = [];
  readonly #entryCounts: number[] = [];
  readonly #numbers: number[] = [];
  readonly #prepaidMinor: Minor[] = [];
  readonly #rewardsHundredths: PointsHundredths[] = [];
  readonly #wordCounts: number[] = [];
  readonly #words: number[] = [];
  readonly #completed: StandingTicketEnded[] = [];

  constructor(instance: InstanceIn<'open'>, atMs: number) {
    this.instance = { ...instance };
    this.#firstOrdinal = instance.ticketCount;
    this.#atMs = atMs;
  }

  get hasBegun(): boolean {
    return this.#numbers.length > 0;
  }

  /** `account`: a copy, which goes on as the player's does. */
  enter(
    ticket: StandingTicket,
    account: Account,
    { bought, prepaidMinor, rewardHundredths }: Extract<EntryDecision, { outcome: 'entered' }>,
  ): void {
    const { player, number } = ticket;
    const { masks } = bought;
    const { instance } = this;
    const { game, priceMinor } = instance.terms;
    const stakeMinor = multiplyMinor(priceMinor, combinationsOf(game, masks));
    account.balanceMinor = minor(account.balanceMinor + prepaidMinor - stakeMinor);
    instance.ticketCount += ticketCountOf(game, masks);
    instance.stakeMinor = addMinor(instance.stakeMinor, stakeMinor);
    const last = this.#players.length - 1;
    if (this.#players[last] === player)
      this.#entryCounts[last] = 1 + (this.#entryCounts[last] ?? 0);
    else {
      this.#players.push(player);
      this.#entryCounts.push(1);
    }
    this.#numbers.push(number);
    this.#prepaidMinor.push(prepaidMinor);
    this.#rewardsHundredths.push(rewardHundredths);
    this.#wordCounts.push(masks.length);
    for (const word of masks) this.#words.push(word);
    if (ticket.drawsLeft !== 1) return;
    this.#completed.push(ended({ ...ticket, drawsLeft: 0 }, 'completed', this.#atMs));
  }

  decision(lookedCount: number, outcome: EntriesDecision['outcome']): EntriesDecision {
    if (!this.hasBegun) return { events: [], lookedCount, outcome };
    const entered: StandingTicketsEntered = {
      type: 'StandingTicketsEntered',
      draw: this.instance.terms.draw,
      firstOrdinal: this.#firstOrdinal,
      players: this.#players,
      entryCounts: this.#entryCounts,
      numbers: this.#numbers,
      prepaidMinor: this.#prepaidMinor,
      rewardsHundredths: this.#rewardsHundredths,
      wordCounts: this.#wordCounts,
      words: this.#words,
      atMs: this.#atMs,
    };
    return { events: [entered, ...this.#completed], lookedCount, outcome };
  }
}

function copyOf(account: Account | undefined): Account | undefined {
  return account === undefined ? undefined : { ...account };
}
