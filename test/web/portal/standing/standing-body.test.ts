import { test } from 'tap';
import { must } from '../../../../src/kernel/assert.ts';
import { boardOf } from '../../../../web/portal/picks/board.ts';
import { betsPerDraw, standingBody } from '../../../../web/portal/standing/standing-body.ts';

const board = must(boardOf({ family: 'kOfN', pickCount: 5, numberCount: 36 }), 'no board');
const plain = { kind: 'numbers', main: [1, 2, 3, 4, 5], bonus: [] } as const;
const system = { kind: 'numbers', main: [1, 2, 3, 4, 5, 6, 7], bonus: [] } as const;
const OF_SERIES = { series: 'evening-5of36', board, quickPickCount: 3 };

test('standing tickets: the lines of a slip, and nothing at random beside them', (t) => {
  const wanted = { ...OF_SERIES, lines: [plain, system], drawCount: 4 };
  t.same(standingBody(wanted), {
    series: 'evening-5of36',
    selections: [[1, 2, 3, 4, 5]],
    system: [{ numbers: [1, 2, 3, 4, 5, 6, 7] }],
    draws: 4,
  });
  t.equal(betsPerDraw(wanted), 1 + 21);
  t.end();
});

test('standing tickets: picks at random, until it is stopped', (t) => {
  const wanted = { ...OF_SERIES, lines: [], drawCount: undefined };
  t.same(standingBody(wanted), { series: 'evening-5of36', quickPick: 3 });
  t.equal(betsPerDraw(wanted), 3);
  t.end();
});

test('standing tickets: one draw is a count as well', (t) => {
  const wanted = { ...OF_SERIES, lines: [plain], drawCount: 1 };
  t.match(standingBody(wanted), { draws: 1, selections: [[1, 2, 3, 4, 5]] });
  t.end();
});
