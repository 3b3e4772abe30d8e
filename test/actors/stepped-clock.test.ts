/**
 * Decisions under a clock that was stepped: where its two readings would decide alike, that is the
 * decision, at the time that is believed; where they would not, it waits.
 */
import { test } from 'tap';
import { decidePlaceBet, type PlaceBet } from '../../actors/book/decide-bet.ts';
import { EMPTY_CALENDAR, type PlanDraw } from '../../actors/calendar/calendar.ts';
import { decidePlanDraw } from '../../actors/calendar/decide-calendar.ts';
import { type Decision, hasCome, type Stamp } from '../../actors/decider.ts';
import { decideBuyTickets } from '../../actors/draw/decide-purchase.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import {
  DEADLINE_AHEAD_MS_MAX,
  decideChangeLine,
  decideCreateLine,
} from '../../actors/line/decide-line.ts';
import { decideCorrect } from '../../actors/line/decide-result.ts';
import { decideGiveBirthDate } from '../../actors/player/decide-identity.ts';
import { decideRefreshSession, decideStartSession } from '../../actors/player/decide-session.ts';
import type { SessionFamily } from '../../actors/player/player.ts';
import type { States } from '../../actors/states.ts';
import { minor } from '../../src/kernel/money.ts';
import { given, stampAt, unsureStamp } from '../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  DRAW,
  OPENED,
  OPERATOR,
  registered,
  withMoney,
} from '../support/samples/actor-events.ts';
import { leg, OPEN, sourcesOf } from '../support/samples/bet-slips.ts';
import { FIXTURE, SAMPLE_LINE } from '../support/samples/betting-events.ts';
import { founder } from '../support/sources/founders.ts';

const IDENTITY = founder(0, 2);
const CLOSES_AT_MS = 61_000;

type Decide = (stamp: Stamp) => Decision<unknown>;

function buying(graceMs: number, receivedAtMs: number): Decide {
  const { states } = given(...withMoney(ADA, 1_000), announced({ graceMs }), OPENED);
  const sources = buyerOf(states);
  return (stamp) => decideBuyTickets(sources, purchaseOf(receivedAtMs), stamp);
}

function buyerOf({ accounts, instances, identity }: States) {
  return { account: accounts.get(ADA), instance: instances.get(DRAW), identity };
}

function purchaseOf(receivedAtMs: number) {
  return {
    player: ADA,
    draw: DRAW,
    picks: [[1, 2, 3, 4, 5]],
    quickPick: 0,
    idempotencyKey: 'mine',
    fingerprint: 9,
    receivedAtMs,
  };
}

function creating(deadlineMs: number): Decide {
  const selection = { name: 'Reds', oddsHundredths: 185, liabilityMinorMax: 1_000 };
  const command = {
    title: 'Reds – Blues',
    deadlineMs,
    markets: [{ name: 'match', liabilityMinorMax: 2_000, selections: [selection] }],
    terms: SAMPLE_LINE.terms,
    by: OPERATOR,
  };
  return (stamp) => decideCreateLine(1, command, stamp, IDENTITY);
}

function planning(changes: Partial<PlanDraw>): Decide {
  const game = GAMES['5of36'];
  const command = {
    seriesId: 'evening',
    game,
    priceMinor: game.priceMinor,
    opensAtMs: 0,
    closesAtMs: CLOSES_AT_MS,
    resultsAtMs: CLOSES_AT_MS,
    graceMs: 0,
    approvalMinor: minor(1_000),
    recurring: false,
    ...changes,
  };
  return (stamp) => decidePlanDraw(EMPTY_CALENDAR, command, stamp, IDENTITY);
}

function changing(): Decide {
  const line = { ...SAMPLE_LINE, deadlineMs: CLOSES_AT_MS };
  const nothing = { odds: [], limits: [], state: null, reason: null, by: OPERATOR };
  const command = { fixture: FIXTURE, version: null, deadlineMs: 9 * CLOSES_AT_MS, ...nothing };
  return (stamp) => decideChangeLine(line, command, stamp, IDENTITY);
}

function correcting(): Decide {
  const { correctionMs } = SAMPLE_LINE.terms;
  const won = SAMPLE_LINE.selections.map(() => 'won' as const);
  const lost = SAMPLE_LINE.selections.map(() => 'lost' as const);
  const atMs = CLOSES_AT_MS - correctionMs;
  const first = { outcomes: won, by: OPERATOR, reason: null, atMs };
  const line = { ...SAMPLE_LINE, state: 'finished', resolutions: [first] } as const;
  const command = { fixture: FIXTURE, outcomes: lost, reason: 'a slip', by: OPERATOR };
  return (stamp) => decideCorrect(line, command, stamp, IDENTITY);
}

function session(familyId: string, refreshHash: string, expiresAtMs: number): SessionFamily {
  const since = { previousHash: null, refreshedAtMs: 0, startedAtMs: 0 };
  return { familyId, refreshHash, expiresAtMs, ...since };
}

function refreshing(): Decide {
  const player = given(registered(ADA)).states.players.get(ADA);
  const known = player && { ...player, sessions: [session('f', 'f-1', CLOSES_AT_MS)] };
  const times = { nextHash: 'f-2', expiresAtMs: 2 * CLOSES_AT_MS };
  const command = { player: ADA, familyId: 'f', presentedHash: 'f-1', ...times };
  return (stamp) => {
    const decision = decideRefreshSession(known, command, stamp);
    // A session that has expired ends, and that is accepted: for whoever asked it is a "no".
    const isEnded = JSON.stringify(decision).includes('SessionEnded');
    return isEnded ? { kind: 'rejected', code: 'sessionEnded' } : decision;
  };
}

