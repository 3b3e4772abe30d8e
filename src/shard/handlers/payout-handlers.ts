/** Payouts of bets that wait for an operator, or were approved (actors/wallet/held-payout.ts). */

import {
  type ApprovePayout,
  decideApprovePayout,
  type HeldPayout,
} from '../../../actors/wallet/held-payout.ts';
import { must } from '../../kernel/assert.ts';
import type { HeldPayoutView, ListHeldPayouts } from '../../protocol/money-requests.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { FORWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';

/** In the order of their ids. */
const listHeldPayouts: LongHandler<'listHeldPayouts'> = function* ({ state }, request) {
  const { isApproved, limit, after } = request;
  const pages = state.heldPayouts.pages({ after: after ?? undefined, ...FORWARD });
  const { views } = yield* listRows(pages, {
    limit,
    viewOf: ({ value }) => {
      return (value.approvedAtMs !== null) === isApproved ? viewOf(value) : undefined;
    },
  });
  return reply(views);
};

const approvePayout: Handler<'approvePayout'> = (context, request) => {
  const { heldPayouts } = context.state;
  const held = heldPayouts.get(request.awardId);
  const decision = decideApprovePayout(held, request, context.stamp);
  return commit(context, decision, () =>
    reply(viewOf(must(heldPayouts.get(request.awardId), 'an approved payout is missing'))),
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
  approvePayout: ['owed', approvePayout],
});
