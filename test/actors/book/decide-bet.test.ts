import { test } from 'tap';
import { BETS_PER_BOOK_MAX } from '../../../actors/book/book.ts';
import type { EventOf, ShardEvent } from '../../../actors/events.ts';
import type { Line } from '../../../actors/line/line.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered, withMoney } from '../../support/samples/actor-events.ts';
import { bet, leg, OPEN } from '../../support/samples/bet-slips.ts';
import {
  bookIn,
  bookOpened,
  bookUpdated,
  FIXTURE,
  MATCH,
  resolvedAs,
  SAMPLE_LINE,
  withLimit,
} from '../../support/samples/betting-events.ts';

test('bet: the stake goes from the player to the bets of the event, the odds are frozen', (t) => {
  const stage = given(...OPEN)
    .when(bet())
    .thenEvents(t, {
      type: 'BetPlaced',
      fixture: FIXTURE,
      player: ADA,
      entryId: 'k.mine',
      fingerprint: 9,
      ordinal: 0,
      selection: 0,
      stakeMinor: 1_000,
      oddsHundredths: 185,
      version: 1,
      atMs: 2_000,
    });
  t.equal(stage.balanceOf(ADA), 9_000);
  t.same(stage.ledger(), { players: 9_000, clearing: -10_000, 'bets:ev_0000004': 1_000 });
  // 1,000 × 1.85 - 1,000.
  t.match(bookIn(stage.states), { betCount: 1, stakesMinor: 1_000, usedMinor: [850, 850] });
  const raised = {
    ...SAMPLE_LINE,
    version: 2,
    selections: [{ ...SAMPLE_LINE.selections[0], oddsHundredths: 200 }],
  };
  stage.and(bookUpdated(raised as Line));
  stage.when(bet({ idempotencyKey: 'next' })).thenEvents(t, { ordinal: 1, oddsHundredths: 200 });
  t.equal(stage.bets.of(FIXTURE)[0]?.oddsHundredths, 185, 'and stay what they were');
  t.end();
});

test('bet: the stake earns points in the same decision, before anything that is asked for', (t) => {
  const stage = given(...OPEN)
    .when(bet({ earnsHundredths: 5 }))
    .thenEvents(
      t,
      { type: 'BetPlaced', stakeMinor: 1_000 },
      { type: 'PointsEarned', player: ADA, entryId: 'k.mine', amountHundredths: 50, atMs: 2_000 },
    );
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 50);
  given(...OPEN)
    .when(bet({ stakeMinor: 19, earnsHundredths: 5 }))
    .thenEvents(t, { type: 'BetPlaced' });
  given(...OPEN)
    .when(bet({ stakeMinor: 20_000, earnsHundredths: 5 }))
    .thenRejected(t, 'balanceTooLow', { balanceMinor: 10_000, neededMinor: 20_000 });
  t.end();
});

test('bet: none before the account is complete', (t) => {
  const incomplete = { ...(registered(ADA) as EventOf<'PlayerRegistered'>), birthDate: null };
  given(incomplete, bookOpened()).when(bet()).thenRejected(t, 'birthDateNeeded');
  t.end();
});

test('bet: the deadline is a millisecond', (t) => {
  given(...OPEN)
    .when(bet({}, 59_999))
    .thenEvents(t, { atMs: 59_999 });
  given(...OPEN)
    .when(bet({}, 60_000))
    .thenRejected(t, 'eventClosed');
  t.end();
});

for (const [seen, policy, code] of [
  [185, 'same', undefined],
  [184, 'same', 'oddsChanged'],
  [186, 'same', 'oddsChanged'],
  [184, 'better', undefined],
  [186, 'better', 'oddsChanged'],
  [186, 'any', undefined],
  [null, 'same', undefined],
] as const) {
  test(`bet: odds of ${seen} were seen, ${policy} is accepted: ${code ?? 'taken'}`, (t) => {
    const outcome = given(...OPEN).when(
      bet({ legs: [leg({ oddsHundredths: seen })], accept: policy }),
    );
    if (code === undefined) outcome.thenEvents(t, { oddsHundredths: 185 });
    else outcome.thenRejected(t, code, { selection: 0, odds: '1.85' });
    t.end();
  });
}

