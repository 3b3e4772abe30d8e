import { type Rejected, reject } from '../../../actors/decider.ts';
import { isResidual } from '../../../actors/wallet/account.ts';
import {
  decideRequestPayment,
  decideSettlePayment,
  type RequestPayment,
  repeatOrReuse,
  type SettlePayment,
} from '../../../actors/wallet/decide-payment.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import type { Debt } from '../../../actors/wallet/owed.ts';
import type { Payment } from '../../../actors/wallet/payment.ts';
import { NO_SUMS } from '../../../actors/wallet/surplus.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { EntryPlace } from '../../kernel/entry-place.ts';
import { type ExactSum, textOfSum } from '../../kernel/exact-sum.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { EntryPage, EntryView, ListEntries } from '../../protocol/entry-requests.ts';
import type { DebtView, ListDebts } from '../../protocol/money-requests.ts';
import type { Keyed, PaymentView, WalletAtHome } from '../../protocol/shard-requests.ts';
import { RECORD_COST, ROW_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import { atHome, formerHomesOf, keyElsewhere, listContinues } from './elsewhere.ts';
import { entriesFrom } from './entry-chain.ts';
import { viewOfEntry } from './entry-view.ts';
import {
  commit,
  type Handler,
  type LongHandler,
  type Reply,
  repeatedReply,
  reply,
} from './handler.ts';
import { FORWARD, listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';

const getWallet: Handler<'getWallet'> = ({ state }, { player }) => {
  const account = state.accounts.get(player);
  if (account === undefined) return reject('playerNotFound');
  if (isResidual(account)) return atHome(state, player, { asked: 0 });
  const { balanceMinor, pointsHundredths } = account;
  const debt = viewOfDebt(state.debts.get(player));
  const formerHomes = formerHomesOf(state, player, account);
  return reply({ balanceMinor, pointsHundredths, ...debt, formerHomes });
};

const listEntries: LongHandler<'listEntries'> = function* ({ state }, request) {
  const { player, limit, after } = request;
  const entries: EntryView[] = [];
  let last: EntryPlace | null = null;
  for (const { place, entry } of entriesFrom(state, player, after)) {
    yield RECORD_COST;
    if (entries.length === limit) return reply({ entries, next: last });
    entries.push(viewOfEntry(state, entry));
    last = place;
  }
  return reply({ entries, next: null, ...listContinues(state, player) });
};

const requestPayment: Handler<'requestPayment'> = (context, request) => {
  const { state, stamp } = context;
  const { player, idempotencyKey, fingerprint, trail } = request;
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.find(entryKey, keysSinceMs(state, stamp));
  if (earlier !== undefined) {
    const kind = request.kind === 'deposit' ? 'depositRequested' : 'withdrawal';
    const repeat = repeatOrReuse(earlier, { kind, fingerprint });
    if (repeat.kind === 'rejected') return repeat;
    return repeatedPayment(state, request, repeat.earlier.paymentNumber);
  }
  if (trail?.found !== undefined) return repeatedPayment(state, request, trail.found);
  const account = state.accounts.get(player);
  const elsewhere = keyElsewhere(state, account, request, stamp);
  if (elsewhere !== undefined) return elsewhere;
  const decision = decideRequestPayment(account, request, stamp);
  return commit(context, decision, () => {
    const number = must(
      state.accounts.get(player),
      'the account that was just used is missing',
    ).paymentCount;
    return reply(
      viewOfPayment(
        must(state.payments.get({ player, number }), 'the payment just requested is missing'),
      ),
    );
  });
};

/** A payment that was open when its player moved is kept at their home. */
function repeatedPayment(
  state: ShardState,
  { player, trail }: RequestPayment & Keyed,
  number: number,
): Reply<PaymentView> | Rejected {
  const payment = state.payments.get({ player, number });
  if (payment !== undefined) return repeatedReply(asFirstAnswered(payment));
  const account = must(state.accounts.get(player), 'a payment has no account');
  assert(isResidual(account), 'the payment of an entry is missing');
  return atHome(state, player, { asked: trail?.asked ?? 0, found: number });
}

export const settlePayment: Handler<'settlePayment'> = (context, request) => {
  const { player, number } = request;
  const payment = context.state.payments.get({ player, number });
  const decision = decideSettlePayment(payment, request, context.stamp);
  return commit(context, decision, () => {
    const settled = context.state.payments.get({ player, number });
    return reply(viewOfPayment(must(settled, 'a payment has vanished')));
  });
};

const getPayment: Handler<'getPayment'> = ({ state }, { player, number }) => {
  const payment = state.payments.get({ player, number });
  return payment === undefined ? reject('paymentNotFound') : reply(viewOfPayment(payment));
};

/** The players of this shard who owe something, in the order of their keys. */
const listDebts: LongHandler<'listDebts'> = function* ({ state }, { limit, after }) {
  const pages = state.debts.pages({ after: after ?? undefined, ...FORWARD });
  const { views } = yield* listRows(pages, {
    limit,
    viewOf: ({ key: player, value }): DebtView => ({ player, ...viewOfDebt(value) }),
  });
  return reply(views);
};

/** Every account of this shard's ledger. Its sum is zero. */
const trialBalance: LongHandler<'trialBalance'> = function* ({ state }) {
  const balances: Record<string, ExactSum> = {};
  for (const page of state.ledger.pages(FORWARD)) {
    for (const { key, value } of page) balances[key] = value;
    yield page.length * ROW_COST;
  }
  return reply(balances);
};

function viewOfDebt({ balanceMinor, pointsHundredths }: Debt = NO_SUMS) {
  return {
    debtMinor: textOfSum(balanceMinor),
    pointsDebtHundredths: textOfSum(pointsHundredths),
  };
}

/**
 * The first answer to the request: "pending" if the provider needed time, otherwise the outcome. A
 * payment with neither was never answered.
 */
function asFirstAnswered(payment: Payment): PaymentView {
  const view = viewOfPayment(payment);
  return view.wasDeferred ? { ...view, state: 'pending', settledAtMs: null } : view;
}

export function viewOfPayment(payment: Payment): PaymentView {
  const { player, number, kind, state, amountMinor, method, requestedAtMs, settledAtMs } = payment;
  const wasDeferred = payment.deferredCount > 0;
  const amounts = { amountMinor, method, requestedAtMs, settledAtMs, wasDeferred };
  return { player, number, kind, state, ...amounts };
}

interface WalletRequests {
  listDebts: { request: ListDebts; reply: DebtView[] };
  getWallet: { request: { player: PlayerKey }; reply: WalletAtHome };
  listEntries: { request: ListEntries; reply: EntryPage };
  requestPayment: { request: RequestPayment & Keyed; reply: PaymentView };
  settlePayment: { request: SettlePayment; reply: PaymentView };
  getPayment: { request: { player: PlayerKey; number: number }; reply: PaymentView };
  trialBalance: { request: Record<never, never>; reply: Record<string, ExactSum> };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends WalletRequests {}
}

export const WALLET_OPERATIONS = declareOperations<keyof WalletRequests>({
  getWallet: ['read', getWallet],
  listEntries: ['read', listEntries],
  requestPayment: ['write', requestPayment],
  settlePayment: ['owed', settlePayment],
  getPayment: ['read', getPayment],
  listDebts: ['read', listDebts],
  trialBalance: ['read', trialBalance],
});
