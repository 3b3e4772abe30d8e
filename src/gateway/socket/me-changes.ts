/** What shards report about a player, as the player's sockets show it. */
import { unreachable } from '../../kernel/assert.ts';
import { formatBetId, formatFixtureId } from '../../kernel/fixture-ids.ts';
import {
  type DrawNo,
  formatDrawId,
  formatPaymentId,
  formatStandingId,
  formatTicketId,
} from '../../kernel/ids.ts';
import type {
  HolderOutcome,
  HoldersTold,
  PlayerNotice,
  TicketsAccepted,
} from '../../protocol/shard-notices.ts';
import type { MeChange } from '../../protocol/socket-messages.ts';
import { placedBetJson } from '../routes/fixture-views.ts';
import { instantText } from '../routes/services.ts';

/** Notices that a change is shown of. */
type ShownNotice = Exclude<PlayerNotice, { type: 'sessionOver' | 'walletChanged' }>;

export function changeOfNotice(notice: ShownNotice): MeChange {
  switch (notice.type) {
    case 'ticketsAccepted':
      return ticketsAccepted(notice);
    case 'ticketReturned': {
      const { type, draw, shard, ordinal, stakeMinor, balanceMinor } = notice;
      const ticketId = formatTicketId({ draw, shard, ordinal });
      return { type, drawId: formatDrawId(draw), ticketId, stakeMinor, balanceMinor };
    }
    case 'awardPaid': {
      const { draw, shard, ordinal, tier, prizeMinor, balanceMinor } = notice;
      const ticketId = formatTicketId({ draw, shard, ordinal });
      const drawId = formatDrawId(draw);
      return { type: 'awardPaid', drawId, ticketId, tier, prizeMinor, balanceMinor };
    }
    case 'paymentSettled': {
      const { payment, balanceMinor } = notice;
      const { kind, amountMinor } = payment;
      const state = payment.state === 'completed' ? 'completed' : 'declined';
      const paymentId = formatPaymentId(payment);
      return { type: 'paymentSettled', paymentId, kind, state, amountMinor, balanceMinor };
    }
    case 'standingTicketEnded': {
      const { type, seriesId: series, reason, refundMinor, balanceMinor } = notice;
      return { type, orderId: formatStandingId(notice), series, reason, refundMinor, balanceMinor };
    }
    case 'betAccepted': {
      const { betId, eventId, odds, acceptedAt } = placedBetJson(notice.bet);
      const { stakeMinor, balanceMinor } = notice.bet;
      const bet = { betId, ...(eventId === undefined ? {} : { eventId }), odds, stakeMinor };
      const { type, operationKey: operationId } = notice;
      return { type, operationId, ...bet, acceptedAt, balanceMinor };
    }
    case 'betsSettled': {
      const { player: _, fixture, ...settled } = notice;
      return { ...settled, eventId: formatFixtureId(fixture) };
    }
    case 'accumulatorSettled': {
      const { player: _, place, ...settled } = notice;
      return { ...settled, betId: formatBetId(place) };
    }
    default:
      return unreachable(notice);
  }
}

/** All of a player's tickets of a draw, won, lost, refunded or postponed, in one change. */
export function changeOfHolder(told: HoldersTold, holder: HolderOutcome): MeChange {
  const { draw, outcome } = told;
  const { ticketCount, balanceMinor, amountMinor } = holder;
  const drawId = formatDrawId(draw);
  if (told.newTimes !== undefined) {
    const closesAt = instantText(told.newTimes.closesAtMs);
    const resultsAt = instantText(told.newTimes.resultsAtMs);
    return { type: 'drawPostponed', drawId, ticketCount, closesAt, resultsAt, balanceMinor };
  }
  if (outcome === 'refunded') {
    return { type: 'drawRefunded', drawId, ticketCount, refundMinor: amountMinor, balanceMinor };
  }
  const { winCount, heldMinor } = holder;
  return {
    type: 'drawSettled',
    drawId,
    ticketCount,
    winCount,
    prizeMinor: amountMinor,
    heldMinor,
    balanceMinor,
    wins: winsOf(told, holder),
  };
}

function ticketsAccepted(notice: TicketsAccepted): MeChange {
  const { draw, shard, firstOrdinal, ticketCount, stakeMinor, balanceMinor } = notice;
  return {
    type: 'ticketsAccepted',
    drawId: formatDrawId(draw),
    ticketCount,
    operationId: notice.operationKey,
    ticketIds: ticketIds(draw, shard, firstOrdinal, ticketCount),
    stakeMinor,
    acceptedAt: instantText(notice.acceptedAtMs),
    balanceMinor,
  };
}

function ticketIds(draw: DrawNo, shard: number, firstOrdinal: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    formatTicketId({ draw, shard, ordinal: firstOrdinal + i }),
  );
}

function winsOf({ draw, shard, approvalMinor }: HoldersTold, holder: HolderOutcome) {
  const wins = [];
  for (let i = 0; i < holder.wins.length; i += 3) {
    const [ordinal = 0, tier = 0, prizeMinor = 0] = holder.wins.slice(i, i + 3);
    const ticketId = formatTicketId({ draw, shard, ordinal });
    wins.push({ ticketId, tier, prizeMinor, awaitsApproval: prizeMinor >= approvalMinor });
  }
  return wins;
}
