/**
 * The messages of a wallet: one for each entry of a player's history, and one for each award.
 *
 * Amounts follow from the event and from facts that never change once they exist (the price of a
 * draw, its prizes, a payment's amount), so a message is the same whenever it is derived. How much
 * of a debt a credit has repaid does not follow from them, and is read from its entry.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import {
  type DrawNo,
  formatDrawId,
  formatPaymentId,
  formatPlayerId,
  formatTicketId,
  type PlayerKey,
} from '../../src/kernel/ids.ts';
import { type Minor, minor, multiplyMinor } from '../../src/kernel/money.ts';
import { prizesOf } from '../draw/instance.ts';
import type {
  AwardApproved,
  TicketsBought,
  TicketsRefunded,
  WinnersPaid,
} from '../draw/instance-events.ts';
import { combinationsOf } from '../games/combinations.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import type { States } from '../states.ts';
import {
  depositEntryId,
  type LedgerEntryKind,
  prizeEntryId,
  refundEntryId,
  repaymentEntryId,
  returnEntryId,
} from '../wallet/ledger-entry.ts';
import type {
  PaymentCompleted,
  PaymentDeclined,
  WithdrawalRequested,
} from '../wallet/wallet-events.ts';
import { MESSAGE_VERSION, type OutboxMessage, type OutboxStates, rfc3339 } from './outbox.ts';

export const ENTRY_SUBJECT = 'wallet.v1.entry';
export const AWARD_PAID_SUBJECT = 'award.v1.paid';

export interface EntryTold {
  readonly player: PlayerKey;
  readonly entryId: string;
  readonly kind: LedgerEntryKind;
  readonly amountMinor: Minor;
  readonly atMs: number;
  /** What it was for, by the names used on the wire. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export function entryMessage(told: EntryTold): OutboxMessage {
  const { player, entryId, kind, amountMinor, atMs, facts } = told;
  return {
    subject: ENTRY_SUBJECT,
    body: {
      version: MESSAGE_VERSION,
      playerId: formatPlayerId(player),
      entryId,
      kind,
      amountMinor,
      at: rfc3339(atMs),
      ...facts,
    },
  };
}

/** A credit, and the entry by which it repaid a debt, if there was one. */
export function creditMessages(
  { entries }: Pick<OutboxStates, 'entries'>,
  told: EntryTold,
): OutboxMessage[] {
  const { player, entryId, facts } = told;
  const repaid = entries.get({ player, entryId: repaymentEntryId(entryId) });
  const credit = entryMessage(told);
  return repaid === undefined ? [credit] : [credit, entryMessage({ ...repaid, facts })];
}

export function purchaseMessage(
  { instances }: Pick<States, 'instances'>,
  { draw, player, entryId, masks, atMs }: TicketsBought,
): OutboxMessage {
  const { terms } = must(instances.get(draw), 'a draw with sales is missing');
  const ticketCount = ticketCountOf(terms.game, masks);
  return entryMessage({
    player,
    entryId,
    kind: 'purchase',
    amountMinor: minor(-multiplyMinor(terms.priceMinor, combinationsOf(terms.game, masks))),
    atMs,
    facts: { drawId: formatDrawId(draw), ticketCount },
  });
}

export function withdrawalMessage(event: WithdrawalRequested): OutboxMessage {
  const { player, number, entryId, amountMinor, atMs } = event;
  return entryMessage({
    player,
    entryId,
    kind: 'withdrawal',
    amountMinor: minor(-amountMinor),
    atMs,
    facts: { paymentId: formatPaymentId({ player, number }) },
  });
}

/** A withdrawal moved the player's money when it was requested, so its completion is no entry. */
export function paymentCompletedMessages(
  states: Pick<OutboxStates, 'payments' | 'entries'>,
  { player, number, atMs }: PaymentCompleted,
): OutboxMessage[] {
  const payment = must(states.payments.get({ player, number }), 'a settled payment is missing');
  if (payment.kind === 'withdrawal') return [];
  const { amountMinor } = payment;
  const facts = { paymentId: formatPaymentId({ player, number }) };
  const entryId = depositEntryId(number);
  return creditMessages(states, { player, entryId, kind: 'deposit', amountMinor, atMs, facts });
}

