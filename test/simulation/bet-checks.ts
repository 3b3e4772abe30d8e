/**
 * Bets: what was answered "accepted" is there once and was allowed when it was taken, each bet
 * comes to what the resolution says, once in a round, and no liability goes beyond its limit.
 */
import type { EventOf } from '../../actors/events.ts';
import { type Line, OUTCOMES, type Outcome } from '../../actors/line/line.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import type { FixtureView } from '../../src/protocol/fixture-requests.ts';
import type { RequestOf } from '../../src/protocol/shard-requests.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

type Placed = EventOf<'BetPlaced'> | EventOf<'AccumulatorPlaced'>;

export function checkBets(world: World, history: History): void {
  const versions = new Map<string, Line>();
  for (const { event } of history.of('LineChanged')) {
    versions.set(`${event.line.fixture}/${event.line.version}`, event.line);
  }
  checkPlaced(world, history, versions);
  checkSettled(history, versions);
  checkLiability(world, history);
  checkOperators(world);
}

function checkPlaced(world: World, history: History, versions: ReadonlyMap<string, Line>): void {
  const placed = new Map<string, Placed>();
  for (const { event } of [...history.of('BetPlaced'), ...history.of('AccumulatorPlaced')]) {
    const key = `${event.player}/${event.entryId}`;
    assert(!placed.has(key), 'a key was used for two bets');
    placed.set(key, event);
    if (event.type !== 'BetPlaced') continue;
    const line = must(versions.get(`${event.fixture}/${event.version}`), 'a bet names no version');
    assert(line.state === 'open', 'a bet was taken on an event that was not open');
    assert(event.atMs < line.deadlineMs, 'a bet was taken after the deadline');
    const odds = line.selections[event.selection]?.oddsHundredths;
    assert(event.oddsHundredths === odds, 'a bet has other odds than its version');
  }
  for (const { op, request, answer } of world.asked) {
    if (op !== 'placeBet' || answer?.ok !== true) continue;
    const { player, idempotencyKey, stakeMinor, legs } = request as RequestOf<'placeBet'>;
    const bet = placed.get(`${player}/k.${idempotencyKey}`);
    assert(bet !== undefined, 'a bet that was answered is lost');
    assert(bet.stakeMinor === stakeMinor, 'a bet has another stake than was asked');
    const count = bet.type === 'BetPlaced' ? 1 : bet.legs.length;
    assert(count === legs.length, 'a bet has other legs than were asked');
  }
}

/** Reckoned anew, without the engine's own functions. */
function checkSettled(history: History, versions: ReadonlyMap<string, Line>): void {
  const bets = new Map<string, EventOf<'BetPlaced'>>();
  for (const { shard, event } of history.of('BetPlaced')) {
    bets.set(`${shard}/${event.fixture}/${event.ordinal}`, event);
  }
  const lateFromMs = new Map<FixtureNo, number | null>();
  for (const { event } of history.of('LineTaken')) {
    lateFromMs.set(event.line.fixture, event.lateFromMs);
  }
  const seen = new Set<string>();
  for (const { shard, event } of history.of('BetsSettled')) {
    const resolution = newest(versions, event.fixture).resolutions[event.round - 1];
    const { outcomes } = must(resolution, 'a resolution was carried out that is not there');
    for (const [at, ordinal] of event.ordinals.entries()) {
      const which = `${shard}/${event.fixture}/${ordinal}`;
      assert(!seen.has(`${which}/${event.round}`), 'a bet was settled twice in a round');
      seen.add(`${which}/${event.round}`);
      const bet = must(bets.get(which), 'a bet was settled that was never placed');
      const late = lateFromMs.get(event.fixture) ?? null;
      const outcome = late !== null && bet.atMs >= late ? 'void' : outcomes[bet.selection];
      assert(OUTCOMES[event.outcomes[at] ?? -1] === outcome, 'a bet came to something else');
      assert(event.payoutsMinor[at] === payout(bet, outcome), 'a bet was paid something else');
    }
  }
}

function payout(
  { stakeMinor, oddsHundredths }: EventOf<'BetPlaced'>,
  outcome: Outcome | undefined,
): number {
  if (outcome === 'won') return Math.floor((stakeMinor * oddsHundredths) / 100);
  return outcome === 'void' ? stakeMinor : 0;
}

function newest(versions: ReadonlyMap<string, Line>, fixture: FixtureNo): Line {
  let line: Line | undefined;
  for (let version = 1; versions.has(`${fixture}/${version}`); version += 1) {
    line = versions.get(`${fixture}/${version}`);
  }
  return must(line, 'an event has a version');
}

/** Whoever asks under one key is answered with one version of one event, however often. */
function checkOperators(world: World): void {
  const answered = new Map<string, string>();
  for (const { shard, request, answer } of world.asked) {
    const { operation } = request as Partial<RequestOf<'createFixture'>>;
    if (operation === undefined || answer?.ok !== true) continue;
    const { line } = answer.reply as FixtureView;
    const key = `${shard}/${operation.idempotencyKey}`;
    const odds = line.selections.map(({ oddsHundredths }) => oddsHundredths).join();
    const version = `${line.fixture}/${line.version}/${odds}`;
    assert((answered.get(key) ?? version) === version, 'a repeat did something of its own');
    answered.set(key, version);
  }
}

/** Over all shards and at any time: what bets may lose, by the largest limit that ever was. */
function checkLiability(world: World, history: History): void {
  const limits = new Map<FixtureNo, number[]>();
  for (const { event } of history.of('LineChanged')) {
    const { markets, selections } = event.line;
    const now = [...markets, ...selections].map(({ liabilityMinorMax }) => liabilityMinorMax);
    const before = limits.get(event.line.fixture) ?? [];
    limits.set(
      event.line.fixture,
      now.map((limit, index) => Math.max(limit, before[index] ?? 0)),
    );
  }
  for (const [fixture, maxima] of limits) {
    for (const [limit, limitMinor] of maxima.entries()) {
      let usedMinor = 0;
      let allottedMinor = 0;
      for (const shard of world.shards) {
        const book = world.running(shard)?.state.books.get(fixture);
        usedMinor += book?.usedMinor[limit] ?? 0;
        allottedMinor += book?.allottedMinor[limit] ?? 0;
      }
      assert(usedMinor <= allottedMinor, 'more liability was used than allotted');
      assert(allottedMinor <= limitMinor, 'more liability was allotted than there is');
    }
  }
}
