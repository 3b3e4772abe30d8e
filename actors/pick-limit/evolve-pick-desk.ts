import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { States } from '../states.ts';
import { gameOf } from './evolve-pick-book.ts';
import {
  allottedTotal,
  firstWaiting,
  newPickDesk,
  type PickDesk,
  withAsk,
  withGrant,
  withRecall,
  withReturn,
} from './pick-desk.ts';
import type { LimitedGame } from './pick-limit.ts';
import type {
  PickAsksTaken,
  PicksGiven,
  PicksRecalled,
  PicksReturned,
} from './pick-limit-events.ts';

export function evolvePickAsksTaken(states: States, event: PickAsksTaken): void {
  const { draw, shard, keys, askedMinor } = event;
  for (const [index, key] of keys.entries()) {
    const asked = must(askedMinor[index], 'a pick was asked for without an amount');
    states.pickDesks.put({ draw, key }, withAsk(pickDeskOf(states, draw, key), shard, asked));
  }
}

export function evolvePicksRecalled(states: States, event: PicksRecalled): void {
  const { draw, keys, holderCounts } = event;
  for (const [index, key] of keys.entries()) {
    const desk = pickDeskOf(states, draw, key);
    assert(desk.unanswered === 0, 'a pick was recalled twice at a time');
    const holderCount = must(holderCounts[index], 'a pick was recalled from nobody');
    states.pickDesks.put({ draw, key }, withRecall(desk, holderCount));
  }
}

export function evolvePicksReturned(states: States, event: PicksReturned): void {
  const { draw, shard, keys, amountsMinor, keptMinor } = event;
  for (const [index, key] of keys.entries()) {
    const desk = withReturn(pickDeskOf(states, draw, key), shard, {
      amountMinor: must(amountsMinor[index], 'a pick was returned without an amount'),
      keptMinor: must(keptMinor[index], 'a pick was returned without what is kept of it'),
    });
    assert(desk.unanswered >= 0, 'a pick was returned that was not recalled');
    assert((desk.allottedMinor[shard] ?? 0) >= 0, 'a shard returned more of a pick than it had');
    states.pickDesks.put({ draw, key }, desk);
  }
}

export function evolvePicksGiven(states: States, event: PicksGiven): void {
  const { draw, shard, keys, amountsMinor } = event;
  const game = gameOf(states, draw);
  for (const [index, key] of keys.entries()) {
    const before = pickDeskOf(states, draw, key);
    assert(firstWaiting(before)?.shard === shard, 'a pick was given to a shard out of its turn');
    const amountMinor = must(amountsMinor[index], 'a pick was given without an amount');
    const desk = withGrant(before, shard, amountMinor);
    const totalMinor = allottedTotal(desk);
    const { liabilityMinorMax } = game.pickLimit;
    assert(totalMinor <= liabilityMinorMax, 'more of a pick was given than may be sold');
    const isNear = before.isNear || isNearLimit(game, totalMinor);
    states.pickDesks.put({ draw, key }, { ...desk, isNear });
    const isOnSale = states.instances.get(draw)?.phase === 'open';
    if (isNear && !before.isNear && isOnSale) {
      states.nearPicks.put(draw, (states.nearPicks.get(draw) ?? 0) + 1);
    }
  }
}

export function isNearLimit({ pickLimit }: LimitedGame, dealtMinor: number): boolean {
  const { liabilityMinorMax, alarmPermyriad } = pickLimit;
  return dealtMinor >= Math.ceil((liabilityMinorMax * alarmPermyriad) / 10_000);
}

/** The desk of a key; a new one where nobody has asked yet. */
export function pickDeskOf(states: States, draw: DrawNo, key: number): PickDesk {
  const known = states.pickDesks.get({ draw, key });
  return known ?? newPickDesk(gameOf(states, draw), states.identity);
}
