/** What is told of standing tickets: their money, line by line, and how each of them ended. */
import { must } from '../../src/kernel/assert.ts';
import { formatDrawId, formatPlayerId, formatStandingId } from '../../src/kernel/ids.ts';
import { minor, multiplyMinor } from '../../src/kernel/money.ts';
import { rememberLast } from '../../src/kernel/remember-last.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import {
  entriesOf,
  purchasesOf,
  rewardOf,
  type StandingEntry,
} from '../standing/entries-of-walk.ts';
import type {
  StandingTicketEnded,
  StandingTicketMade,
  StandingTicketsEntered,
} from '../standing/standing-events.ts';
import {
  prepaidReturnEntryId,
  prepaidUseEntryId,
  prepaymentEntryId,
} from '../wallet/ledger-entry.ts';
import { ticketMessages } from './draw-messages.ts';
import { pointsEarnedMessage } from './loyalty-messages.ts';
import { creditMessages, entryMessage, purchaseMessage } from './money-messages.ts';
import {
  MESSAGE_VERSION,
  type OutboxMessage,
  type OutboxStates,
  rfc3339,
  type Telling,
} from './outbox.ts';

/** In the family of tickets: streams that operators have made hold it, and users are granted it. */
export const STANDING_ENDED_SUBJECT = 'ticket.v1.standingEnded';

/** Of an entry, beside those of its tickets: what was prepaid, the purchase, and the points. */
const OTHER_PLACES = 3;

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

/**
 * By entry a place for what was prepaid, those of its purchase, and one for the points that it has
 * earned: the first is empty for a recurring one, the last where there are none.
 */
export function standingEnteredTelling(
  states: Pick<OutboxStates, 'identity' | 'instances'>,
  event: StandingTicketsEntered,
): Telling {
  const { terms } = must(states.instances.get(event.draw), 'a draw with sales is missing');
  const entries = [...entriesOf(event)];
  const purchases = [...purchasesOf(event, terms.game)];
  let length = 0;
  /** By entry, the place behind its own. */
  const ends = purchases.map(({ masks }) => {
    length += ticketCountOf(terms.game, masks) + OTHER_PLACES;
    return length;
  });
  const messagesOf = rememberLast((index: number) => {
    const bought = must(purchases[index], 'a place holds no purchase');
    const entry = must(entries[index], 'a place holds no entry');
    const reward = rewardOf(entry, event);
    return [
      prepaidUsedMessage(entry, event),
      ...ticketMessages(states, bought),
      purchaseMessage(states, bought),
      reward === undefined ? undefined : pointsEarnedMessage(reward),
    ];
  });
  return {
    length,
    at: (place) => {
      const index = ends.findIndex((end) => place < end);
      if (index < 0) return undefined;
      return messagesOf(index)[place - (ends[index - 1] ?? 0)];
    },
  };
}

function prepaidUsedMessage(
  { player, number, prepaidMinor: amountMinor }: StandingEntry,
  { draw, atMs }: StandingTicketsEntered,
): OutboxMessage | undefined {
  if (amountMinor === 0) return undefined;
  const entryId = prepaidUseEntryId(number, draw);
  const facts = { drawId: formatDrawId(draw), orderId: formatStandingId({ player, number }) };
  return entryMessage({ player, entryId, kind: 'prepaidUsed', amountMinor, atMs, facts });
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
