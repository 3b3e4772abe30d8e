/** Takes what the accrual system said about an order, or that it has said nothing yet. */
import { mailShardOf } from '../../../actors/growth/growth.ts';
import { decideAccrual } from '../../../actors/order/decide-order.ts';
import { isFinal } from '../../../actors/order/order.ts';
import { assert, must } from '../../kernel/assert.ts';
import { questionPauseMs } from '../due-questions.ts';
import type { ErrandDone } from '../work.ts';
import type { HandlerContext } from './handler.ts';

type AccrualAnswered = Extract<ErrandDone, { kind: 'accrualAnswered' }>;

const UINT32_SPAN = 2 ** 32;

/** An answer may come twice, or long after the order became final: then it changes nothing. */
export function takeAccrual(
  context: HandlerContext,
  { player, ordinal, found }: AccrualAnswered,
): void {
  const { state, stamp } = context;
  const place = { player, ordinal };
  const order = must(state.orders.get(place), 'an answer is about an order of another shard');
  if (found !== null) {
    const playerShard = mailShardOf(player, state.identity);
    const way = { playerShard, channel: state.mailChannels.get(playerShard) };
    const decision = decideAccrual({ place, order }, found, way, stamp);
    assert(decision.kind === 'accepted', 'an answer of the accrual system was refused');
    context.apply(decision.events);
  }
  if (isFinal(order.status)) {
    state.questions.close(ordinal);
    return;
  }
  const chance = stamp.random.uint32() / UINT32_SPAN;
  const ageMs = stamp.nowMs - order.uploadedAtMs;
  state.questions.askLater(ordinal, questionPauseMs(ageMs, chance));
}
