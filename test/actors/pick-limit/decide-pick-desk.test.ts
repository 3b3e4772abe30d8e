import { test } from 'tap';
import { GRANTS } from '../../../actors/mail/pick-mail.ts';
import { decideAskPicks, decideReturnPicks } from '../../../actors/pick-limit/decide-pick-desk.ts';
import type { States } from '../../../actors/states.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { announced, DRAW } from '../../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../../support/samples/limited-games.ts';

// Two founders: each has 2,500 of 10,000 to begin with.
const ANNOUNCED = announced({ game: LIMITED_5OF36 });
const KEY = 17;

const ask = (from: number, amountMinor: number) => (states: States) =>
  decideAskPicks(
    states,
    { message: 'AskPicks', draw: DRAW, keys: [KEY], askedMinor: [minor(amountMinor)] },
    from,
  );

const giveBack =
  (from: number, amountMinor: number, kept = 0) =>
  (states: States) =>
    decideReturnPicks(
      states,
      {
        message: 'ReturnPicks',
        draw: DRAW,
        keys: [KEY],
        amountsMinor: [minor(amountMinor)],
        keptMinor: [minor(kept)],
      },
      from,
    );

const gives = (to: number, amountMinor: number, grant: number) => [
  { type: 'PicksGiven', shard: to, keys: [KEY], amountsMinor: [amountMinor] },
  { type: 'MailPosted', to, message: { message: 'GivePicks', grants: [grant] } },
];

const recalls = (from: number) => [
  { type: 'PicksRecalled', keys: [KEY], holderCounts: [1] },
  { type: 'MailPosted', to: from, message: { message: 'RecallPicks', keys: [KEY] } },
];

test('pick desk: gives a little more than was asked while there is plenty', (t) => {
  given(ANNOUNCED)
    .when(ask(1, 1_000))
    .thenEvents(t, { type: 'PickAsksTaken', shard: 1 }, ...gives(1, 2_250, GRANTS.whole));
  t.end();
});

test('pick desk: recalls what others have before it gives less than was asked', (t) => {
  const short = given(ANNOUNCED)
    .when(ask(1, 7_000))
    .thenEvents(t, { type: 'PickAsksTaken' }, ...recalls(0));
  short
    .when(giveBack(0, 1_500))
    .thenEvents(t, { type: 'PicksReturned', shard: 0 }, ...gives(1, 6_500, GRANTS.last));
  t.match(short.states.pickDesks.get({ draw: DRAW, key: KEY }), {
    allottedMinor: [1_000, 9_000],
    isNear: true,
  });
  t.end();
});

test('pick desk: what others keep for a moment is not the last of it', (t) => {
  given(ANNOUNCED)
    .when(ask(1, 7_000))
    .thenEvents(t, { type: 'PickAsksTaken' }, ...recalls(0))
    .when(giveBack(0, 0, 2_000))
    .thenEvents(t, { type: 'PicksReturned' }, ...gives(1, 5_000, GRANTS.part));
  t.end();
});

test('pick desk: who waits meanwhile has their turn, and needs again what they gave back', (t) => {
  given(ANNOUNCED)
    .when(ask(1, 7_000))
    .thenEvents(t, { type: 'PickAsksTaken' }, ...recalls(0))
    .when(ask(0, 500))
    .thenEvents(t, { type: 'PickAsksTaken', shard: 0 })
    .when(giveBack(0, 2_500))
    .thenEvents(
      t,
      { type: 'PicksReturned' },
      { type: 'PicksGiven', shard: 1, amountsMinor: [7_000] },
      { type: 'MailPosted', to: 1 },
      ...recalls(1),
    )
    .when(giveBack(1, 9_000))
    .thenEvents(t, { type: 'PicksReturned' }, ...gives(0, 4_250, GRANTS.whole));
  t.end();
});

test('pick desk: more than the limit cannot be given, whatever a record says', (t) => {
  const stage = given(ANNOUNCED)
    .when(ask(1, 7_000))
    .thenEvents(t, { type: 'PickAsksTaken' }, ...recalls(0));
  const gift = { type: 'PicksGiven', draw: DRAW, shard: 1, keys: [KEY] } as const;
  t.throws(
    () => stage.and({ ...gift, amountsMinor: [minor(5_001)] }),
    /more of a pick was given than may be sold/,
  );
  t.end();
});
