import { reject } from '../../../actors/decider.ts';
import { decideWithdrawPoints, type WithdrawPoints } from '../../../actors/points/decide-points.ts';
import { isResidual } from '../../../actors/wallet/account.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type {
  ListWithdrawals,
  PointsView,
  WithdrawalPage,
  WithdrawalView,
} from '../../protocol/order-requests.ts';
import type { Keyed } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { atHome, keyElsewhere } from './elsewhere.ts';
import { commit, type Handler, type LongHandler, repeatedReply, reply } from './handler.ts';
import { BACKWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';

const getPoints: Handler<'getPoints'> = ({ state }, { player }) => {
  const account = state.accounts.get(player);
  if (account === undefined) return reject('playerNotFound');
  if (isResidual(account)) return atHome(state, player, { asked: 0 });
  const withdrawnHundredths = state.pointsAccounts.get(player)?.withdrawnHundredths ?? 0;
  return reply({ pointsHundredths: account.pointsHundredths, withdrawnHundredths });
};

const withdrawPoints: Handler<'withdrawPoints'> = (context, request) => {
  const { state, stamp } = context;
  const { player, idempotencyKey, fingerprint } = request;
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.find(entryKey, keysSinceMs(state, stamp));
  if (earlier !== undefined) {
    const repeat = repeatOrReuse(earlier, { kind: 'pointsWithdrawal', fingerprint });
    if (repeat.kind === 'rejected') return repeat;
    return repeatedReply(withdrawalOf(state, player, repeat.earlier.paymentNumber));
  }
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const points = state.pointsAccounts.get(player);
  const decision = decideWithdrawPoints({ account, points }, request, stamp);
  return commit(context, decision, (events) => {
    const { number } = must(events[0], 'a withdrawal is no event');
    return reply(withdrawalOf(state, player, number));
  });
};

/** Newest first. */
const listWithdrawals: LongHandler<'listWithdrawals'> = function* ({ state }, request) {
  const { player, limit, before } = request;
  const end = before === null ? undefined : { player, number: before };
  const pages = state.withdrawals.pages({ of: { player }, before: end, ...BACKWARD });
  const { views, next } = yield* listRows(pages, { limit, viewOf: ({ value }) => ({ ...value }) });
  return reply({ withdrawals: views, next: next?.number ?? null });
};

function withdrawalOf(state: ShardState, player: PlayerKey, number: number): WithdrawalView {
  return { ...must(state.withdrawals.get({ player, number }), 'a withdrawal is missing') };
}

interface PointsRequests {
  getPoints: { request: { player: PlayerKey }; reply: PointsView };
  withdrawPoints: { request: WithdrawPoints & Keyed; reply: WithdrawalView };
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
