/** Events and bets as the wire shows them. */
import type { Leg } from '../../../actors/book/bet.ts';
import { homeShardOf, type Line, type LineVersion } from '../../../actors/line/line.ts';
import { combinedPrice, formatOdds, payoutAt, shownOdds } from '../../../actors/line/odds.ts';
import { must } from '../../kernel/assert.ts';
import { type EventNo, formatBetId, formatEventId, NO_EVENT } from '../../kernel/event-ids.ts';
import { formatPlayerId } from '../../kernel/ids.ts';
import { minor } from '../../kernel/money.ts';
import type { EventReply, PlacedBetReply } from '../../protocol/event-messages.ts';
import type {
  BetView,
  EventView,
  PlacedBetReply as Placed,
} from '../../protocol/event-requests.ts';
import type { Static } from '../../protocol/schema.ts';
import { instant, type Services } from './services.ts';

export type EventJson = Static<typeof EventReply>;
export type PlacedBetJson = Static<typeof PlacedBetReply>;

/** Where an event is at home. */
export function shardOfEvent({ client }: Pick<Services, 'client'>, event: EventNo): number {
  return homeShardOf(event, client.shardCount);
}

export function eventJson({ line, isSettled }: EventView): EventJson {
  const { event, version, title, deadlineMs, markets, selections, terms } = line;
  const [first, ...others] = selections;
  const outcomes = line.resolutions.at(-1)?.outcomes;
  return {
    eventId: formatEventId(event),
    version,
    title,
    state: stateOf(line),
    deadline: instant(deadlineMs),
    ...(first !== undefined && others.length === 0
      ? { odds: formatOdds(first.oddsHundredths) }
      : {}),
    markets: markets.map(({ name }, market) => ({
      name,
      selections: selections.flatMap((one, selection) => {
        if (one.market !== market) return [];
        const odds = formatOdds(one.oddsHundredths);
        return [{ selection, name: one.name, odds, outcome: outcomes?.[selection] ?? null }];
      }),
    })),
    stakeMinorMin: terms.stakeMinorMin,
    stakeMinorMax: terms.stakeMinorMax,
    payoutMinorMax: terms.payoutMinorMax,
    settled: isSettled,
    createdAt: instant(line.createdAtMs),
    changedAt: instant(line.changedAtMs),
  };
}

/** An event with one selection is won or lost by it. */
function stateOf({ state, selections, resolutions }: Line): string {
  if (state !== 'finished' || selections.length > 1) return state;
  return must(resolutions.at(-1)?.outcomes[0], 'a finished event has its outcome');
}

export function versionJson({ version, atMs, change, state, ...rest }: LineVersion) {
  return {
    version,
    at: instant(atMs),
    change,
    state,
    deadline: instant(rest.deadlineMs),
    odds: rest.oddsHundredths.map(formatOdds),
  };
}

export function auditedVersionJson(version: LineVersion) {
  const { by, reason } = version;
  return { ...versionJson(version), by: by === null ? null : formatPlayerId(by), reason };
}

export function placedBetJson(placed: Placed): PlacedBetJson {
  const { place, stakeMinor, legs, acceptedAtMs, balanceMinor } = placed;
  return {
    betId: formatBetId(place),
    ...(place.event === NO_EVENT ? {} : { eventId: formatEventId(place.event) }),
    stakeMinor,
    ...pricesOf(stakeMinor, legs),
    legs: legs.map(legJson),
    state: 'accepted',
    acceptedAt: instant(acceptedAtMs),
    balanceMinor,
  };
}

export function betJson({ place, stakeMinor, legs, acceptedAtMs, ...bet }: BetView) {
  const { state, payoutMinor, awaitsApproval } = bet;
  return {
    betId: formatBetId(place),
    ...(place.event === NO_EVENT ? {} : { eventId: formatEventId(place.event) }),
    stakeMinor,
    ...pricesOf(stakeMinor, legs),
    legs: legs.map((leg) => {
      return { ...legJson(leg), name: leg.selectionName, outcome: leg.outcome };
    }),
    state,
    payoutMinor,
    awaitsApproval,
    acceptedAt: instant(acceptedAtMs),
  };
}

function legJson({ event, selection, oddsHundredths }: Leg) {
  return { eventId: formatEventId(event), selection, odds: formatOdds(oddsHundredths) };
}

function pricesOf(stakeMinor: number, legs: readonly Leg[]) {
  const price = combinedPrice(legs.map(({ oddsHundredths }) => oddsHundredths));
  const odds = formatOdds(shownOdds(price));
  return { odds, possiblePayoutMinor: payoutAt(minor(stakeMinor), price) };
}
