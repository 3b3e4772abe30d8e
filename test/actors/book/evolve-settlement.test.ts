/** Settlements worked out by hand. */
import { test } from 'tap';
import { BETS_PER_STEP } from '../../../actors/book/decide-settlement.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, withMoney } from '../../support/samples/actor-events.ts';
import {
  bookOpened,
  bookUpdated,
  combined,
  FIXTURE,
  MATCH,
  OTHER,
  placed,
  resolvedAs,
  SAMPLE_LINE,
  settle,
  THIRD,
} from '../../support/samples/betting-events.ts';

function entry(stage: Stage, entryId: string) {
  return stage.states.entries.get({ player: ADA, entryId })?.amountMinor;
}

/** What players and bets hold; what they paid in stays with the provider. */
function ledgerOf(stage: Stage): Record<string, number> {
  const { clearing: _, ...others } = stage.ledger();
  return others;
}

test('settlement: a single that is won, rounded down', (t) => {
  const stage = given(...withMoney(ADA, 1_000), bookOpened());
  stage.and(placed(ADA, 0, { stakeMinor: 333 }), bookUpdated(resolvedAs(SAMPLE_LINE, ['won'])));
  settle(stage);
  // 1,000 - 333 + ⌊333 × 1.85⌋ = 667 + 616; the house gives 616 for 333.
  t.equal(stage.balanceOf(ADA), 1_283);
  t.same(ledgerOf(stage), { players: 1_283, house: -283 });
  t.equal(entry(stage, `payout.${FIXTURE}.1.0`), 616);
  t.end();
});

test('settlement: a single that is lost, and one at odds that pay nothing', (t) => {
  const stage = given(...withMoney(ADA, 1_000), bookOpened(MATCH));
  stage.and(
    placed(ADA, 0, { stakeMinor: 333, selection: 1 }),
    placed(ADA, 1, { stakeMinor: 1, selection: 0, oddsHundredths: 50 }),
    bookUpdated(resolvedAs(MATCH, ['won', 'lost', 'lost'])),
  );
  settle(stage);
  t.equal(stage.balanceOf(ADA), 666);
  t.same(ledgerOf(stage), { players: 666, house: 334 });
  t.equal(entry(stage, `payout.${FIXTURE}.1.1`), undefined, 'nothing is no entry');
  t.end();
});

test('settlement: several selections, two winners and one void', (t) => {
  const stage = given(...withMoney(ADA, 1_000), ...withMoney(BOB, 1_000), bookOpened(MATCH));
  stage.and(
    placed(ADA, 0, { selection: 0, stakeMinor: 100, oddsHundredths: 250 }),
    placed(BOB, 1, { selection: 1, stakeMinor: 77, oddsHundredths: 333 }),
    placed(ADA, 2, { selection: 2, stakeMinor: 60, oddsHundredths: 280 }),
    placed(ADA, 3, { selection: 1, stakeMinor: 10, oddsHundredths: 330 }),
    bookUpdated(resolvedAs(MATCH, ['won', 'won', 'void'])),
  );
  settle(stage);
  // Ada: 1,000 - 170 + 250 + 60 + 33. Bob: 1,000 - 77 + ⌊256.41⌋.
  t.equal(stage.balanceOf(ADA), 1_173);
  t.equal(stage.balanceOf(BOB), 1_179);
  t.equal(entry(stage, `payout.${FIXTURE}.1.0`), 343, 'one entry for all of her bets');
  // 247 staked; 343 + 256 paid.
  t.same(ledgerOf(stage), { players: 2_352, house: -352 });
  t.end();
});

test('settlement: what came after the result is void', (t) => {
  const stage = given(...withMoney(ADA, 1_000), bookOpened());
  stage.and(
    placed(ADA, 0, { stakeMinor: 100, atMs: 69_999 }),
    placed(ADA, 1, { stakeMinor: 100, atMs: 70_000 }),
    bookUpdated(resolvedAs(SAMPLE_LINE, ['won']), 70_000),
  );
  settle(stage);
  // 1,000 - 200 + 185 + 100.
  t.equal(stage.balanceOf(ADA), 1_085);
  t.end();
});

const OPEN = [
  ...withMoney(ADA, 1_000),
  bookOpened(),
  placed(ADA, 0, { stakeMinor: 400, oddsHundredths: 200 }),
];
const WON = resolvedAs(SAMPLE_LINE, ['won']);
const LOST_AFTER_ALL = resolvedAs(WON, ['lost']);

