/** Payouts of bets that wait for an operator, or were approved (actors/wallet/held-payout.ts). */

import {
  type ApprovePayout,
  decideApprovePayout,
  type HeldPayout,
} from '../../../actors/wallet/held-payout.ts';
import { must } from '../../kernel/assert.ts';
import type { HeldPayoutView, ListHeldPayouts } from '../../protocol/money-requests.ts';
import { ROW_COST, ROWS_PER_STEP } from '../long-reads.ts';
import { keyOfText, prefixRange } from '../tables/row-key.ts';
import { TABLES } from '../tables/table-formats.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

/** In the order of their ids. */
const listHeldPayouts: LongHandler<'listHeldPayouts'> = function* ({ state }, request) {
  const { isApproved, limit, after } = request;
  const payouts: HeldPayoutView[] = [];
  const { start, end } = prefixRange(TABLES.heldPayouts);
  const behind = after === null ? start : keyOfText(TABLES.heldPayouts, after);
  const range = { start: behind, end, limit: ROWS_PER_STEP, reverse: false };
  for (const page of state.heldPayouts.pages(range)) {
    yield page.length * ROW_COST;
    for (const { key, value } of page) {
      if (key === after || (value.approvedAtMs !== null) !== isApproved) continue;
      payouts.push(viewOf(value));
      if (payouts.length === limit) return reply(payouts);
    }
  }
  return reply(payouts);
};

const approvePayout: Handler<'approvePayout'> = (context, request) => {
  const { heldPayouts } = context.state;
  const held = heldPayouts.get(request.awardId);
  const decision = decideApprovePayout(held, request, context.stamp);
  return commit(context, decision, () =>
    reply(viewOf(must(heldPayouts.get(request.awardId), 'an approved payout stays'))),
  );
};

function viewOf({ entry, ...held }: HeldPayout): HeldPayoutView {
  return { ...held, fixture: entry.fixture };
}

interface PayoutRequests {
  listHeldPayouts: { request: ListHeldPayouts; reply: HeldPayoutView[] };
  approvePayout: { request: ApprovePayout; reply: HeldPayoutView };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends PayoutRequests {}
}

export const PAYOUT_OPERATIONS = declareOperations<keyof PayoutRequests>({
  listHeldPayouts: ['read', listHeldPayouts],
  approvePayout: ['write', approvePayout],
});
