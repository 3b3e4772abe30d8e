import { test } from 'tap';
import { decideRefundStep } from '../../../actors/draw/decide-refund.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  refunding,
  stageInstance,
  withMoney,
} from '../../support/samples/actor-events.ts';

const PLAIN = [1, 2, 3, 4, 5];
const SYSTEM = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6, 7], others: [] };

function step(states: States) {
  const columns = must(states.tickets.columns(DRAW), 'it was on sale');
  return decideRefundStep(stageInstance(states), columns, stampAt(80_000));
}

test('refund: a system comes back whole, with the plain tickets beside it', (t) => {
  const stage = given(...withMoney(ADA, 3_000), ...withMoney(BOB, 3_000), announced(), OPENED);
  stage.and(bought(ADA, 0, SYSTEM, PLAIN), bought(BOB, 2, PLAIN));
  stage.and(...refunding(2_300));
  const players = { players: [ADA, BOB], ticketCounts: [2, 1] };
  stage
    .when(step)
    .thenEvents(
      t,
      { type: 'TicketsRefunded', ...players, combinationCounts: [22, 1] },
      { type: 'InstanceRefunded' },
    );
  t.same([stage.balanceOf(ADA), stage.balanceOf(BOB)], [3_000, 3_000]);
  t.end();
});

test('refund: tickets of one combination each are told as they always were', (t) => {
  const stage = given(...withMoney(ADA, 3_000), announced(), OPENED, bought(ADA, 0, PLAIN, PLAIN));
  stage.and(...refunding(200));
  const refunded = { type: 'TicketsRefunded', ticketCounts: [2], combinationCounts: [] } as const;
  stage.when(step).thenEvents(t, refunded, { type: 'InstanceRefunded' });
  t.equal(stage.balanceOf(ADA), 3_000);
  t.end();
});