function givingBirthDate(): Decide {
  const player = given(registered(ADA)).states.players.get(ADA);
  const known = player && { ...player, birthDate: null };
  const rule = { minimumAgeYears: 18, timeZone: 'UTC' };
  // Of age at the instant in question, which is a midnight.
  const command = { player: ADA, birthDate: '1952-01-01', ...rule };
  return shifted(CLOSES_AT_MS, (stamp) => decideGiveBirthDate(known, command, stamp));
}

function betting(): Decide {
  const { states } = given(...OPEN);
  const command: PlaceBet = {
    player: ADA,
    legs: [leg()],
    stakeMinor: 1_000,
    accept: 'same',
    idempotencyKey: 'mine',
    fingerprint: 9,
  };
  const sources = sourcesOf(states, command);
  return shifted(CLOSES_AT_MS - SAMPLE_LINE.deadlineMs, (stamp) =>
    decidePlaceBet(sources, command, stamp),
  );
}

/** For what is decided by another instant, which is so much earlier. */
function shifted(byMs: number, decide: Decide): Decide {
  return ({ earliestMs, latestMs, nowMs, ...rest }) =>
    decide({
      ...rest,
      earliestMs: earliestMs - byMs,
      latestMs: latestMs - byMs,
      nowMs: nowMs - byMs,
    });
}

const CASES: readonly (readonly [name: string, decide: Decide])[] = [
  ['a purchase', buying(0, 1_000)],
  ['a purchase that came late to the gateway', buying(0, 99_000)],
  ['a purchase in its grace', buying(500, 1_000)],
  ['a purchase too late for the grace', buying(500, 99_000)],
  ['a bet', betting()],
  ['an event is created', creating(CLOSES_AT_MS)],
  ['an event that is far away', creating(CLOSES_AT_MS + DEADLINE_AHEAD_MS_MAX)],
  ['an event changes', changing()],
  ['a result is corrected', correcting()],
  ['a draw is planned', planning({})],
  ['a session is renewed', refreshing()],
  ['a birth date is given', givingBirthDate()],
];

const TIMES_MS = [-1_000, -500, -1, 0, 1, 499, 500, 501, 1_000].map((byMs) => CLOSES_AT_MS + byMs);

function verdict(decision: Decision<unknown>): string {
  return decision.kind === 'accepted' ? 'accepted' : decision.code;
}

for (const [name, decide] of CASES) {
  test(`stepped clock: ${name}`, (t) => {
    const verdicts = new Set<string>();
    for (const earliestMs of TIMES_MS) {
      for (const latestMs of TIMES_MS.filter((atMs) => atMs > earliestMs)) {
        const [early, late] = [decide(stampAt(earliestMs)), decide(stampAt(latestMs))].map(verdict);
        const expected = early === late ? early : 'clockUnsure';
        verdicts.add(expected ?? '');
        for (const nowMs of [earliestMs, latestMs]) {
          const found = verdict(decide(unsureStamp(earliestMs, latestMs, nowMs)));
          if (found !== expected) t.fail(`${found}, not ${expected}: ${earliestMs} to ${latestMs}`);
        }
      }
    }
    t.ok(verdicts.has('clockUnsure') && verdicts.size >= 2, [...verdicts].join());
    t.end();
  });
}

test('stepped clock: a draw that opens between the readings is not refused for good', (t) => {
  const { states } = given(...withMoney(ADA, 1_000), announced());
  const sources = buyerOf(states);
  const command = purchaseOf(0);
  const opensAtMs = sources.instance?.terms.opensAtMs ?? 0;
  t.equal(verdict(decideBuyTickets(sources, command, stampAt(opensAtMs - 1))), 'drawNotOpen');
  const unsure = unsureStamp(opensAtMs - 1, opensAtMs);
  t.equal(verdict(decideBuyTickets(sources, command, unsure)), 'clockUnsure');
  t.end();
});

test('stepped clock: a session that may have expired is not ended by another one', (t) => {
  const player = given(registered(ADA)).states.players.get(ADA);
  const known = player && { ...player, sessions: [session('old', 'h', 5_000)] };
  const command = { player: ADA, familyId: 'new', refreshHash: 'n', expiresAtMs: 90_000 };
  const ended = (stamp: Stamp): boolean =>
    JSON.stringify(decideStartSession(known, command, stamp)).includes('SessionEnded');
  t.ok(ended(stampAt(5_000)));
  t.notOk(ended(unsureStamp(4_999, 90_000)));
  t.end();
});

test('stepped clock: an instant has come, has not, or nobody knows', (t) => {
  const stamp = { earliestMs: 10, latestMs: 20 };
  t.same(
    [9, 10, 11, 20, 21].map((atMs) => hasCome(atMs, stamp)),
    ['yes', 'yes', 'unsure', 'unsure', 'no'],
  );
  t.equal(hasCome(10, { earliestMs: 10, latestMs: 10 }), 'yes');
  t.equal(hasCome(11, { earliestMs: 10, latestMs: 10 }), 'no');
  t.end();
});
