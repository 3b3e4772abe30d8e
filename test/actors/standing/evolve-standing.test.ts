import { test } from 'tap';
import { STANDING_ENDED_KEPT_MAX } from '../../../actors/standing/standing-ticket.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, DRAW, withMoney } from '../../support/samples/actor-events.ts';
import {
  EARLIER,
  endedFor,
  madePrepaid,
  madeRecurring,
} from '../../support/samples/standing-events.ts';

const PLACE = { player: ADA, number: 1 };

test('prepaid: its money waits in the account of orders, and comes back from it', (t) => {
  const stage = given(...withMoney(ADA, 500), madePrepaid());
  t.equal(stage.balanceOf(ADA), 300);
  t.equal(stage.ledger().orders, 200);
  t.match(stage.states.standingSales.get({ draw: EARLIER, firstOrdinal: 0 }), {
    number: 1,
    drawsLeft: 2,
    prepaidMinor: 200,
  });
  stage.and(endedFor('termsChanged', 200));
  t.equal(stage.balanceOf(ADA), 500);
  t.equal(stage.ledger().orders, undefined);
  t.match(
    ['prepaid.1', 'prepaidReturn.1'].map((entryId) =>
      stage.states.entries.get({ player: ADA, entryId }),
    ),
    [
      { kind: 'prepayment', amountMinor: -200, balanceMinor: 300 },
      { kind: 'prepaidReturned', amountMinor: 200, balanceMinor: 500 },
    ],
  );
  t.end();
});

test('recurring: it is recorded under its key, and moves no money by itself', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring());
  t.equal(stage.balanceOf(ADA), 500);
  const made = stage.states.entries.get({ player: ADA, entryId: 'k.standing' });
  t.match(made, { kind: 'standingMade', amountMinor: 0, standingNumber: 1, fingerprint: 7 });
  stage.and(endedFor('stopped', 0));
  t.equal(stage.balanceOf(ADA), 500);
  t.match(stage.states.standingTickets.get(PLACE), { enteredCount: 0, endReason: 'stopped' });
  t.end();
});

test('standing ticket: no other sum moves than was prepaid', (t) => {
  const stage = () => given(...withMoney(ADA, 500), madePrepaid());
  t.throws(() => stage().and(endedFor('stopped', 100)), /another sum comes back/);
  t.end();
});

test('standing ticket: nothing becomes of one that has ended', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring(), endedFor('stopped', 0));
  t.throws(() => stage.and(endedFor('stopped', 0)), /had ended/);
  t.equal(stage.states.standingSeries.get(0), undefined);
  t.end();
});

test('standing tickets: the oldest of those that ended are forgotten', (t) => {
  const stage = given(...withMoney(ADA, 500));
  for (let number = 1; number <= STANDING_ENDED_KEPT_MAX + 2; number += 1) {
    const entryId = `k.standing-${number}`;
    stage.and(madeRecurring({ number, entryId }), endedFor('stopped', 0, number));
  }
  const set = stage.states.standingSets.get(ADA);
  t.match(set, { madeCount: STANDING_ENDED_KEPT_MAX + 2, active: [] });
  t.equal(set?.ended.length, STANDING_ENDED_KEPT_MAX);
  const kept = [1, 2, 3].map((number) => stage.states.standingTickets.get({ ...PLACE, number }));
  t.match(kept, [undefined, undefined, { number: 3 }]);
  t.end();
});

test('walk: its place goes on with each step, and is gone at its end', (t) => {
  const stage = given(...withMoney(ADA, 500));
  stage.states.standingWalks.put(DRAW, { seriesMark: 9, player: null });
  stage.and({ type: 'StandingWalkMoved', draw: DRAW, player: ADA });
  t.same(stage.states.standingWalks.get(DRAW), { seriesMark: 9, player: ADA });
  const over = { type: 'StandingWalkEnded', draw: DRAW, isWhole: true, atMs: 1 } as const;
  stage.and(over);
  t.equal(stage.states.standingWalks.get(DRAW), undefined);
  t.throws(() => stage.and(over), /ended twice/);
  t.end();
});
