import { test } from 'tap';
import { GRANTS } from '../../../actors/mail/pick-mail.ts';
import {
  decideAskForPicks,
  decideGivePicks,
  decideRecallPicks,
} from '../../../actors/pick-limit/decide-pick-book.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { stampAt } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';
import { asked, headroomIn, received, selling, sold } from '../../support/samples/pick-states.ts';

const recall = (nowMs: number) => (states: States) =>
  decideRecallPicks(states, { message: 'RecallPicks', draw: DRAW, keys: [0] }, 1, stampAt(nowMs));
const returned = (amount: number, kept: number) => [
  { type: 'PicksGivenBack', keys: [0], amountsMinor: [amount] },
  { type: 'MailPosted', to: 1, message: { amountsMinor: [amount], keptMinor: [kept] } },
];

test('pick book: what is recalled and not used goes back', (t) => {
  selling(LIMITED_5OF36)
    .and(sold(LIMITED_5OF36, [[1, 2, 3, 4, 5]]))
    .when(recall(2_000))
    .thenEvents(t, ...returned(1_500, 0))
    .when(recall(2_001))
    .thenEvents(t, ...returned(0, 0));
  t.end();
});

test('pick book: what a buyer waits for stays until they had time to come back', (t) => {
  const stage = selling(LIMITED_5OF36).and(asked(0), received(0, 500));
  stage.when(recall(2_039)).thenEvents(t, ...returned(0, 3_000));
  stage.when(recall(2_040)).thenEvents(t, ...returned(3_000, 0));
  t.end();
});

test('pick book: the last of a key is what it has and what it is given', (t) => {
  const give = (grant: 0 | 1 | 2) => (states: States) =>
    decideGivePicks(
      states,
      { message: 'GivePicks', draw: DRAW, keys: [0], amountsMinor: [minor(70)], grants: [grant] },
      stampAt(2_000),
    );
  const stage = () => selling(LIMITED_5OF36).and(asked(0));
  const event = (leftMinor: number, isWhole: number) =>
    ({ type: 'PicksReceived', leftMinor: [leftMinor], areWhole: [isWhole] }) as const;
  stage().when(give(GRANTS.whole)).thenEvents(t, event(-1, 1));
  stage().when(give(GRANTS.part)).thenEvents(t, event(-1, 0));
  stage().when(give(GRANTS.last)).thenEvents(t, event(2_570, 0));
  t.end();
});

test('pick book: asks for each key once at a time', (t) => {
  const { states } = selling(LIMITED_5OF36).and(asked(5));
  const instance = must(states.instances.get(DRAW), 'the draw is announced');
  const ask = (...shortKeys: number[]) =>
    decideAskForPicks(headroomIn(states, LIMITED_5OF36), instance, {
      shortKeys,
      lacksMinor: shortKeys.map((key) => minor(key * 100)),
    });
  t.match(ask(5, 6), [
    { type: 'PicksAsked', keys: [6] },
    { type: 'MailPosted', to: 1, message: { message: 'AskPicks', keys: [6], askedMinor: [600] } },
  ]);
  t.same(ask(5), []);
  t.same(ask(), []);
  t.end();
});