test('correction: won, paid out, and lost after all', (t) => {
  const stage = given(...OPEN, bookUpdated(WON));
  settle(stage);
  t.equal(stage.balanceOf(ADA), 1_400);
  stage.and(bookUpdated(LOST_AFTER_ALL));
  settle(stage);
  t.equal(stage.balanceOf(ADA), 600);
  t.equal(entry(stage, `reversal.${FIXTURE}.2.0`), -800);
  t.same(ledgerOf(stage), { players: 600, house: 400 });
  t.end();
});

test('correction: lost, and won after all', (t) => {
  const lost = resolvedAs(SAMPLE_LINE, ['lost']);
  const stage = given(...OPEN, bookUpdated(lost));
  settle(stage);
  stage.and(bookUpdated(resolvedAs(lost, ['won'])));
  settle(stage);
  t.equal(stage.balanceOf(ADA), 1_400);
  t.equal(entry(stage, `payout.${FIXTURE}.2.0`), 800);
  t.equal(entry(stage, `reversal.${FIXTURE}.2.0`), undefined);
  t.end();
});

test('correction: what was spent meanwhile becomes a debt, that winnings repay', (t) => {
  const stage = given(...OPEN, bookUpdated(WON), bookOpened({ ...SAMPLE_LINE, fixture: OTHER }));
  settle(stage);
  // All but 300 of the 1,400 go on another event.
  stage.and(placed(ADA, 0, { fixture: OTHER, stakeMinor: 1_100, oddsHundredths: 200 }));
  stage.and(bookUpdated(LOST_AFTER_ALL));
  settle(stage);
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 500);
  t.equal(entry(stage, `debt.reversal.${FIXTURE}.2.0`), 500);
  t.same(ledgerOf(stage), { 'bets:ev_0000006': 1_100, house: 400, debts: -500 });
  stage.and(bookUpdated(resolvedAs({ ...SAMPLE_LINE, fixture: OTHER }, ['won'])));
  settle(stage, OTHER);
  // 2,200 won, 500 of it owed.
  t.equal(stage.balanceOf(ADA), 1_700);
  t.equal(stage.states.debts.get(ADA), undefined);
  t.same(ledgerOf(stage), { players: 1_700, house: -700 });
  t.end();
});

test('void: after the pay-out the stakes come back, and repay what is owed', (t) => {
  const stage = given(...OPEN, bookUpdated(WON), bookOpened({ ...SAMPLE_LINE, fixture: OTHER }));
  settle(stage);
  stage.and(placed(ADA, 0, { fixture: OTHER, stakeMinor: 1_400, oddsHundredths: 200 }));
  stage.and(bookUpdated(resolvedAs(WON, ['void'])));
  settle(stage);
  // The 800 are taken back on credit, then the 400 come back and repay half of it.
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.states.debts.get(ADA)?.balanceMinor, 400);
  t.equal(entry(stage, `payout.${FIXTURE}.2.0`), 400);
  t.equal(entry(stage, `repaid.payout.${FIXTURE}.2.0`), -400);
  t.same(ledgerOf(stage), { 'bets:ev_0000006': 1_400, debts: -400 });
  t.end();
});

test('void: the first result of all gives every stake back', (t) => {
  const stage = given(...OPEN, bookUpdated(resolvedAs(SAMPLE_LINE, ['void'])));
  settle(stage);
  t.equal(stage.balanceOf(ADA), 1_000);
  t.same(ledgerOf(stage), { players: 1_000 });
  t.end();
});

test('correction: one that comes amid a settlement waits for its end', (t) => {
  const count = BETS_PER_STEP + 1;
  const bets = Array.from({ length: count }, (_, ordinal) =>
    placed(ADA, ordinal, { stakeMinor: 2, oddsHundredths: 200 }),
  );
  const stage = given(...withMoney(ADA, 2 * count), bookOpened(), ...bets);
  stage.and(bookUpdated(WON), bookUpdated(LOST_AFTER_ALL));
  t.equal(settle(stage), 6, 'two rounds, each of two steps and its end');
  t.equal(stage.balanceOf(ADA), 0);
  t.same(ledgerOf(stage), { house: 2 * count });
  t.end();
});

