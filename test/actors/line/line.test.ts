import { test } from 'tap';
import {
  homeShardOf,
  liabilityLimits,
  limitsOfSelection,
  nextLineDuty,
  numberOfLine,
  outcomesOf,
} from '../../../actors/line/line.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { MATCH, resolvedAs, SAMPLE_LINE } from '../../support/samples/betting-events.ts';
import { founder } from '../../support/sources/founders.ts';

test('line: every shard deals out numbers that fall to itself', (t) => {
  const seen = new Set<number>();
  for (let shard = 0; shard < 3; shard += 1) {
    for (let lineCount = 0; lineCount < 50; lineCount += 1) {
      const fixture = must(numberOfLine(lineCount, founder(shard, 3)), 'there is one left');
      t.equal(homeShardOf(fixture, { founderCount: 3 }), shard);
      seen.add(fixture);
    }
  }
  t.equal(seen.size, 150, 'and no number twice');
  t.end();
});

test('line: it owes its close until it is over', (t) => {
  t.same(nextLineDuty(SAMPLE_LINE), { duty: 'close', atMs: 60_000 });
  t.match(nextLineDuty({ ...SAMPLE_LINE, state: 'suspended' }), { atMs: 60_000 });
  for (const state of ['closed', 'finished', 'void'] as const) {
    t.equal(nextLineDuty({ ...SAMPLE_LINE, state }), undefined);
  }
  t.end();
});

test('line: the newest resolution is the one that holds', (t) => {
  t.throws(() => outcomesOf(SAMPLE_LINE));
  const corrected = resolvedAs(resolvedAs(SAMPLE_LINE, ['won']), ['lost']);
  t.same(outcomesOf(corrected), ['lost']);
  t.end();
});

test('line: limits are those of the markets, then those of the selections', (t) => {
  const two = {
    ...MATCH,
    markets: [...MATCH.markets, { name: 'goals', liabilityMinorMax: minor(50) }],
    selections: [
      ...MATCH.selections,
      { market: 1, name: 'over 2.5', oddsHundredths: 200, liabilityMinorMax: minor(40) },
    ],
  };
  t.same(liabilityLimits(two), [1_000_000, 50, 1_000_000, 1_000_000, 1_000_000, 40]);
  t.same(limitsOfSelection(two, 3), [1, 5]);
  t.same(limitsOfSelection(two, 0), [0, 2]);
  t.throws(() => limitsOfSelection(two, 4));
  t.end();
});
