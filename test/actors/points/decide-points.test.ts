import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import type { Role } from '../../../actors/player/player.ts';
import {
  decideCreditPoints,
  decideWithdrawPoints,
  type WithdrawPoints,
} from '../../../actors/points/decide-points.ts';
import type { States } from '../../../actors/states.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered } from '../../support/samples/actor-events.ts';
import { credited, ORDER_NUMBER } from '../../support/samples/loyalty-events.ts';

const withdraw = (changes: Partial<WithdrawPoints> & { sum: number }) => (states: States) => {
  const command = {
    player: ADA,
    order: '2377225624',
    sumHundredths: changes.sum as WithdrawPoints['sumHundredths'],
    idempotencyKey: `w-${changes.sum}`,
    fingerprint: 1,
    ...changes,
  };
  const account = states.accounts.get(command.player);
  const points = states.pointsAccounts.get(command.player);
  return decideWithdrawPoints({ account, points }, command, stampAt(9_000));
};

test('points: a withdrawal takes what is there, to the last hundredth', (t) => {
  given(registered(ADA), credited(ADA, 72_998))
    .when(withdraw({ sum: 72_999 }))
    .thenRejected(t, 'pointsTooLow', { pointsHundredths: 72_998 })
    .when(withdraw({ sum: 72_900 }))
    .thenEvents(t, { type: 'PointsWithdrawn', number: 1, order: '2377225624', atMs: 9_000 })
    .when(withdraw({ sum: 98 }))
    .thenEvents(t, { type: 'PointsWithdrawn', number: 2, sumHundredths: 98 })
    .when(withdraw({ sum: 1 }))
    .thenRejected(t, 'pointsTooLow', { pointsHundredths: 0 });
  t.end();
});

test('points: what is no order or no sum is refused before the balance is looked at', (t) => {
  const stage = given(registered(ADA));
  stage.when(withdraw({ sum: 1, order: '2377225625' })).thenRejected(t, 'orderNumberInvalid');
  for (const sum of [0, -1, 0.5, Number.NaN, 100_000_000_001]) {
    stage.when(withdraw({ sum })).thenRejected(t, 'sumInvalid');
  }
  stage.when(withdraw({ sum: 1, player: BOB })).thenRejected(t, 'playerNotFound');
  t.end();
});

test('points: what the mail brings is credited to its player', (t) => {
  const accrualHundredths = pointsHundredths(2_725);
  const mail = { message: 'CreditPoints', player: ADA, order: ORDER_NUMBER } as const;
  const arrives = ({ accounts }: States) =>
    decideCreditPoints(accounts.get(ADA), { ...mail, accrualHundredths }, 1, stampAt(4_000));
  given(registered(ADA))
    .when(arrives)
    .thenEvents(t, { type: 'PointsCredited', player: ADA, order: ORDER_NUMBER, from: 1 });
  const changed = (roles: readonly Role[]): ShardEvent => {
    return { type: 'RolesChanged', player: ADA, roles, by: BOB, atMs: 3_000 };
  };
  for (const role of ['operator', 'auditor', 'admin'] as const) {
    given(registered(ADA), changed(['player', role]))
      .when(arrives)
      .thenEvents(t, { type: 'PointsForfeited', player: ADA, from: 1 });
  }
  given(registered(ADA), changed(['operator']), changed(['player']))
    .when(arrives)
    .thenEvents(t, { type: 'PointsCredited' });
  t.end();
});
