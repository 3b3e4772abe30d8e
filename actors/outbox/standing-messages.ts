/** What is told of standing tickets: their money, line by line, and how each of them ended. */
import { formatDrawId, formatPlayerId, formatStandingId } from '../../src/kernel/ids.ts';
import { minor, multiplyMinor } from '../../src/kernel/money.ts';
import type {
  StandingTicketEnded,
  StandingTicketEntered,
  StandingTicketMade,
} from '../standing/standing-events.ts';
import {
  prepaidReturnEntryId,
  prepaidUseEntryId,
  prepaymentEntryId,
} from '../wallet/ledger-entry.ts';
import { creditMessages, entryMessage } from './money-messages.ts';
import { MESSAGE_VERSION, type OutboxMessage, type OutboxStates, rfc3339 } from './outbox.ts';

/** In the family of tickets: streams that operators have made hold it, and users are granted it. */
export const STANDING_ENDED_SUBJECT = 'ticket.v1.standingEnded';

export function standingMadeMessages(
  _: Pick<OutboxStates, 'identity'>,
  { player, number, kind, stakeMinor, drawsLeft, atMs }: StandingTicketMade,
): OutboxMessage[] {
  if (kind === 'recurring') return [];
  const amountMinor = minor(-multiplyMinor(stakeMinor, drawsLeft ?? 0));
  const entryId = prepaymentEntryId(number);
  const facts = { orderId: formatStandingId({ player, number }) };
  return [entryMessage({ player, entryId, kind: 'prepayment', amountMinor, atMs, facts })];
}

export function standingEnteredMessages(
  _: Pick<OutboxStates, 'identity'>,
  { player, number, draw, paidMinor: amountMinor, atMs }: StandingTicketEntered,
): OutboxMessage[] {
  if (amountMinor === 0) return [];
  const entryId = prepaidUseEntryId(number, draw);
  const facts = { drawId: formatDrawId(draw), orderId: formatStandingId({ player, number }) };
  return [entryMessage({ player, entryId, kind: 'prepaidUsed', amountMinor, atMs, facts })];
}

export function standingEndedMessages(
  states: Pick<OutboxStates, 'entries'>,
  { player, number, seriesId, reason, refundMinor, atMs }: StandingTicketEnded,
): OutboxMessage[] {
  const orderId = formatStandingId({ player, number });
  const ended = {
    subject: STANDING_ENDED_SUBJECT,
    body: {
      version: MESSAGE_VERSION,
      orderId,
      playerId: formatPlayerId(player),
      series: seriesId,
      reason,
      refundMinor,
      endedAt: rfc3339(atMs),
    },
  };
  if (refundMinor === 0) return [ended];
  const entryId = prepaidReturnEntryId(number);
  const told = {
    player,
    entryId,
    kind: 'prepaidReturned',
    amountMinor: refundMinor,
    atMs,
  } as const;
  return [ended, ...creditMessages(states, { ...told, facts: { orderId } })];
}
