/** A shard's correspondence with the desk of a draw's picks. */
import { assert, must } from '../../src/kernel/assert.ts';
import { addMinor, type Minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import type { DrawInstance } from '../draw/instance.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import { type GivePicks, GRANTS, type RecallPicks } from '../mail/pick-mail.ts';
import type { States } from '../states.ts';
import { gameOf } from './evolve-pick-book.ts';
import { isAhead, KEPT_MS } from './pick-book.ts';
import { PickHeadroom } from './pick-headroom.ts';
import type { PickLimitEvent } from './pick-limit-events.ts';
import type { PickShortage } from './weigh-picks.ts';

type PickEvents = (PickLimitEvent | MailPosted)[];

/** Asks for what a purchase lacks, as far as nobody has asked yet. */
export function decideAskForPicks(
  headroom: PickHeadroom,
  { terms, coordinatorShard }: DrawInstance,
  { shortKeys, lacksMinor }: PickShortage,
): PickEvents {
  const { draw } = terms;
  const askable = shortKeys.flatMap((key, at) =>
    headroom.book(key).isAsking ? [] : [{ key, at }],
  );
  if (askable.length === 0) return [];
  const keys = askable.map(({ key }) => key);
  const askedMinor = askable.map(({ at }) => must(lacksMinor[at], 'a pick lacks nothing'));
  return [
    { type: 'PicksAsked', draw, keys },
    postMail(coordinatorShard, { message: 'AskPicks', draw, keys, askedMinor }),
  ];
}

export function decideGivePicks(
  states: States,
  { draw, keys, amountsMinor, grants }: GivePicks,
  { nowMs }: Stamp,
): Decision<PickLimitEvent> {
  const headroom = new PickHeadroom(states, gameOf(states, draw), draw);
  const leftMinor = keys.map((key, index) => {
    const amountMinor = must(amountsMinor[index], 'a pick was given without an amount');
    return grants[index] === GRANTS.last ? addMinor(headroom.unusedMinor(key), amountMinor) : -1;
  });
  const areWhole = grants.map((grant) => (grant === GRANTS.whole ? 1 : 0));
  return accept([
    { type: 'PicksReceived', draw, keys, amountsMinor, leftMinor, areWhole, atMs: nowMs },
  ]);
}

/** What is not used goes back, but for what a buyer is waiting for here. */
export function decideRecallPicks(
  states: States,
  { draw, keys }: RecallPicks,
  from: number,
  { nowMs }: Stamp,
): Decision<PickLimitEvent | MailPosted> {
  const headroom = new PickHeadroom(states, gameOf(states, draw), draw);
  const amountsMinor: Minor[] = [];
  const keptMinor: Minor[] = [];
  for (const key of keys) {
    const unusedMinor = headroom.unusedMinor(key);
    assert(unusedMinor >= 0, 'more of a pick was sold than was allotted');
    const isKept = isAhead(headroom.book(key).keptUntilMs, nowMs, KEPT_MS);
    amountsMinor.push(isKept ? ZERO_MINOR : unusedMinor);
    keptMinor.push(isKept ? unusedMinor : ZERO_MINOR);
  }
  return accept([
    { type: 'PicksGivenBack', draw, keys, amountsMinor },
    postMail(from, { message: 'ReturnPicks', draw, keys, amountsMinor, keptMinor }),
  ]);
}
