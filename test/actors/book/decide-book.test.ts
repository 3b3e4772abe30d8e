import { test } from 'tap';
import {
  ASK_PAUSE_MS,
  askFor,
  decideGiveAllotment,
  decideRecallAllotment,
  decideUpdateBook,
  lowAllotments,
} from '../../../actors/book/decide-book.ts';
import type { Line } from '../../../actors/line/line.ts';
import type { States } from '../../../actors/states.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, withMoney } from '../../support/samples/actor-events.ts';
import {
  bookIn,
  bookOpened,
  FIXTURE,
  placed,
  SAMPLE_LINE,
  withLimit,
} from '../../support/samples/betting-events.ts';

const LIMITED = withLimit(SAMPLE_LINE, 1_000);
/** 200 at 1.85 wins 170. */
const ONE_BET = [
  ...withMoney(ADA, 1_000),
  bookOpened(LIMITED),
  placed(ADA, 0, { stakeMinor: 200 }),
];

function update(line: Line) {
  return ({ books }: States) => {
    const published = { line, lateFromMs: null, homeShard: 0, allotmentsMinor: [] };
    return decideUpdateBook(books.get(FIXTURE), { message: 'PublishLine', ...published });
  };
}

test('book: a new version with the same limits just replaces the old one', (t) => {
  const stage = given(...ONE_BET).when(update({ ...LIMITED, version: 2, state: 'suspended' }));
  const { states } = stage.thenEvents(t, { type: 'BookUpdated' });
  t.equal(bookIn(states).line.state, 'suspended');
  t.throws(() => given(...ONE_BET).when(update(LIMITED)), 'mail comes in order');
  t.end();
});

test('book: when limits change, what is not used goes back to be dealt out anew', (t) => {
  const stage = given(...ONE_BET)
    .when(update({ ...withLimit(SAMPLE_LINE, 400), version: 2 }))
    .thenEvents(
      t,
      { type: 'BookUpdated' },
      { type: 'AllotmentGivenBack', amountsMinor: [830, 830] },
      { to: 0, message: { message: 'ReturnAllotment', amountsMinor: [830, 830] } },
    );
  t.same(bookIn(stage.states).allottedMinor, [170, 170]);
  // Nothing is left to give back.
  stage
    .when((states) =>
      decideRecallAllotment(bookIn(states), { message: 'RecallAllotment', fixture: FIXTURE }),
    )
    .thenEvents(t);
  t.end();
});

test('book: it asks one question at a time, and not soon again when there was nothing', (t) => {
  const stage = given(...ONE_BET);
  const needs = [minor(5), minor(0)];
  const asked = askFor(bookIn(stage.states), needs, stampAt(3_000));
  t.match(asked, [
    { type: 'AllotmentAsked', limits: [0] },
    { to: 0, message: { message: 'AskAllotment', askedMinor: [5, 0] } },
  ]);
  stage.and(...asked);
  t.same(askFor(bookIn(stage.states), needs, stampAt(3_001)), [], 'it waits for the answer');
  const allot = (amount: number, isShort: boolean) => (states: States) =>
    decideGiveAllotment(
      bookIn(states),
      {
        message: 'GiveAllotment',
        fixture: FIXTURE,
        amountsMinor: [minor(amount), minor(0)],
        limits: [0],
        shortLimits: isShort ? [0] : [],
      },
      stampAt(3_002),
    );
  stage.when(allot(3, true)).thenEvents(t, { type: 'AllotmentReceived', amountsMinor: [3, 0] });
  t.same(bookIn(stage.states).allottedMinor, [1_003, 1_000]);
  t.same(askFor(bookIn(stage.states), needs, stampAt(3_001 + ASK_PAUSE_MS)), []);
  t.equal(askFor(bookIn(stage.states), needs, stampAt(3_002 + ASK_PAUSE_MS)).length, 2);
  t.throws(() => stage.when(allot(3, false)), 'nothing was asked');
  t.end();
});

test('book: a limit that is sold out keeps no other one from asking', (t) => {
  const stage = given(...ONE_BET);
  const ask = (...needs: number[]) =>
    askFor(bookIn(stage.states), needs.map(minor), stampAt(3_000));
  stage.and(...ask(5, 0));
  const other = ask(5, 7);
  t.match(other, [{ limits: [1] }, { message: { askedMinor: [0, 7] } }], 'beside its question');
  const amountsMinor = [minor(0), minor(0)];
  const nothing = { fixture: FIXTURE, amountsMinor, limits: [0], shortLimits: [0] };
  stage
    .when((states) =>
      decideGiveAllotment(bookIn(states), { message: 'GiveAllotment', ...nothing }, stampAt(3_000)),
    )
    .thenEvents(t, { type: 'AllotmentReceived' });
  t.same(ask(5, 0), []);
  t.match(ask(5, 7), [{ limits: [1] }, { message: { askedMinor: [0, 7] } }], 'in its pause');
  // With new limits the desk may have what it had not.
  stage.when(update({ ...withLimit(SAMPLE_LINE, 2_000), version: 2 })).thenEvents(t, {}, {}, {});
  t.match(ask(5, 0), [{ limits: [0] }, {}]);
  t.end();
});

test('book: a share is low below a quarter, and half as much again is asked for', (t) => {
  const book = bookIn(given(bookOpened(LIMITED)).states);
  book.usedMinor = [minor(750), minor(751)];
  t.same(lowAllotments(book, [0, 1]), [0, 500]);
  t.equal(lowAllotments(book, [0]), undefined);
  t.end();
});
