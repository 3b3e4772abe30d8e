/** Events and bets as the wire shows them. */
import type { Leg } from '../../../actors/book/bet.ts';
import { homeShardOf, type Line, type LineVersion } from '../../../actors/line/line.ts';
import { combinedPrice, formatOdds, payoutAt, shownOdds } from '../../../actors/line/odds.ts';
import { must } from '../../kernel/assert.ts';
import {
  type FixtureNo,
  formatBetId,
  formatFixtureId,
  NO_FIXTURE,
} from '../../kernel/fixture-ids.ts';
import { formatPlayerId } from '../../kernel/ids.ts';
import { minor } from '../../kernel/money.ts';
import type { FixtureReply, PlacedBetReply } from '../../protocol/fixture-messages.ts';
import type {
  BetView,
  FixtureView,
  PlacedBetReply as Placed,
} from '../../protocol/fixture-requests.ts';
import type { Static } from '../../protocol/schema.ts';
import { instant, type Services } from './services.ts';

export type FixtureJson = Static<typeof FixtureReply>;
export type PlacedBetJson = Static<typeof PlacedBetReply>;

/** Where a fixture is at home. */
export function shardOfFixture({ client }: Pick<Services, 'client'>, fixture: FixtureNo): number {
  return homeShardOf(fixture, client.shardCount);
}

export function fixtureJson({ line, isSettled }: FixtureView): FixtureJson {
  const { fixture, version, title, deadlineMs, markets, selections, terms } = line;
  const [first, ...others] = selections;
  const outcomes = line.resolutions.at(-1)?.outcomes;
  return {
    eventId: formatFixtureId(fixture),
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

/** A fixture with one selection is won or lost by it. */
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
    ...(place.fixture === NO_FIXTURE ? {} : { eventId: formatFixtureId(place.fixture) }),
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
    ...(place.fixture === NO_FIXTURE ? {} : { eventId: formatFixtureId(place.fixture) }),
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

function legJson({ fixture, selection, oddsHundredths }: Leg) {
  return { eventId: formatFixtureId(fixture), selection, odds: formatOdds(oddsHundredths) };
}

function pricesOf(stakeMinor: number, legs: readonly Leg[]) {
  const price = combinedPrice(legs.map(({ oddsHundredths }) => oddsHundredths));
  const odds = formatOdds(shownOdds(price));
  return { odds, possiblePayoutMinor: payoutAt(minor(stakeMinor), price) };
}
