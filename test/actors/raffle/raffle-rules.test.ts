import { test } from 'tap';
import {
  DEFAULT_RAFFLE_RULES,
  findRulesFault,
  placeCountOf,
  type RaffleRules,
} from '../../../actors/raffle/raffle-rules.ts';
import { minor } from '../../../src/kernel/money.ts';

const prize = (rule: RaffleRules['prize']) => ({ prize: rule });
const table = (...sharesPermyriad: number[]) => prize({ kind: 'table', sharesPermyriad });

test('raffle rules: what an operator may ask for', (t) => {
  const rows: readonly Partial<RaffleRules>[] = [
    {},
    { participantsNeeded: 1 },
    { participantsNeeded: 16_384 },
    { participantsNeeded: 16, entriesPerPlayerMax: 1_024 },
    { chances: 'stake', ifUnfilled: 'draw', fillWithinMs: 1_000 },
    prize({ kind: 'share', sharePermyriad: 10_000 }),
    prize({ kind: 'fixed', prizeMinor: minor(1) }),
    table(5_000, 3_000, 2_000),
  ];
  for (const row of rows) t.equal(findRulesFault({ ...DEFAULT_RAFFLE_RULES, ...row }), undefined);
  t.end();
});

test('raffle rules: what is refused, by its field', (t) => {
  const rows: readonly (readonly [string, object])[] = [
    ['participantsNeeded', { participantsNeeded: 0 }],
    ['participantsNeeded', { participantsNeeded: 16_385 }],
    ['participantsNeeded', { participantsNeeded: 1.5 }],
    ['entriesPerPlayerMax', { entriesPerPlayerMax: 0 }],
    ['entriesPerPlayerMax', { participantsNeeded: 16_384, entriesPerPlayerMax: 2 }],
    ['chances', { chances: 'luck' }],
    ['ifUnfilled', { ifUnfilled: 'wait' }],
    ['fillWithinMs', { fillWithinMs: 999 }],
    ['fillWithinMs', { fillWithinMs: Number.NaN }],
    ['prize', prize({ kind: 'share', sharePermyriad: 0 })],
    ['prize', prize({ kind: 'share', sharePermyriad: 10_001 })],
    ['prize', prize({ kind: 'fixed', prizeMinor: minor(0) })],
    ['prize', prize({ kind: 'fixed', prizeMinor: minor(1_000_000_001) })],
    ['prize', table()],
    ['prize', table(5_000, 5_001)],
    ['prize', table(5_000, 0)],
    ['prize', table(...new Array<number>(101).fill(1))],
    ['prize', { prize: { kind: 'none' } }],
  ];
  for (const [field, row] of rows) {
    t.equal(findRulesFault({ ...DEFAULT_RAFFLE_RULES, ...row }), field, JSON.stringify(row));
  }
  t.end();
});

test('raffle rules: a table has a place for each share', (t) => {
  t.equal(placeCountOf(table(5_000, 3_000).prize), 2);
  t.equal(placeCountOf(DEFAULT_RAFFLE_RULES.prize), 1);
  t.end();
});
