/** What the desk of a draw's picks does with questions, and with what shards give back. */
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { accept, type Decision } from '../decider.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { type AskPicks, GRANTS, type Grant, type ReturnPicks } from '../mail/pick-mail.ts';
import type { States } from '../states.ts';
import { gameOf } from './evolve-pick-book.ts';
import { pickDeskOf } from './evolve-pick-desk.ts';
import {
  firstWaiting,
  grantFor,
  holdersBeside,
  type PickDesk,
  withAsk,
  withGrant,
  withReturn,
} from './pick-desk.ts';
import type { PickLimitEvent } from './pick-limit-events.ts';

type DeskDecision = Decision<PickLimitEvent | MailPosted>;

export function decideAskPicks(states: States, mail: AskPicks, from: number): DeskDecision {
  const { draw, keys, askedMinor } = mail;
  const steps = new DeskSteps(states, draw);
  for (const [index, key] of keys.entries()) {
    const asked = must(askedMinor[index], 'a pick was asked for without an amount');
    steps.goOn(key, withAsk(pickDeskOf(states, draw, key), from, asked));
  }
  const taken = { type: 'PickAsksTaken', draw, shard: from, keys, askedMinor } as const;
  return accept([taken, ...steps.events()]);
}

export function decideReturnPicks(states: States, mail: ReturnPicks, from: number): DeskDecision {
  const { draw, keys, amountsMinor, keptMinor } = mail;
  const steps = new DeskSteps(states, draw);
  for (const [index, key] of keys.entries()) {
    const returned = withReturn(pickDeskOf(states, draw, key), from, {
      amountMinor: must(amountsMinor[index], 'a pick was returned without an amount'),
      keptMinor: must(keptMinor[index], 'a pick was returned without what is kept of it'),
    });
    steps.goOn(key, returned);
  }
  const { message: _, ...returns } = mail;
  return accept([{ type: 'PicksReturned', ...returns, shard: from }, ...steps.events()]);
}

interface Given {
  readonly keys: number[];
  readonly amountsMinor: Minor[];
  readonly grants: Grant[];
}

/** What follows for some keys, gathered into one event and one letter for each shard. */
class DeskSteps {
  readonly #states: States;
  readonly #draw: DrawNo;
  readonly #given: (Given & { readonly shard: number })[] = [];
  readonly #recalled: { readonly key: number; readonly holders: readonly number[] }[] = [];

  constructor(states: States, draw: DrawNo) {
    this.#states = states;
    this.#draw = draw;
  }

  /** Answers those who wait for a key, as far as that can be done now. */
  goOn(key: number, changed: PickDesk): void {
    const { identity } = this.#states;
    const game = gameOf(this.#states, this.#draw);
    let desk = changed;
    for (;;) {
      const first = firstWaiting(desk);
      if (first === undefined || desk.unanswered > 0) return;
      const { shard, askedMinor } = first;
      const amountMinor = grantFor(desk, game, askedMinor, identity);
      const isShort = amountMinor < askedMinor;
      const holders = isShort && !desk.isRecalled ? holdersBeside(desk, shard) : [];
      if (holders.length > 0) {
        this.#recalled.push({ key, holders });
        return;
      }
      const isLast = desk.keptMinor === 0;
      const grant = !isShort ? GRANTS.whole : isLast ? GRANTS.last : GRANTS.part;
      this.#give(shard, key, amountMinor, grant);
      desk = withGrant(desk, shard, amountMinor);
    }
  }

  events(): (PickLimitEvent | MailPosted)[] {
    const draw = this.#draw;
    const events: (PickLimitEvent | MailPosted)[] = [];
    for (const { shard, keys, amountsMinor, grants } of this.#given) {
      events.push({ type: 'PicksGiven', draw, shard, keys, amountsMinor });
      events.push(postMail(shard, { message: 'GivePicks', draw, keys, amountsMinor, grants }));
    }
    if (this.#recalled.length === 0) return events;
    const keys = this.#recalled.map(({ key }) => key);
    const holderCounts = this.#recalled.map(({ holders }) => holders.length);
    events.push({ type: 'PicksRecalled', draw, keys, holderCounts });
    for (const holder of new Set(this.#recalled.flatMap(({ holders }) => holders))) {
      const asked = this.#recalled.filter(({ holders }) => holders.includes(holder));
      const theirs = asked.map(({ key }) => key);
      events.push(postMail(holder, { message: 'RecallPicks', draw, keys: theirs }));
    }
    return events;
  }

  #give(shard: number, key: number, amountMinor: Minor, grant: Grant): void {
    // One shard after the other has its turn, so a key's answers stay in their order.
    const last = this.#given.at(-1);
    const given = last?.shard === shard ? last : { shard, keys: [], amountsMinor: [], grants: [] };
    if (given !== last) this.#given.push(given);
    given.keys.push(key);
    given.amountsMinor.push(amountMinor);
    given.grants.push(grant);
  }
}
