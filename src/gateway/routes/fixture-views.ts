/** Fixtures and bets as the wire shows them. */
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
import type { BetView, BookView, FixtureView, PlacedBet } from '../../protocol/fixture-requests.ts';
import type { Static } from '../../protocol/schema.ts';
import { instantText, type Services } from './services.ts';

export type FixtureJson = Static<typeof FixtureReply>;
export type PlacedBetJson = Static<typeof PlacedBetReply>;

/** The home shard of a fixture. */
export function shardOfFixture({ client }: Pick<Services, 'client'>, fixture: FixtureNo): number {
  return homeShardOf(fixture, client);
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
    deadline: instantText(deadlineMs),
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
    createdAt: instantText(line.createdAtMs),
    changedAt: instantText(line.changedAtMs),
  };
}

/** A fixture with one selection is won or lost with it. */
function stateOf({ state, selections, resolutions }: Line): string {
  if (state !== 'finished' || selections.length > 1) return state;
  return must(resolutions.at(-1)?.outcomes[0], 'a finished fixture has no outcome');
}

export function versionJson({ version, atMs, change, state, ...rest }: LineVersion) {
  return {
    version,
    at: instantText(atMs),
    change,
    state,
    deadline: instantText(rest.deadlineMs),
    odds: rest.oddsHundredths.map(formatOdds),
  };
}

export function auditedVersionJson(version: LineVersion) {
  const { by, reason } = version;
  return { ...versionJson(version), by: by === null ? null : formatPlayerId(by), reason };
}

export function placedBetJson(placed: PlacedBet): PlacedBetJson {
  const { place, stakeMinor, legs, acceptedAtMs, balanceMinor } = placed;
  return {
    betId: formatBetId(place),
    ...(place.fixture === NO_FIXTURE ? {} : { eventId: formatFixtureId(place.fixture) }),
    stakeMinor,
    ...pricesOf(stakeMinor, legs),
    legs: legs.map(legJson),
    state: 'accepted',
    acceptedAt: instantText(acceptedAtMs),
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
    acceptedAt: instantText(acceptedAtMs),
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

/** What may be lost on each limit, and what all books together have used of it. */
export function liabilityJson({ fixture, markets, selections }: Line, books: readonly BookView[]) {
  const sum = (pick: (book: BookView) => number | undefined) =>
    books.reduce((total, book) => total + (pick(book) ?? 0), 0);
  const usedMinor = (limit: number) => sum((book) => book.usedMinor[limit]);
  return {
    eventId: formatFixtureId(fixture),
    betCount: sum(({ betCount }) => betCount),
    stakesMinor: sum(({ stakesMinor }) => stakesMinor),
    markets: markets.map(({ name, liabilityMinorMax: limitMinor }, index) => {
      return { name, limitMinor, usedMinor: usedMinor(index) };
    }),
    selections: selections.map(({ name, liabilityMinorMax: limitMinor }, selection) => {
      return { name, limitMinor, usedMinor: usedMinor(markets.length + selection), selection };
    }),
  };
}