export function paymentDeclinedMessages(
  states: Pick<OutboxStates, 'payments' | 'entries'>,
  { player, number, atMs }: PaymentDeclined,
): OutboxMessage[] {
  const payment = must(states.payments.get({ player, number }), 'a settled payment is missing');
  if (payment.kind === 'deposit') return [];
  const { amountMinor } = payment;
  const facts = { paymentId: formatPaymentId({ player, number }) };
  const entryId = returnEntryId(number);
  const kind = 'withdrawalReturned';
  return creditMessages(states, { player, entryId, kind, amountMinor, atMs, facts });
}

/** Large prizes are announced when they are approved. */
export function awardsPaidMessages(
  states: Pick<OutboxStates, 'identity' | 'entries' | 'instances'>,
  event: WinnersPaid,
): OutboxMessage[] {
  const { draw, ordinals, tiers, players, atMs } = event;
  const instance = must(states.instances.get(draw), 'a paid draw is missing');
  assert('prizesByTier' in instance, 'a draw that pays was never settled');
  const prizes = prizesOf(instance, event);
  const messages: OutboxMessage[] = [];
  for (const [index, ordinal] of ordinals.entries()) {
    const tier = must(tiers[index], 'a winner has no tier');
    const player = must(players[index], 'a winner has no player');
    const prizeMinor = must(prizes[index], 'a winner has no prize');
    if (prizeMinor >= instance.terms.approvalMinor) continue;
    messages.push(...awardMessages(states, { draw, ordinal, tier, player, prizeMinor, atMs }));
  }
  return messages;
}

export function awardApprovedMessages(
  states: Pick<OutboxStates, 'identity' | 'entries' | 'heldAwards'>,
  { draw, ordinal, atMs }: AwardApproved,
): OutboxMessage[] {
  const award = must(states.heldAwards.get({ draw, ordinal }), 'an approved award is missing');
  return awardMessages(states, { ...award, atMs });
}

/** A refund has messages as its entries are written: one for each buyer of the stretch. */
export function ticketsRefundedMessages(
  states: Pick<OutboxStates, 'instances' | 'entries'>,
  { draw, fromOrdinal, players, ticketCounts, combinationCounts, atMs }: TicketsRefunded,
): OutboxMessage[] {
  const { terms } = must(states.instances.get(draw), 'a refunded draw is missing');
  return players.flatMap((player, index) => {
    const ticketCount = must(ticketCounts[index], 'a buyer has no count');
    return creditMessages(states, {
      player,
      entryId: refundEntryId(draw, fromOrdinal),
      kind: 'refund',
      amountMinor: multiplyMinor(terms.priceMinor, combinationCounts[index] ?? ticketCount),
      atMs,
      facts: { drawId: formatDrawId(draw), ticketCount },
    });
  });
}

function awardMessages(
  { identity, entries }: Pick<OutboxStates, 'identity' | 'entries'>,
  award: {
    readonly draw: DrawNo;
    readonly ordinal: number;
    readonly tier: number;
    readonly player: PlayerKey;
    readonly prizeMinor: Minor;
    readonly atMs: number;
  },
): OutboxMessage[] {
  const { draw, ordinal, tier, player, prizeMinor, atMs } = award;
  const ticketId = formatTicketId({ draw, shard: identity.shard, ordinal });
  const drawId = formatDrawId(draw);
  const paid = {
    subject: AWARD_PAID_SUBJECT,
    body: {
      version: MESSAGE_VERSION,
      ticketId,
      drawId,
      playerId: formatPlayerId(player),
      tier,
      prizeMinor,
      paidAt: rfc3339(atMs),
    },
  };
  const entryId = prizeEntryId(draw, ordinal);
  const facts = { drawId, ticketId };
  const prize = { player, entryId, kind: 'prize', amountMinor: prizeMinor, atMs, facts } as const;
  return [paid, ...creditMessages({ entries }, prize)];
}
