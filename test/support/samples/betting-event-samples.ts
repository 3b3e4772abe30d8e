/** The part of events and bets in `event-samples.ts`. */
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

const player = playerKey(1_023, 4_194_303);
const atMs = 1_767_268_800_123;
const fixture = fixtureNo(4_294_967_295);
const LINE = {
  fixture,
  version: 3,
  title: 'Spartak – Зенит 🏒',
  deadlineMs: atMs,
  state: 'finished' as const,
  markets: [{ name: 'match', liabilityMinorMax: minor(10_000_000_000_000) }],
  selections: [
    { market: 0, name: '1', oddsHundredths: 1, liabilityMinorMax: minor(0) },
    { market: 0, name: 'X', oddsHundredths: 1_000_000, liabilityMinorMax: minor(7) },
  ],
  terms: {
    stakeMinorMin: minor(1),
    stakeMinorMax: minor(1_000_000_000),
    payoutMinorMax: minor(10_000_000_000_000),
    correctionMs: 86_400_000,
  },
  resolutions: [
    { outcomes: ['won' as const, 'lost' as const], by: player, reason: null, atMs },
    { outcomes: ['void' as const, 'void' as const], by: player, reason: 'rain', atMs },
  ],
  createdAtMs: atMs,
  changedAtMs: atMs,
};
const SLIP = {
  player,
  entryId: 'k.a-key',
  fingerprint: 4_294_967_295,
  ordinal: 2_097_151,
  stakeMinor: minor(1_000_000_000),
  atMs,
};
const AMOUNTS = { fixture, amountsMinor: [minor(0), minor(10_000_000_000_000)] };

export const BETTING_SAMPLES = {
  LineChanged: { type: 'LineChanged', line: LINE, change: 'corrected', by: player, reason: null },
  LineOperationDone: {
    type: 'LineOperationDone',
    by: player,
    idempotencyKey: 'a-key',
    fingerprint: 9_007_199_254_740_991,
    fixture,
    version: 3,
    resolutionCount: 2,
    isSettled: true,
  },
  LineTaken: { type: 'LineTaken', line: LINE, lateFromMs: null, allotmentsMinor: [minor(5)] },
  AllotmentGiven: { type: 'AllotmentGiven', ...AMOUNTS, shard: 3 },
  AllotmentReturned: { type: 'AllotmentReturned', ...AMOUNTS, shard: 3 },
  SettlementReported: { type: 'SettlementReported', fixture, shard: 3, round: 2 },
  BookUpdated: {
    type: 'BookUpdated',
    line: LINE,
    lateFromMs: atMs,
    homeShard: 3,
    allotmentsMinor: [],
  },
  AllotmentAsked: { type: 'AllotmentAsked', fixture, limits: [0, 8] },
  AllotmentReceived: {
    type: 'AllotmentReceived',
    ...AMOUNTS,
    limits: [0, 1],
    shortLimits: [0],
    askAgainAtMs: atMs,
  },
  AllotmentGivenBack: { type: 'AllotmentGivenBack', ...AMOUNTS },
  BetPlaced: {
    type: 'BetPlaced',
    ...SLIP,
    fixture,
    selection: 127,
    oddsHundredths: 185,
    version: 1,
  },
  AccumulatorPlaced: {
    type: 'AccumulatorPlaced',
    ...SLIP,
    legs: [
      { fixture, selection: 0, oddsHundredths: 185 },
      { fixture: fixtureNo(1), selection: 1, oddsHundredths: 200 },
    ],
    liabilityMinor: minor(2_700_000_000),
  },
  BetsSettled: {
    type: 'BetsSettled',
    fixture,
    round: 2,
    players: [player],
    betCounts: [2],
    ordinals: [0, 2_097_151],
    outcomes: [1, 2],
    payoutsMinor: [minor(10_000_000_000), minor(1)],
    reversedMinor: [minor(0), minor(7_000_000_000)],
    stakesMinor: minor(0),
    approvalMinor: minor(1_000_000),
    next: { of: 'bets', player, ordinal: 3 },
    atMs,
  },
  AccumulatorsSettled: {
    type: 'AccumulatorsSettled',
    fixture,
    round: 1,
    settled: [
      { ordinal: 0, leg: 1, outcome: 'void', player, state: 'accepted', payoutMinor: minor(0) },
    ],
    approvalMinor: minor(1_000_000),
    next: { of: 'accumulators', ordinal: 1 },
    atMs,
  },
  PayoutApproved: {
    type: 'PayoutApproved',
    awardId: 'bt_0000004000000000',
    player,
    entryId: 'approved.4.1.0',
    amountMinor: minor(10_000_000_000),
    by: player,
    atMs,
  },
  BookSettled: { type: 'BookSettled', fixture, round: 1, atMs },
  FeedSuspended: { type: 'FeedSuspended', epoch: 7, reason: 'silent', atMs },
  FeedMarked: { type: 'FeedMarked', shard: 63, epoch: 7, atMs },
} as const;
