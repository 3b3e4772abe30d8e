/**
 * A line of a wallet as its player sees it: what moved the money, by the names that the calls
 * about those things use.
 *
 * Some of it stands in the id of the entry alone: one that the engine has made names the places
 * that the entry is about (`actors/wallet/ledger-entry.ts`), behind `debt.` or `repaid.` too. One
 * that a client has made says nothing.
 */

import { isOfClient } from '../../../actors/wallet/ledger-entry.ts';
import { formatBetId, formatFixtureId, NO_FIXTURE } from '../../kernel/fixture-ids.ts';
import {
  drawNo,
  formatDrawId,
  formatPaymentId,
  formatStandingId,
  formatTicketId,
  type PlayerKey,
} from '../../kernel/ids.ts';
import type { EntrySubject, EntryView } from '../../protocol/entry-requests.ts';
import type { EntryReply } from '../../protocol/player-messages.ts';
import type { Static } from '../../protocol/schema.ts';
import { instantText } from './services.ts';

type EntryBody = Static<typeof EntryReply>;
type NamedSubject = Partial<EntryBody>;

export function entryJson(player: PlayerKey, entry: EntryView): EntryBody {
  const { entryId, kind, amountMinor, balanceMinor, atMs } = entry;
  const at = instantText(atMs);
  return { entryId, kind, amountMinor, balanceMinor, at, ...namedBy(player, entry) };
}

function namedBy(player: PlayerKey, entry: EntryView): NamedSubject {
  const { subject } = entry;
  const placed = isOfClient(entry.entryId) ? '' : entry.entryId;
  switch (subject.of) {
    case 'tickets':
      return { ...ticketsNamed(entry.kind, subject, placed), ...standingNamed(player, placed) };
    case 'bets':
      return betsNamed(subject, placed);
    case 'payment':
      return paymentNamed(entry.kind, formatPaymentId({ player, number: subject.number }), placed);
    case 'standingTicket': {
      const orderId = formatStandingId({ player, number: subject.number });
      return { ...standingNamed(player, placed), orderId };
    }
    default:
      return raffleNamed(placed);
  }
}

type Kind = EntryView['kind'];
type OfTickets = Extract<EntrySubject, { of: 'tickets' }>;
type OfBets = Extract<EntrySubject, { of: 'bets' }>;

/** A refund is of the player's tickets in a stretch of the draw: which, it does not say. */
function ticketsNamed(kind: Kind, subject: OfTickets, placed: string): NamedSubject {
  const { draw, shard, firstOrdinal, ticketCount } = subject;
  const ofDraw = { drawId: formatDrawId(draw), ticketCount };
  if (REFUND.test(placed)) return ofDraw;
  const ticketIds = Array.from({ length: ticketCount }, (_, index) =>
    formatTicketId({ draw, shard, ordinal: firstOrdinal + index }),
  );
  const [ticketId] = ticketIds;
  const ofOne = ticketCount === 1 && ticketId !== undefined ? { ticketId } : {};
  if (kind === 'purchase' || kind === 'pointsStake') return { ...ofDraw, ...ofOne, ticketIds };
  return kind === 'prize' && ticketId !== undefined
    ? { ...ofDraw, ...ofOne, awardId: ticketId }
    : { ...ofDraw, ...ofOne };
}

const REFUND = /(?:^|\.)refund\./;
const APPROVED = /(?:^|\.)approved\./;

/** A settlement pays all bets of a player on an event in one line: it names a bet if it is one. */
function betsNamed(subject: OfBets, placed: string): NamedSubject {
  const { fixture, shard, firstOrdinal, betCount } = subject;
  const ofEvent = fixture === NO_FIXTURE ? {} : { eventId: formatFixtureId(fixture) };
  if (betCount !== 1) return { ...ofEvent, betCount };
  const betId = formatBetId({ fixture, shard, ordinal: firstOrdinal });
  return { ...ofEvent, betCount, betId, ...(APPROVED.test(placed) ? { awardId: betId } : {}) };
}

/** What a withdrawal gives back may have repaid a debt at once. */
function paymentNamed(kind: Kind, paymentId: string, placed: string): NamedSubject {
  const isOut = kind === 'withdrawal' || RETURN.test(placed);
  return isOut ? { paymentId, withdrawalId: paymentId } : { paymentId, depositId: paymentId };
}

const RETURN = /(?:^|\.)return\./;

const STANDING = /^(?:standing|prepaid)\.(\d+)\.(\d+)$/;

/** The standing ticket that entered a draw. */
function standingNamed(player: PlayerKey, placed: string): NamedSubject {
  const [, number, draw] = STANDING.exec(placed) ?? [];
  if (number === undefined) return {};
  const orderId = formatStandingId({ player, number: Number(number) });
  return { orderId, drawId: formatDrawId(drawNo(Number(draw))) };
}

const RAFFLE = /(?:^|\.)raffle\.([0-9a-f-]{36})\.(\d+)/;

function raffleNamed(placed: string): NamedSubject {
  const [, raffleId, place] = RAFFLE.exec(placed) ?? [];
  return raffleId === undefined ? {} : { raffleId, place: Number(place) };
}