test('bet: nothing is taken in any state but open', (t) => {
  const refusal = (...events: ShardEvent[]) =>
    given(...withMoney(ADA, 1_000), ...events).when(bet());
  const inState = (state: Line['state']) => bookOpened({ ...SAMPLE_LINE, state });
  refusal().thenRejected(t, 'eventNotFound');
  refusal(inState('suspended')).thenRejected(t, 'eventSuspended');
  refusal(inState('closed')).thenRejected(t, 'eventClosed');
  refusal(bookOpened(), bookUpdated(resolvedAs(SAMPLE_LINE, ['won']))).thenRejected(
    t,
    'eventFinished',
  );
  refusal(bookOpened(), bookUpdated(resolvedAs(SAMPLE_LINE, ['void']))).thenRejected(
    t,
    'eventVoid',
  );
  t.end();
});

for (const stakeMinor of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`bet: a stake of ${stakeMinor} is no amount`, (t) => {
    given(...OPEN)
      .when(bet({ stakeMinor }))
      .thenRejected(t, 'amountInvalid');
    t.end();
  });
}

test('bet: a stake of all the money in the world is refused, not reckoned with', (t) => {
  const stakeMinor = Number.MAX_SAFE_INTEGER;
  given(...OPEN)
    .when(bet({ stakeMinor }))
    .thenRejected(t, 'amountTooLarge', { amountMinorMax: 1_000_000_000 });
  t.end();
});

test('bet: least and largest stake, and the largest payout with the stake that makes it', (t) => {
  const terms = { ...SAMPLE_LINE.terms, stakeMinorMin: minor(50), stakeMinorMax: minor(5_000) };
  const line = { ...SAMPLE_LINE, terms: { ...terms, payoutMinorMax: minor(1_000) } };
  const stage = given(...withMoney(ADA, 10_000), bookOpened(line));
  stage.when(bet({ stakeMinor: 49 })).thenRejected(t, 'stakeTooSmall', { stakeMinorMin: 50 });
  stage.when(bet({ stakeMinor: 5_001 })).thenRejected(t, 'stakeTooLarge', { stakeMinorMax: 5_000 });
  // 541 × 1.85 = 1,000.85 → 1,000; 542 × 1.85 = 1,002.7.
  const facts = { payoutMinorMax: 1_000, stakeMinorMax: 541 };
  stage.when(bet({ stakeMinor: 542 })).thenRejected(t, 'payoutTooLarge', facts);
  stage.when(bet({ stakeMinor: 541 })).thenEvents(t, {});
  t.end();
});

test('bet: the liability limit offers the largest stake that still fits', (t) => {
  const stage = given(...withMoney(ADA, 10_000), bookOpened(withLimit(SAMPLE_LINE, 850)));
  // 1,000 at 1.85 may lose 850 exactly; 1,002 may lose 851.
  stage.when(bet({ stakeMinor: 1_002 })).thenRejected(t, 'liabilityReached', {
    stakeMinorMax: 1_001,
  });
  stage.when(bet({ stakeMinor: 500 })).thenEvents(t, { type: 'BetPlaced' });
  // 425 are left: 501 × 0.85 = 425.85 → 425.
  const second = { stakeMinor: 600, idempotencyKey: 'second' };
  stage.when(bet(second)).thenRejected(t, 'liabilityReached', { stakeMinorMax: 501 });
  stage.when(bet({ ...second, stakeMinor: 501 })).thenEvents(t, {}, { type: 'AllotmentAsked' }, {});
  const third = { stakeMinor: 100, idempotencyKey: 'third' };
  // One minor unit at 1.85 wins nothing beyond itself: it fits for ever.
  stage.when(bet(third)).thenRejected(t, 'liabilityReached', { stakeMinorMax: 1 });
  t.end();
});