const LEGS = [FIXTURE, OTHER, THIRD].map((fixture, index) => {
  return { fixture, selection: 0, oddsHundredths: [185, 210, 133][index] ?? 0 };
});
const THREE = [FIXTURE, OTHER, THIRD].map((fixture) => bookOpened({ ...SAMPLE_LINE, fixture }));
const result = (fixture: typeof FIXTURE, ...outcomes: ('won' | 'lost' | 'void')[]): ShardEvent => {
  const line = outcomes.reduce((line, outcome) => resolvedAs(line, [outcome]), {
    ...SAMPLE_LINE,
    fixture,
  });
  return bookUpdated(line);
};

test('accumulator: three legs, one of them void', (t) => {
  const stage = given(...withMoney(ADA, 1_000), ...THREE, combined(ADA, 0, 100, ...LEGS));
  stage.and(result(FIXTURE, 'won'));
  settle(stage, FIXTURE);
  t.match(stage.states.accumulators.get(0), { result: null });
  t.equal(stage.ledger()['bets:all'], 100);
  stage.and(result(OTHER, 'void'));
  settle(stage, OTHER);
  stage.and(result(THIRD, 'won'));
  settle(stage, THIRD);
  // 100 × 1.85 × 1.33 = 246.05.
  t.equal(stage.balanceOf(ADA), 1_146);
  t.equal(entry(stage, 'payout.0.0.1'), 246);
  t.same(ledgerOf(stage), { players: 1_146, house: -146 });
  t.end();
});

test('accumulator: lost with its first lost leg; a correction opens it again', (t) => {
  const stage = given(...withMoney(ADA, 1_000), ...THREE, combined(ADA, 0, 100, ...LEGS));
  stage.and(result(FIXTURE, 'lost'));
  settle(stage, FIXTURE);
  t.match(stage.states.accumulators.get(0), { result: { state: 'lost', payoutMinor: 0 } });
  t.equal(stage.ledger().house, 100);
  stage.and(bookUpdated(resolvedAs(resolvedAs(SAMPLE_LINE, ['lost']), ['won'])));
  settle(stage, FIXTURE);
  t.match(stage.states.accumulators.get(0), { result: null, revision: 2 });
  t.same(ledgerOf(stage), { players: 900, 'bets:all': 100 });
  stage.and(result(OTHER, 'won'), result(THIRD, 'won'));
  settle(stage, OTHER);
  settle(stage, THIRD);
  // 100 × 5.16705.
  t.equal(stage.balanceOf(ADA), 900 + 516);
  t.end();
});

test('accumulator: paid, then a leg is corrected: the old payout goes, the new one comes', (t) => {
  const stage = given(...withMoney(ADA, 1_000), ...THREE, combined(ADA, 0, 100, ...LEGS));
  for (const fixture of [FIXTURE, OTHER, THIRD]) {
    stage.and(result(fixture, 'won'));
    settle(stage, fixture);
  }
  t.equal(stage.balanceOf(ADA), 1_416);
  const other = resolvedAs({ ...SAMPLE_LINE, fixture: OTHER }, ['won']);
  stage.and(bookUpdated(resolvedAs(other, ['void'])));
  settle(stage, OTHER);
  t.equal(stage.balanceOf(ADA), 1_146);
  t.equal(entry(stage, 'reversal.0.0.2'), -516);
  t.equal(entry(stage, 'payout.0.0.2'), 246);
  t.same(ledgerOf(stage), { players: 1_146, house: -146 });
  t.end();
});

test('settlement: no step can be carried out twice, nor out of turn', (t) => {
  const stage = given(...OPEN, bookUpdated(WON));
  const settled = {
    type: 'BetsSettled',
    fixture: FIXTURE,
    players: [ADA],
    betCounts: [1],
    ordinals: [0],
    outcomes: [1],
    payoutsMinor: [minor(800)],
    reversedMinor: [],
    stakesMinor: minor(400),
    approvalMinor: minor(1_000_000),
    next: { of: 'accumulators', ordinal: 0 },
    atMs: 80_000,
  } as const;
  t.throws(() => stage.and({ ...settled, round: 2 }), /in the wrong round/);
  t.throws(
    () => stage.and({ type: 'BookSettled', fixture: FIXTURE, round: 1, atMs: 1 }),
    /holds stakes/,
  );
  settle(stage);
  t.throws(() => stage.and({ ...settled, round: 1 }), /in the wrong round/);
  t.throws(() => stage.and({ type: 'BookSettled', fixture: FIXTURE, round: 1, atMs: 1 }));
  t.end();
});
