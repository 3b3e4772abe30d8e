import { reject } from '../../../actors/decider.ts';
import { decideWithdrawPoints, type WithdrawPoints } from '../../../actors/points/decide-points.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type {
  ListWithdrawals,
  PointsView,
  WithdrawalPage,
  WithdrawalView,
} from '../../protocol/order-requests.ts';
import { ROW_COST, ROWS_PER_STEP } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { keyOfNumbers } from '../tables/row-key.ts';
import { TABLES } from '../tables/table-formats.ts';
import { commit, type Handler, type LongHandler, repeatedReply, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

const getPoints: Handler<'getPoints'> = ({ state }, { player }) => {
  const account = state.accounts.get(player);
  if (account === undefined) return reject('playerNotFound');
  const withdrawnHundredths = state.pointsAccounts.get(player)?.withdrawnHundredths ?? 0;
  return reply({ pointsHundredths: account.pointsHundredths, withdrawnHundredths });
};

const withdrawPoints: Handler<'withdrawPoints'> = (context, request) => {
  const { state, stamp } = context;
  const { player, idempotencyKey, fingerprint } = request;
  const earlier = state.entries.get({ player, entryId: clientEntryId(idempotencyKey) });
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'pointsWithdrawal', fingerprint });
    if (repeat.kind === 'rejected') return repeat;
    return repeatedReply(withdrawalOf(state, player, earlier.paymentNumber));
  }
  const account = state.accounts.get(player);
  const points = state.pointsAccounts.get(player);
  const decision = decideWithdrawPoints({ account, points }, request, stamp);
  return commit(context, decision, (events) => {
    const { number } = must(events[0], 'a withdrawal is one event');
    return reply(withdrawalOf(state, player, number));
  });
};

/** Newest first. */
const listWithdrawals: LongHandler<'listWithdrawals'> = function* ({ state }, request) {
  const { player, limit, before } = request;
  const newest = (state.pointsAccounts.get(player)?.withdrawalCount ?? 0) + 1;
  const start = keyOfNumbers(TABLES.withdrawals, player, 0);
  const end = keyOfNumbers(TABLES.withdrawals, player, before ?? newest);
  const withdrawals: WithdrawalView[] = [];
  const range = { start, end, limit: ROWS_PER_STEP, reverse: true };
  for (const page of state.withdrawals.pages(range)) {
    yield page.length * ROW_COST;
    for (const { key, value } of page) {
      withdrawals.push({ ...value });
      if (withdrawals.length === limit) return reply({ withdrawals, next: key.number });
    }
  }
  return reply({ withdrawals, next: null });
};

function withdrawalOf(state: ShardState, player: PlayerKey, number: number): WithdrawalView {
  return { ...must(state.withdrawals.get({ player, number }), 'a withdrawal is kept') };
}

interface PointsRequests {
  getPoints: { request: { player: PlayerKey }; reply: PointsView };
  withdrawPoints: { request: WithdrawPoints; reply: WithdrawalView };
  listWithdrawals: { request: ListWithdrawals; reply: WithdrawalPage };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends PointsRequests {}
}

export const POINTS_OPERATIONS = declareOperations<keyof PointsRequests>({
  getPoints: ['read', getPoints],
  withdrawPoints: ['write', withdrawPoints],
  listWithdrawals: ['read', listWithdrawals],
});