test('bet: the market is full although the selection is not', (t) => {
  const line = {
    ...MATCH,
    markets: [{ name: 'match', liabilityMinorMax: minor(1_500) }],
  };
  const stage = given(...withMoney(ADA, 10_000), bookOpened(line));
  const on = (selection: number, idempotencyKey: string) =>
    bet({ legs: [leg({ selection })], idempotencyKey });
  stage.when(on(0, 'a')).thenEvents(t, { selection: 0 }, { type: 'AllotmentAsked' }, {});
  // 1,500 of 1,500 are used by the first selection.
  stage.when(on(1, 'b')).thenRejected(t, 'liabilityReached', { stakeMinorMax: 0 });
  t.end();
});

test('bet: a market with several selections needs one to be named', (t) => {
  const stage = given(...withMoney(ADA, 10_000), bookOpened(MATCH));
  stage.when(bet()).thenRejected(t, 'selectionNotFound');
  for (const selection of [-1, 3, 0.5]) {
    stage.when(bet({ legs: [leg({ selection })] })).thenRejected(t, 'selectionNotFound');
  }
  stage.when(bet({ legs: [leg({ selection: 2 })] })).thenEvents(t, { oddsHundredths: 280 });
  t.end();
});

test('bet: the last unit may be staked, and a full book takes no more', (t) => {
  const stage = given(...OPEN);
  stage
    .when(bet({ stakeMinor: 10_001 }))
    .thenRejected(t, 'balanceTooLow', { balanceMinor: 10_000, neededMinor: 10_001 });
  bookIn(stage.states).betCount = BETS_PER_BOOK_MAX;
  stage.when(bet()).thenRejected(t, 'bookFull');
  bookIn(stage.states).betCount = 0;
  stage.when(bet({ stakeMinor: 10_000 })).thenEvents(t, {});
  t.equal(stage.balanceOf(ADA), 0);
  t.end();
});

/** Each request is wrong in its own way and in all that are asked later. */
test('bet: of several reasons the documented first is given', (t) => {
  const terms = { ...SAMPLE_LINE.terms, stakeMinorMin: minor(100), payoutMinorMax: minor(1) };
  const line = { ...withLimit(SAMPLE_LINE, 1), state: 'suspended', terms } as const;
  const wrong = {
    legs: [leg({ selection: 7, oddsHundredths: 1 })],
    stakeMinor: 50,
    player: ADA,
  };
  const stage = given();
  stage.when(bet({ ...wrong, stakeMinor: 0 })).thenRejected(t, 'playerNotFound');
  stage.and(...withMoney(ADA, 1));
  stage.when(bet({ ...wrong, stakeMinor: 0 })).thenRejected(t, 'amountInvalid');
  stage.when(bet(wrong)).thenRejected(t, 'eventNotFound');
  stage.and(bookOpened(line));
  stage.when(bet(wrong, 60_000)).thenRejected(t, 'eventClosed');
  stage.when(bet(wrong)).thenRejected(t, 'eventSuspended');
  stage.and(bookUpdated({ ...line, version: 2, state: 'open' }));
  stage.when(bet(wrong)).thenRejected(t, 'selectionNotFound');
  const seen = [leg({ oddsHundredths: 1 })];
  stage
    .when(bet({ ...wrong, legs: seen }))
    .thenRejected(t, 'oddsChanged', { selection: 0, odds: '1.85' });
  const right = { stakeMinor: 50 };
  stage.when(bet(right)).thenRejected(t, 'stakeTooSmall', { stakeMinorMin: 100 });
  const facts = { payoutMinorMax: 1, stakeMinorMax: 1 };
  stage.when(bet({ stakeMinor: 100 })).thenRejected(t, 'payoutTooLarge', facts);
  const paying = { ...terms, payoutMinorMax: minor(10_000) };
  stage.and(bookUpdated({ ...line, version: 3, state: 'open', terms: paying }));
  stage.when(bet({ stakeMinor: 100 })).thenRejected(t, 'liabilityReached', { stakeMinorMax: 0 });
  t.end();
});
