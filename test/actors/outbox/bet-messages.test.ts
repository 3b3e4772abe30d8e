import { test } from 'tap';
import type {
  AccumulatorPlaced,
  AccumulatorsSettled,
  BetPlaced,
  BetsSettled,
} from '../../../actors/book/book-events.ts';
import {
  accumulatorPlacedMessages,
  accumulatorsSettledTelling,
  betPlacedMessages,
  betsSettledTelling,
} from '../../../actors/outbox/bet-messages.ts';
import type { OutboxMessage, Telling } from '../../../actors/outbox/outbox.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, withMoney } from '../../support/samples/actor-events.ts';
import {
  bookOpened,
  bookUpdated,
  combined,
  FIXTURE,
  OTHER,
  placed,
  resolvedAs,
  SAMPLE_LINE,
  settle,
} from '../../support/samples/betting-events.ts';

function all(telling: Telling): OutboxMessage[] {
  const messages: OutboxMessage[] = [];
  for (let index = 0; index < telling.length; index += 1) {
    const message = telling.at(index);
    if (message !== undefined) messages.push(message);
  }
  return messages;
}

test('bet messages: a single is told with its one leg, and its stake as an entry', (t) => {
  const { states } = given(...withMoney(ADA, 1_000), bookOpened());
  const bet = placed(ADA, 0, { stakeMinor: 333 }) as BetPlaced;
  t.same(betPlacedMessages(states, bet), [
    {
      subject: 'bet.v1.accepted',
      body: {
        version: 1,
        betId: 'bt_0000004000000000',
        playerId: 'pl_0300000',
        stakeMinor: 333,
        odds: '1.85',
        legs: [{ eventId: 'ev_0000004', selection: 0, odds: '1.85' }],
        acceptedAt: '1970-01-01T00:00:02.000Z',
      },
    },
    {
      subject: 'wallet.v1.entry',
      body: {
        version: 1,
        playerId: 'pl_0300000',
        entryId: `k.bet-${FIXTURE}-0`,
        kind: 'bet',
        amountMinor: -333,
        at: '1970-01-01T00:00:02.000Z',
        betId: 'bt_0000004000000000',
      },
    },
  ]);
  t.end();
});

test('bet messages: an accumulator has no event, and shows the odds of all its legs', (t) => {
  const { states } = given();
  const legs = [FIXTURE, OTHER].map((fixture) => ({ fixture, selection: 0, oddsHundredths: 185 }));
  t.match(accumulatorPlacedMessages(states, combined(ADA, 7, 100, ...legs) as AccumulatorPlaced), [
    { body: { betId: 'bt_0000000000000007', odds: '3.42', legs: [{ odds: '1.85' }, {}] } },
    { body: { amountMinor: -100, kind: 'bet' } },
  ]);
  t.end();
});

test('bet messages: a step tells each bet, then a line for each player who was paid', (t) => {
  const stage = given(...withMoney(ADA, 1_000), ...withMoney(BOB, 1_000), bookOpened());
  stage.and(
    placed(ADA, 0, { stakeMinor: 100 }),
    placed(BOB, 1, { stakeMinor: 100, atMs: 70_000 }),
    placed(ADA, 2, { stakeMinor: 10 }),
    bookUpdated(resolvedAs(SAMPLE_LINE, ['won']), 69_000),
  );
  settle(stage);
  const event: BetsSettled = {
    type: 'BetsSettled',
    fixture: FIXTURE,
    round: 1,
    players: [ADA, BOB],
    betCounts: [2, 1],
    ordinals: [0, 2, 1],
    outcomes: [1, 1, 2],
    payoutsMinor: [minor(185), minor(18), minor(100)],
    reversedMinor: [],
    approvalMinor: minor(1_000_000),
    stakesMinor: minor(210),
    next: { of: 'accumulators', ordinal: 0 },
    atMs: 80_000,
  };
  const settlement = { settlement: 1, reversedMinor: 0, settledAt: '1970-01-01T00:01:20.000Z' };
  t.match(all(betsSettledTelling(stage.states, event)), [
    { subject: 'bet.v1.settled', body: { ...settlement, betId: 'bt_0000004000000000' } },
    { body: { betId: 'bt_0000004000000002', state: 'won', payoutMinor: 18 } },
    { body: { betId: 'bt_0000004000000001', state: 'void', payoutMinor: 100 } },
    { body: { kind: 'betPayout', amountMinor: 203, eventId: 'ev_0000004', betCount: 2 } },
    { body: { kind: 'betPayout', amountMinor: 100, betCount: 1 } },
  ]);
  t.end();
});

test('bet messages: a leg that changes nothing of its accumulator is not told', (t) => {
  const { states } = given(...withMoney(ADA, 1_000));
  const leg = { ordinal: 0, leg: 0, outcome: 'lost', player: ADA, state: 'lost' } as const;
  const event = (revision?: number): AccumulatorsSettled => ({
    type: 'AccumulatorsSettled',
    fixture: FIXTURE,
    round: 1,
    settled: [{ ...leg, payoutMinor: minor(0), ...(revision === undefined ? {} : { revision }) }],
    approvalMinor: minor(1_000_000),
    next: { of: 'accumulators', ordinal: 1 },
    atMs: 80_000,
  });
  t.same(all(accumulatorsSettledTelling(states, event())), []);
  t.match(all(accumulatorsSettledTelling(states, event(1))), [
    { body: { betId: 'bt_0000000000000000', settlement: 1, state: 'lost', reversedMinor: 0 } },
  ]);
  t.end();
});
