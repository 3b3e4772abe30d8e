import { test } from 'tap';
import { decideAskForHeadroom, mayFindHeadroom } from '../../../actors/book/ask-for-headroom.ts';
import type { PlaceBet } from '../../../actors/book/decide-bet.ts';
import { ASK_PAUSE_MS } from '../../../actors/book/decide-book.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, withMoney } from '../../support/samples/actor-events.ts';
import { leg, sourcesOf } from '../../support/samples/bet-slips.ts';
import {
  bookIn,
  bookOpened,
  MATCH,
  SAMPLE_LINE,
  withLimit,
} from '../../support/samples/betting-events.ts';

const COMMAND: PlaceBet = {
  player: ADA,
  legs: [leg()],
  stakeMinor: 1_000,
  accept: 'same',
  idempotencyKey: 'k',
  fingerprint: 1,
};

function ask({ states }: Stage, command: PlaceBet, nowMs: number) {
  return decideAskForHeadroom(sourcesOf(states, command), command, stampAt(nowMs));
}

test('room: what a bet lacks is asked for, once', (t) => {
  const stage = given(...withMoney(ADA, 10_000), bookOpened(withLimit(SAMPLE_LINE, 100)));
  t.notOk(mayFindHeadroom(sourcesOf(stage.states, COMMAND), COMMAND));
  const asked = ask(stage, COMMAND, 3_000);
  t.match(asked, [{ type: 'AllotmentAsked' }, { message: { askedMinor: [750, 750] } }]);
  stage.and(...asked);
  t.ok(mayFindHeadroom(sourcesOf(stage.states, COMMAND), COMMAND));
  t.same(ask(stage, COMMAND, 3_001), []);
  t.end();
});

test('room: a selection of which the desk has nothing says so, another one is asked for', (t) => {
  const stage = given(...withMoney(ADA, 10_000), bookOpened(withLimit(MATCH, 100)));
  const [first, second] = [0, 1].map((selection) => ({ ...COMMAND, legs: [leg({ selection })] }));
  if (first === undefined || second === undefined) throw new Error('there are two');
  // The market has room for both.
  bookIn(stage.states).allottedMinor[0] = 10_000 as never;
  bookIn(stage.states).askAgainAtMs[1] = 3_000 + ASK_PAUSE_MS;
  t.same(ask(stage, first, 3_001), []);
  t.notOk(mayFindHeadroom(sourcesOf(stage.states, first), first));
  const asked = ask(stage, second, 3_001);
  t.match(asked, [{ type: 'AllotmentAsked', limits: [2] }, {}]);
  stage.and(...asked);
  t.ok(mayFindHeadroom(sourcesOf(stage.states, second), second));
  t.end();
});
