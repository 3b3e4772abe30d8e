import fc from 'fast-check';
import { test } from 'tap';
import { EMPTY_CALENDAR } from '../../../actors/calendar/calendar.ts';
import {
  type DrawEnd,
  expectedNumber,
  hasToWait,
  nextToGrant,
  type SeriesStanding,
  seriesStandingOf,
  withAwaited,
  withClaim,
  withoutDraw,
  withStanding,
} from '../../../actors/calendar/series-standing.ts';
import { type DrawNo, drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

function awaiting(...closes: readonly (readonly [draw: number, closesAtMs: number])[]) {
  return closes.reduce(
    (standing, [draw, closesAtMs]) => withAwaited(standing, { draw: drawNo(draw), closesAtMs }),
    seriesStandingOf(undefined, 'evening'),
  );
}

const granted = (standing: SeriesStanding, draw: DrawNo) =>
  withClaim(standing, draw, { claim: 'granted' });

test('series standing: a draw waits for those that close before it, and for who has it', (t) => {
  const [one, two, three] = [1, 2, 3].map(drawNo) as [DrawNo, DrawNo, DrawNo];
  const standing = awaiting([1, 2_000], [2, 1_000], [3, 2_000]);
  t.same(
    [one, two, three].map((draw) => hasToWait(standing, draw)),
    [true, false, true],
  );
  t.ok(hasToWait(granted(standing, three), two), 'the one that has it comes first');
  t.notOk(hasToWait(standing, drawNo(9)), 'a draw from before there was an order');
  t.same(
    [one, two, three].map((draw) => expectedNumber(standing, draw)),
    [2, 1, 3],
  );
  t.equal(expectedNumber(standing, drawNo(9)), 0);
  t.end();
});

test('series standing: draws are counted until the jackpot is won; cancelled ones are not', (t) => {
  const [one, two] = [drawNo(1), drawNo(2)];
  const over = (standing: SeriesStanding, draw: DrawNo, end: DrawEnd) =>
    withoutDraw(standing, { draw, end, reserveOutMinor: minor(7) });
  const carried = over(awaiting([1, 1], [2, 2]), one, 'carried');
  t.match(carried, { unwonCount: 1, previous: one, reserveOutMinor: 7, awaited: [{ draw: two }] });
  const cancelled = over(carried, two, 'cancelled');
  t.match(cancelled, { unwonCount: 1, previous: one, awaited: [] });
  t.match(over(carried, two, 'won'), { unwonCount: 0, previous: two });
  const unruled = withoutDraw(carried, { draw: two, end: 'carried', reserveOutMinor: null });
  t.match(unruled, { unwonCount: 2, reserveOutMinor: 7 }, 'the reserve was not its own');
  const calendar = withStanding(withStanding(EMPTY_CALENDAR, carried), cancelled);
  t.same(calendar.standings, [cancelled]);
  t.end();
});

test('series standing: every order of claims and ends comes to its end, one at a time', (t) => {
  const order = fc.record({
    closes: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 6 }),
    steps: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(order, ({ closes, steps }) => {
        let standing = awaiting(...closes.map((at, index) => [index + 1, at] as const));
        const ends: number[] = [];
        for (const step of steps) {
          const { awaited } = standing;
          const one = awaited[step % Math.max(1, awaited.length)];
          if (one === undefined) break;
          if (one.claim === 'none') {
            const claim = hasToWait(standing, one.draw) ? 'waiting' : 'granted';
            standing = withClaim(standing, one.draw, { claim });
          } else if (one.claim === 'granted') {
            ends.push(one.draw);
            const end = { draw: one.draw, end: 'carried', reserveOutMinor: null } as const;
            standing = withoutDraw(standing, end);
            const next = nextToGrant(standing);
            if (next !== undefined) standing = granted(standing, next.draw);
          }
          if (standing.awaited.filter(({ claim }) => claim === 'granted').length > 1) return false;
        }
        // Whoever is left could go on: nobody waits where nobody has it and all have asked.
        const isStuck =
          standing.awaited.length > 0 && standing.awaited.every(({ claim }) => claim === 'waiting');
        const inOrder = [...ends].sort((left, right) => {
          return (closes[left - 1] ?? 0) - (closes[right - 1] ?? 0) || left - right;
        });
        return !isStuck && inOrder.join() === ends.join();
      }),
    ),
  );
  t.end();
});
