import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, minor, subtractMinor } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { KEPT_MS, LEFT_MS, type PickBook, pickBookOf } from './pick-book.ts';
import { isLimited, type LimitedGame } from './pick-limit.ts';
import type { PicksAsked, PicksGivenBack, PicksReceived } from './pick-limit-events.ts';

export function evolvePicksAsked(states: States, { draw, keys }: PicksAsked): void {
  for (const key of keys) {
    const book = bookOf(states, draw, key);
    assert(!book.isAsking, 'a shard asks about a pick while it waits for an answer');
    states.pickBooks.put({ draw, key }, { ...book, isAsking: true });
  }
}

export function evolvePicksReceived(states: States, event: PicksReceived): void {
  const { draw, keys, amountsMinor, leftMinor, areWhole, atMs } = event;
  for (const [index, key] of keys.entries()) {
    const book = bookOf(states, draw, key);
    assert(book.isAsking, 'a shard was given of a pick that it did not ask for');
    const amountMinor = must(amountsMinor[index], 'a pick was given without an amount');
    const left = must(leftMinor[index], 'a pick was given without what is left of it');
    const isLast = left >= 0;
    states.pickBooks.put(
      { draw, key },
      {
        allottedMinor: addMinor(book.allottedMinor, amountMinor),
        isAsking: false,
        // Others may have what is too little for the buyer who waits.
        keptUntilMs: areWhole[index] === 1 ? atMs + KEPT_MS : 0,
        leftMinor: minor(Math.max(0, left)),
        leftUntilMs: isLast ? atMs + LEFT_MS : 0,
      },
    );
  }
}

export function evolvePicksGivenBack(states: States, event: PicksGivenBack): void {
  const { draw, keys, amountsMinor } = event;
  for (const [index, key] of keys.entries()) {
    const book = bookOf(states, draw, key);
    const amountMinor = must(amountsMinor[index], 'a pick was given back without an amount');
    const allottedMinor = subtractMinor(book.allottedMinor, amountMinor);
    assert(allottedMinor >= 0, 'a shard gave back more of a pick than it had');
    // What goes is left, but no longer here: others may sell it.
    const leftUntilMs = amountMinor > 0 ? 0 : book.leftUntilMs;
    states.pickBooks.put({ draw, key }, { ...book, allottedMinor, leftUntilMs });
  }
}

function bookOf(states: States, draw: DrawNo, key: number): Readonly<PickBook> {
  return pickBookOf(states, gameOf(states, draw), { draw, key });
}

/** The draw's coordinator may be asked before its mail has announced the draw to its own shard. */
export function gameOf(
  { instances, coordinators }: Pick<States, 'instances' | 'coordinators'>,
  draw: DrawNo,
): LimitedGame {
  const known = instances.get(draw) ?? coordinators.get(draw);
  const { game } = must(known, 'a pick is of a draw that was not announced').terms;
  assert(isLimited(game), 'a game without a limit has a pick that is dealt out');
  return game;
}
