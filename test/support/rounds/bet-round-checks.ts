/**
 * What must hold for bets after a crash, as seen from outside: each check returns what contradicts
 * it. Payouts are calculated anew from the answers, without the engine's own functions.
 */

import type { EngineClient } from '../engine/engine-client.ts';
import { balanceOf, type EngineSession, listAll } from '../engine/engine-people.ts';
import type { BetOperator } from './bet-operator.ts';
import type { Bettor, ListedBet } from './bettor.ts';
import { booksAtRest } from './books-at-rest.ts';

type Outcome = 'won' | 'lost' | 'void';

export interface FixtureFate {
  readonly eventId: string;
  readonly deadlineMs: number;
  readonly limitMinor: number;
  /** Null until there is a result; then the one that is valid. */
  outcome: Outcome | null;
  /** When the first result was requested: a bet that was accepted later may be void. */
  resultFromMs: number;
}

interface LedgerEntry {
  readonly entryId: string;
  readonly kind: string;
  readonly amountMinor: number;
}

/** Liability is within its limits, and the ledger sums to zero and holds no more stakes. */
export async function checkBooks(
  client: EngineClient,
  admin: EngineSession,
  operator: BetOperator,
  fixtures: readonly FixtureFate[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const { eventId, limitMinor } of fixtures) {
    const { markets, selections } = await operator.liability(eventId);
    for (const { usedMinor } of [...markets, ...selections]) {
      if (usedMinor > limitMinor)
        problems.push(`${eventId} may lose ${usedMinor} of ${limitMinor}`);
    }
  }
  const { sumMinor } = await booksAtRest(client, admin, 'bets');
  if (sumMinor !== 0) problems.push(`the trial balance sums to ${sumMinor}`);
  return problems;
}

/** Their bets: exactly those that were confirmed, each paid for once and settled once. */
export async function checkBettor(
  client: EngineClient,
  bettor: Bettor,
  fixtures: readonly FixtureFate[],
  startMinor: number,
): Promise<string[]> {
  const { player, accepted } = bettor;
  const problems: string[] = [];
  const say = (problem: string) => problems.push(`${player.login}: ${problem}`);
  const listed = await bettor.listed();
  const byId = new Map(listed.map((bet) => [bet.betId, bet]));
  if (byId.size !== listed.length) say('a bet is listed twice');
  if (listed.length !== accepted.length) {
    say(`${accepted.length} bets were answered for, ${listed.length} are there`);
  }
  for (const { betId, stakeMinor, odds, acceptedAt, legs } of accepted) {
    const bet = byId.get(betId);
    const isSame =
      bet?.stakeMinor === stakeMinor && bet.odds === odds && bet.acceptedAt === acceptedAt;
    if (bet === undefined || !isSame) say(`${betId} is lost or another one`);
    else if (legs.some(({ eventId }) => fixtures.some((fixture) => fixture.eventId === eventId))) {
      const problem = betProblem(bet, fixtures);
      if (problem !== undefined) say(`${betId} ${problem}`);
    }
  }

  const list = { path: '/v1/me/entries', member: 'entries' };
  const entries = await listAll<LedgerEntry>(client, player, list);
  const sumOf = (...kinds: readonly string[]) =>
    entries
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, one) => sum + one.amountMinor, 0);
  const stakesMinor = listed.reduce((sum, { stakeMinor }) => sum + stakeMinor, 0);
  const paidMinor = listed.reduce((sum, { payoutMinor }) => sum + payoutMinor, 0);
  if (sumOf('bet') !== -stakesMinor) say(`paid ${-sumOf('bet')} for stakes of ${stakesMinor}`);
  const gotMinor = sumOf('betPayout', 'betReversal');
  if (gotMinor !== paidMinor) say(`got ${gotMinor} for bets that come to ${paidMinor}`);
  const balanceMinor = await balanceOf(client, player);
  const dueMinor = startMinor - stakesMinor + paidMinor;
  if (balanceMinor !== dueMinor) say(`has ${balanceMinor} and should have ${dueMinor}`);
  return problems;
}

function betProblem(bet: ListedBet, fixtures: readonly FixtureFate[]): string | undefined {
  const acceptedAtMs = Date.parse(bet.acceptedAt);
  const fates = bet.legs.map(({ eventId, odds }) => {
    const fixture = fixtures.find((one) => one.eventId === eventId);
    if (fixture === undefined) throw new Error(`${bet.betId} stands on ${eventId}`);
    return { fixture, odds, mayBeLate: acceptedAtMs >= fixture.resultFromMs };
  });
  if (fates.some(({ fixture }) => acceptedAtMs >= fixture.deadlineMs))
    return 'came after a deadline';
  const outcomes = fates.map(({ fixture }) => fixture.outcome ?? 'void');
  // A leg that came with the result or after it may be void instead: both are correct.
  const possible = fates.reduce<readonly (readonly Outcome[])[]>(
    (all, { mayBeLate }, index) =>
      mayBeLate
        ? all.concat(all.map((one) => one.map((as, at) => (at === index ? 'void' : as))))
        : all,
    [outcomes],
  );
  const odds = fates.map((one) => one.odds);
  const allowed = possible.map((one) => comesTo(bet.stakeMinor, odds, one));
  const is = `${bet.state} ${bet.payoutMinor}`;
  return allowed.includes(is) ? undefined : `is ${is}, not ${allowed.join(' or ')}`;
}

/** State and payout, by the rules. */
function comesTo(
  stakeMinor: number,
  odds: readonly string[],
  outcomes: readonly Outcome[],
): string {
  if (outcomes.includes('lost')) return 'lost 0';
  const won = odds.filter((_, index) => outcomes[index] === 'won');
  if (won.length === 0) return `void ${stakeMinor}`;
  let product = BigInt(stakeMinor);
  for (const one of won) product *= BigInt(one.replace('.', ''));
  return `won ${product / 100n ** BigInt(won.length)}`;
}
