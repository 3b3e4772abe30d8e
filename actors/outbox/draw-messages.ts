/** The messages of draws and tickets: never an outcome before it is published. */
import { assert, must } from '../../src/kernel/assert.ts';
import { type DrawNo, formatDrawId, formatPlayerId, formatTicketId } from '../../src/kernel/ids.ts';
import { multiplyMinor } from '../../src/kernel/money.ts';
import type { DrawState } from '../coordinator/coordinator.ts';
import type {
  DrawCancelled,
  DrawPostponed,
  DrawPublished,
  DrawScheduled,
} from '../coordinator/coordinator-events.ts';
import type { TicketsBought } from '../draw/instance-events.ts';
import { familyOf } from '../games/families.ts';
import { outcomePart } from '../games/shown-outcome.ts';
import { tierResult } from '../games/tier-result.ts';
import type { States } from '../states.ts';
import { MESSAGE_VERSION, type OutboxMessage, rfc3339 } from './outbox.ts';

export const TICKET_SUBJECT = 'ticket.v1.accepted';
export const TICKET_RETURNED_SUBJECT = 'ticket.v1.returned';
/** Followed by the state that the draw has reached. */
export const DRAW_FAMILY = 'draw.v1.';
export const DRAW_POSTPONED_SUBJECT = `${DRAW_FAMILY}postponed`;

/** One message for each ticket, because other services store tickets by their ids. */
export function ticketMessages(
  { identity, instances }: Pick<States, 'identity' | 'instances'>,
  { draw, player, firstOrdinal, masks, atMs }: TicketsBought,
): OutboxMessage[] {
  const { terms } = must(instances.get(draw), 'a draw with sales is missing');
  const drawId = formatDrawId(draw);
  const playerId = formatPlayerId(player);
  const acceptedAt = rfc3339(atMs);
  const messages: OutboxMessage[] = [];
  const family = familyOf(terms.game);
  const wordCount = family.wordCount(terms.game);
  const layout = family.layout(terms.game);
  for (let from = 0; from < masks.length; from += wordCount) {
    const numbers = family.printPick(layout, masks, from, from + wordCount);
    const place = { draw, shard: identity.shard, ordinal: firstOrdinal + from / wordCount };
    messages.push({
      subject: TICKET_SUBJECT,
      body: {
        version: MESSAGE_VERSION,
        ticketId: formatTicketId(place),
        drawId,
        playerId,
        game: terms.game.gameId,
        selection: family.showPick(layout, numbers),
        stakeMinor: multiplyMinor(terms.priceMinor, family.combinations(layout, masks, from)),
        acceptedAt,
      },
    });
  }
  return messages;
}

export function drawScheduledMessage({ terms, atMs }: DrawScheduled): OutboxMessage {
  return drawMessage(terms.draw, 'scheduled', atMs, {
    game: terms.game.gameId,
    series: terms.seriesId,
    priceMinor: terms.priceMinor,
    opensAt: rfc3339(terms.opensAtMs),
    closesAt: rfc3339(terms.closesAtMs),
    resultsAt: rfc3339(terms.resultsAtMs),
  });
}

/** Not a state: the draw goes on as it was, with other times. */
export function drawPostponedMessage(event: DrawPostponed): OutboxMessage {
  return {
    subject: DRAW_POSTPONED_SUBJECT,
    body: {
      version: MESSAGE_VERSION,
      drawId: formatDrawId(event.draw),
      at: rfc3339(event.atMs),
      closesAt: rfc3339(event.closesAtMs),
      resultsAt: rfc3339(event.resultsAtMs),
      reason: event.reason,
    },
  };
}

export function drawCancelledMessage({ draw, reason, atMs }: DrawCancelled): OutboxMessage {
  return drawMessage(draw, 'cancelled', atMs, { reason });
}

/** From here on the outcome is public. */
export function drawPublishedMessage(
  { coordinators }: Pick<States, 'coordinators'>,
  { draw, atMs, rolloverMinor }: DrawPublished,
): OutboxMessage {
  const coordinator = must(coordinators.get(draw), 'a published draw is missing');
  assert(coordinator.state === 'published', 'a draw was told before it was published');
  const { numbers, terms } = coordinator;
  const { game } = terms;
  return drawMessage(draw, 'published', atMs, {
    numbers,
    ...outcomePart({ family: game.family, ...familyOf(game).promisedRules(game) }, numbers),
    tiers: coordinator.settlement.tiers.map(tierResult),
    rolloverMinor,
  });
}

export function drawMessage(
  draw: DrawNo,
  state: DrawState,
  atMs: number,
  facts: Readonly<Record<string, unknown>> = {},
): OutboxMessage {
  return {
    subject: DRAW_FAMILY + state,
    body: {
      version: MESSAGE_VERSION,
      drawId: formatDrawId(draw),
      state,
      at: rfc3339(atMs),
      ...facts,
    },
  };
}
