/** An operator decides between the two readings of a stepped clock: the wall clock is right. */

import { ASK_PAUSE_LAST_MS, decideSettlePayment } from '../../../actors/wallet/decide-payment.ts';
import { assert } from '../../kernel/assert.ts';
import { type Handler, type HandlerContext, reply } from './handler.ts';
import { declareOperations } from './operation.ts';
import { paymentOfReminder } from './payment-reminder.ts';

const acceptClock: Handler<'acceptClock'> = (context, { reason }) => {
  const { nowMs: believedMs, earliestMs, latestMs } = context.stamp;
  if (earliestMs === latestMs) return reply({ believedMs, atMs: believedMs });
  const accepted = { ...context, stamp: context.acceptWall() };
  const { nowMs: atMs } = accepted.stamp;
  context.apply([{ type: 'ClockAccepted', reason, believedMs, atMs }]);
  askSooner(accepted);
  return reply({ believedMs, atMs });
};

/** Waits computed from a time ahead of the wall clock would be too long by the difference. */
function askSooner({ state, stamp, apply }: HandlerContext): void {
  for (const actor of state.timers.after(stamp.nowMs + ASK_PAUSE_LAST_MS)) {
    const payment = paymentOfReminder(state, actor);
    if (payment?.state !== 'pending') continue;
    const { player, number } = payment;
    const pending = { player, number, outcome: 'pending' } as const;
    const decision = decideSettlePayment(payment, pending, stamp);
    assert(decision.kind === 'accepted', 'leaving a payment pending was refused');
    apply(decision.events);
  }
}

interface ClockRequests {
  /** The wall clock is right, for this reason. Equal times: the shard had not doubted it. */
  acceptClock: { request: { reason: string }; reply: { believedMs: number; atMs: number } };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends ClockRequests {}
}

export const CLOCK_OPERATIONS = declareOperations<keyof ClockRequests>({
  acceptClock: ['write', acceptClock],
});
