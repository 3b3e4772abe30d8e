import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { type BuyTickets, decideBuyTickets } from '../../../actors/draw/decide-purchase.ts';
import { decideQuote } from '../../../actors/draw/decide-quote.ts';
import { PICK_FORMS, type PickOrder } from '../../../actors/games/pick-order.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../../../actors/games/ticket-columns.ts';
import { STOCK_PICKS } from '../../../src/fairness/stock-picks.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  CLOSED,
  DRAW,
  OPENED,
  refunding,
  stageInstance,
  stageInstanceIn,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { KENO_10 } from '../../support/samples/family-games.ts';

const RICH = 900_000_000;

function wanted(picks: readonly PickOrder[], quickPick: number): BuyTickets {
  const request = { player: ADA, draw: DRAW, idempotencyKey: 'k', fingerprint: 1 };
  return { ...request, picks, quickPick, receivedAtMs: 2_000 };
}

function system(numbers: readonly number[], bankers: readonly number[] = []): PickOrder {
  return { form: PICK_FORMS.system, numbers, others: bankers };
}

/** What the purchase takes from the wallet, or why it is refused. */
function bought(stage: Stage, command: BuyTickets, nowMs: number): unknown {
  const { states } = stage;
  const { identity } = states;
  const found = { account: states.accounts.get(ADA), instance: states.instances.get(DRAW) };
  const decision = decideBuyTickets({ ...found, identity }, command, stampAt(nowMs));
  if (decision.kind === 'rejected') return decision;
  const before = stage.balanceOf(ADA) ?? 0;
  stage.and(...decision.events);
  return before - (stage.balanceOf(ADA) ?? 0);
}

function quoted(stage: Stage, command: BuyTickets, nowMs: number): unknown {
  const { instances, identity } = stage.states;
  const sources = { instance: instances.get(DRAW), counts: identity, numbers: STOCK_PICKS };
  const quote = decideQuote(sources, command, stampAt(nowMs));
  return quote.kind === 'rejected' ? quote : quote.priceMinor;
}

test('quote: a line for each ticket, in the order of the purchase', (t) => {
  const stage = given(announced(), OPENED);
  const picks = [[1, 2, 3, 4, 5], system([3, 4, 5, 6, 7], [1, 2]), system([1, 2, 3, 4, 5])];
  const { states } = stage;
  const command = wanted(picks, 2);
  const sources = {
    instance: stageInstance(states),
    counts: states.identity,
    numbers: STOCK_PICKS,
  };
  const quote = decideQuote(sources, command, stampAt(2_000));
  t.same(quote, {
    kind: 'quote',
    priceMinor: 1_400,
    lines: [
      { kind: 'selection', combinations: 1, priceMinor: 100 },
      { kind: 'system', combinations: 10, priceMinor: 1_000 },
      { kind: 'system', combinations: 1, priceMinor: 100 },
      { kind: 'quickPick', combinations: 1, priceMinor: 100 },
      { kind: 'quickPick', combinations: 1, priceMinor: 100 },
    ],
  });
  t.end();
});

test('quote: it is what the purchase then costs, or is refused for the same reason', (t) => {
  const number = fc.integer({ min: 0, max: 38 });
  const pick: fc.Arbitrary<PickOrder> = fc.oneof(
    fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 5, maxLength: 5 }),
    fc.array(number, { maxLength: 6 }),
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 4, maxLength: 20 }),
        fc.nat({ max: 5 }),
      )
      .map(([all, bankers]) => system(all.slice(bankers), all.slice(0, bankers))),
    fc.tuple(fc.array(number), fc.array(number)).map(([all, some]) => system(all, some)),
  );
  const quick = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(0, 99, 101));
  const picks = fc.array(pick, { maxLength: 3 });
  fc.assert(
    fc.property(picks, quick, fc.constantFrom(2_000, 60_999, 61_000), (own, quickPick, nowMs) => {
      const stage = given(...withMoney(ADA, RICH), announced(), OPENED);
      const command = wanted(own, quickPick);
      deepStrictEqual(quoted(stage, command, nowMs), bought(stage, command, nowMs));
    }),
    { numRuns: 500 },
  );
  t.end();
});

test('quote: a draw that does not sell says so as to a purchase', (t) => {
  const command = wanted([], 1);
  const stage = given(...withMoney(ADA, RICH));
  const same = (code: string) => {
    const quote = quoted(stage, command, 2_000);
    t.match(quote, { code });
    t.same(quote, bought(stage, command, 2_000));
  };
  same('drawNotFound');
  stage.and(announced());
  same('drawNotOpen');
  stage.and(OPENED);
  stageInstanceIn(stage.states, 'open').ticketCount = TICKETS_PER_INSTANCE_MAX;
  same('drawFull');
  stageInstanceIn(stage.states, 'open').ticketCount = 0;
  const other = given(...withMoney(ADA, RICH), announced(), OPENED, CLOSED);
  t.match(quoted(other, command, 2_000), { code: 'drawClosed' });
  t.match(quoted(stage.and(...refunding(0)), command, 2_000), { code: 'drawCancelled' });
  t.end();
});

test('quote: spots of quick picks are refused as a purchase of them would be', (t) => {
  const { states } = given(announced({ game: KENO_10 }), OPENED);
  const quote = (spots: number) =>
    decideQuote(
      { instance: stageInstance(states), counts: states.identity, numbers: STOCK_PICKS },
      { ...wanted([], 1), spots },
      stampAt(2_000),
    );
  t.match(quote(5), { kind: 'quote', lines: [{ kind: 'quickPick' }] });
  t.match(quote(11), { code: 'selectionInvalid', facts: { reason: 'spotsNotSold' } });
  t.end();
});
