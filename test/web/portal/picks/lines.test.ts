/** Lines as a player puts them together, and as the engine takes them. */
import fc from 'fast-check';
import { test } from 'tap';
import { must } from '../../../../src/kernel/assert.ts';
import { type Board, boardOf } from '../../../../web/portal/picks/board.ts';
import {
  combinationsOf,
  emptyLine,
  faultOf,
  filled,
  NO_NUMBERS,
  withNumber,
} from '../../../../web/portal/picks/line.ts';
import { purchaseBody } from '../../../../web/portal/picks/purchase-body.ts';

const of36 = board({ family: 'kOfN', pickCount: 5, numberCount: 36 });
const of45 = board({ family: 'kOfN', pickCount: 6, numberCount: 45 });
const drums = board({
  family: 'twoDrums',
  pickCount: 5,
  numberCount: 50,
  bonusPickCount: 2,
  bonusNumberCount: 12,
});
const keno = board({ family: 'keno', numberCount: 80, spotsMax: 10, quickPickSpots: 10 });
const digits = board({ family: 'digits', digitCount: 3 });
const raffle = board({ family: 'numberRaffle', digitCount: 6 });

function board(game: Parameters<typeof boardOf>[0]): Board {
  return must(boardOf(game), 'no board');
}

function numbers(main: readonly number[], bonus: readonly number[] = []) {
  return { kind: 'numbers', main, bonus } as const;
}

test('lines: a number is chosen, and let go again', (t) => {
  const line = withNumber(withNumber(NO_NUMBERS, 'main', 9), 'main', 3);
  t.same(line.main, [3, 9]);
  t.same(withNumber(line, 'main', 9).main, [3]);
  t.end();
});

test('lines: what is missing, and what is too much', (t) => {
  t.equal(faultOf(numbers([1, 2, 3, 4]), of36), 'tooFew');
  t.equal(faultOf(numbers([1, 2, 3, 4, 5]), of36), undefined);
  t.equal(faultOf(numbers(range(28)), of36), 'tooManyCombinations');
  t.equal(faultOf(numbers(range(29)), of36), 'tooMany');
  t.equal(faultOf(numbers(range(20)), of45), 'tooMany');
  t.equal(faultOf(numbers([1, 2, 3, 4, 5], [1]), drums), 'tooFew');
  t.equal(faultOf(numbers([7]), keno), undefined);
  t.equal(faultOf(numbers(range(11)), keno), 'tooMany');
  t.equal(faultOf({ kind: 'digits', digits: '07', play: 'straight' }, digits), 'tooFew');
  t.equal(faultOf({ kind: 'digits', digits: '777', play: 'box' }, digits), 'alike');
  t.equal(faultOf({ kind: 'digits', digits: '777', play: 'straight' }, digits), undefined);
  t.equal(faultOf({ kind: 'digits', digits: '000000', play: 'box' }, raffle), undefined);
  t.end();
});

test('lines: a system costs each of its combinations', (t) => {
  t.equal(combinationsOf(numbers(range(7)), of36), 21);
  t.equal(combinationsOf(numbers(range(18)), of36), 8_568);
  t.equal(combinationsOf(numbers(range(6), range(3)), drums), 18);
  t.equal(combinationsOf(numbers(range(10)), keno), 1);
  t.end();
});

test('lines: filled at random they are whole, and keep what was chosen', (t) => {
  const bounded = fc.infiniteStream(fc.nat());
  for (const one of [of36, of45, drums, keno, digits, raffle]) {
    fc.assert(
      fc.property(bounded, (stream) => {
        const below = (bound: number): number => must(stream.next().value, 'endless') % bound;
        const line = filled(emptyLine(one), one, below);
        t.equal(faultOf(line, one), undefined);
        t.equal(combinationsOf(line, one), 1);
      }),
      { numRuns: 50 },
    );
  }
  let asked = 0;
  const fromLast = (bound: number): number => bound - 1 - (asked++ % bound);
  const kept = filled(numbers([36]), of36, fromLast);
  t.ok(kept.kind === 'numbers' && kept.main.includes(36));
  t.end();
});

test('lines: sorted into the forms that the engine takes', (t) => {
  const wanted = { lines: [numbers(range(7)), numbers(range(5))], board: of36, drawCount: 1 };
  t.same(purchaseBody(wanted), {
    selections: [[1, 2, 3, 4, 5]],
    system: [{ numbers: [1, 2, 3, 4, 5, 6, 7] }],
  });
  t.same(purchaseBody({ lines: [numbers(range(5), [2, 12])], board: drums, drawCount: 4 }), {
    draws: 4,
    selections: [{ main: [1, 2, 3, 4, 5], bonus: [2, 12] }],
  });
  const box = { kind: 'digits', digits: '007', play: 'box' } as const;
  t.same(purchaseBody({ lines: [box], board: digits, drawCount: 1 }), {
    plays: [{ digits: '007', kind: 'box' }],
  });
  const number = { kind: 'digits', digits: '000000', play: 'straight' } as const;
  t.same(purchaseBody({ lines: [number], board: raffle, drawCount: 1 }), { numbers: ['000000'] });
  t.end();
});

function range(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
