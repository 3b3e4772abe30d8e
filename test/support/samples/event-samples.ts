/**
 * One event of every type, with values that a codec could get wrong: nulls, empty lists, numbers
 * beyond 32 bits, negative ones, characters beyond ASCII. Part of a golden file: never changed,
 * only added to.
 */

import type { EventOf, EventType } from '../../../actors/events.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { BETTING_SAMPLES } from './betting-event-samples.ts';
import { CALENDAR_SAMPLES } from './calendar-event-samples.ts';
import { DRAW_TIME_SAMPLES } from './draw-time-samples.ts';
import { GAME_RULES_SAMPLES } from './game-rules-samples.ts';
import { GROWTH_SAMPLES } from './growth-event-samples.ts';
import { HOME_SAMPLES } from './home-event-samples.ts';
import { ORIGIN_SAMPLES } from './origin-event-samples.ts';
import { PICK_LIMIT_SAMPLES } from './pick-limit-event-samples.ts';
import { RAFFLE_SAMPLES } from './raffle-event-samples.ts';
import { STANDING_SAMPLES } from './standing-event-samples.ts';
import { STOCK_SAMPLES } from './stock-event-samples.ts';

const player = playerKey(1_023, 4_194_303);
const draw = drawNo(4_294_967_295);
const atMs = 1_767_268_800_123;
const DRAW_AT = { draw, atMs };
const TERMS = {
  draw,
  seriesId: 'вечер',
  game: GAMES['6of45'],
  priceMinor: minor(200),
  opensAtMs: atMs,
  closesAtMs: atMs + 1,
  resultsAtMs: atMs + 2,
  graceMs: 0,
  approvalMinor: minor(9_007_199_254_740_991),
};
const SETTLEMENT = {
  tiers: [
    {
      tier: 1,
      matches: 6,
      kind: 'pariMutuel' as const,
      winners: 3,
      poolMinor: minor(10_000_000_000),
      prizeMinor: minor(3_333_333_333),
      paidMinor: minor(9_999_999_999),
      breakageMinor: minor(1),
    },
  ],
  paidMinor: minor(9_999_999_999),
  rolloverMinor: minor(0),
  breakageMinor: minor(1),
  houseMinor: minor(-5_000_000_000),
};
const PAYMENT = {
  player,
  number: 7,
  entryId: 'k.a-key',
  fingerprint: 4_294_967_295,
  amountMinor: minor(1_000_000_000),
  method: 'sandbox:success',
  atMs,
};
const ORDER = { player, ordinal: 4_294_967_295, number: '0079927398713', atMs };
const SESSION = { player, familyId: 'f', refreshHash: 'r', expiresAtMs: atMs + 9, atMs };
const AMOUNT = { draw, amountMinor: minor(12_345_678_901) };

export const EVENT_SAMPLES: { readonly [Type in EventType]: EventOf<Type> } = {
  PlayerRegistered: {
    type: 'PlayerRegistered',
    player,
    slot: 1_023,
    login: 'Zoë 🎲',
    loginNormalised: 'zoë 🎲',
    passwordHash: '$argon2id$',
    birthDate: null,
    roles: ['player', 'admin'],
    atMs,
  },
  SessionStarted: { type: 'SessionStarted', ...SESSION },
  SessionRefreshed: { type: 'SessionRefreshed', ...SESSION },
  SessionEnded: { type: 'SessionEnded', player, familyId: 'f', reason: 'displaced', atMs },
  LoginFailed: { type: 'LoginFailed', player, atMs },
  RolesChanged: { type: 'RolesChanged', player, roles: [], by: null, atMs },

  DepositRequested: { type: 'DepositRequested', ...PAYMENT },
  WithdrawalRequested: { type: 'WithdrawalRequested', ...PAYMENT },
  PaymentCompleted: { type: 'PaymentCompleted', player, number: 7, atMs },
  PaymentDeclined: { type: 'PaymentDeclined', player, number: 7, atMs },
  PaymentDeferred: { type: 'PaymentDeferred', player, number: 7, askAtMs: atMs },
  KeyTermChanged: { type: 'KeyTermChanged', termMs: 2_592_000_000, atMs },

  InstanceAnnounced: { type: 'InstanceAnnounced', terms: TERMS, coordinatorShard: 3 },
  InstanceOpened: { type: 'InstanceOpened', ...DRAW_AT, ticketSecretHex: 'a5'.repeat(32) },
  TicketsBought: {
    type: 'TicketsBought',
    draw,
    player,
    entryId: 'k.a-key',
    fingerprint: 0,
    firstOrdinal: 8_388_607,
    masks: [4_294_967_295, 0, 63, 4_096],
    atMs,
    combinationCount: 0,
  },
  InstanceClosed: { type: 'InstanceClosed', ...DRAW_AT },
  InstanceSealed: {
    type: 'InstanceSealed',
    ...DRAW_AT,
    merkleRootHex: 'ab'.repeat(32),
    chunkRootsHex: [],
  },
  ScanOrdered: { type: 'ScanOrdered', draw, numbers: [1, 45] },
  InstanceScanned: { type: 'InstanceScanned', draw, numbers: [1, 45], winnersByTier: [0, 1, 2, 3] },
  InstanceSettled: {
    type: 'InstanceSettled',
    draw,
    prizesByTier: [minor(0), minor(7_000_000_000)],
  },
  PaymentsReleased: { type: 'PaymentsReleased', draw, fundMinor: minor(7_000_000_000) },
  WinnersPaid: {
    type: 'WinnersPaid',
    ...DRAW_AT,
    fromPlace: 65_536,
    ordinals: [70_000, 0],
    tiers: [4, 1],
    players: [player, playerKey(0, 0)],
    wins: [],
  },
  InstancePaid: { type: 'InstancePaid', ...DRAW_AT },
  AwardApproved: { type: 'AwardApproved', ...DRAW_AT, ordinal: 5, by: player },
  InstanceCancelled: { type: 'InstanceCancelled', ...DRAW_AT },
  StakesReturned: { type: 'StakesReturned', ...AMOUNT },
  TicketsRefunded: {
    type: 'TicketsRefunded',
    ...DRAW_AT,
    fromOrdinal: 0,
    throughOrdinal: 3,
    players: [player],
    ticketCounts: [3],
    combinationCounts: [],
  },
  InstanceRefunded: { type: 'InstanceRefunded', ...DRAW_AT },

  DrawScheduled: { type: 'DrawScheduled', terms: TERMS, conductsAtMs: atMs + 1, atMs },
  DrawOpened: { type: 'DrawOpened', ...DRAW_AT, serverSeedHex: '00', commitmentHex: 'ff' },
  DrawClosed: { type: 'DrawClosed', ...DRAW_AT },
  ShardSealed: {
    type: 'ShardSealed',
    draw,
    seal: { shard: 3, ticketCount: 1, stakeMinor: minor(200), merkleRootHex: '' },
  },
  DrawSealed: { type: 'DrawSealed', ...DRAW_AT, ticketsRootHex: 'cd' },
  JackpotGranted: {
    type: 'JackpotGranted',
    ...AMOUNT,
    rollovers: [AMOUNT],
    calendarShard: 0,
    standing: null,
  },
  ConductRequested: { type: 'ConductRequested', ...DRAW_AT, by: player },
  PlacesDrawn: { type: 'PlacesDrawn', ...DRAW_AT, places: [12, 0, 4_194_303] },
  TicketsNamed: {
    type: 'TicketsNamed',
    draw,
    shard: 3,
    picks: [
      [0, 0, 0],
      [9, 8, 7],
    ],
  },
  DrawConducted: { type: 'DrawConducted', ...DRAW_AT, numbers: [1, 2, 3, 4, 5, 45] },
  ShardScanned: { type: 'ShardScanned', draw, shard: 3, winnersByTier: [0, 0, 0, 65_536] },
  DrawSettled: {
    type: 'DrawSettled',
    ...DRAW_AT,
    settlement: SETTLEMENT,
  },
  DrawReleased: {
    type: 'DrawReleased',
    ...DRAW_AT,
    fundsByShard: [minor(0), minor(9_999_999_999)],
  },
  ShardPaid: { type: 'ShardPaid', draw, shard: 3 },
  DrawPublished: {
    type: 'DrawPublished',
    ...DRAW_AT,
    rolloverMinor: minor(0),
    calendarShard: 0,
    reserveMinor: 0,
  },
  DrawCancelled: { type: 'DrawCancelled', ...DRAW_AT, reason: 'a "reason"', by: player },
  JackpotReturned: { type: 'JackpotReturned', ...AMOUNT, calendarShard: 0, reserveMinor: 0 },
  DrawRevealed: { type: 'DrawRevealed', ...DRAW_AT, ticketsRootHex: 'ef', numbers: [1, 36] },
  SealReturned: { type: 'SealReturned', ...AMOUNT, shard: 3 },

  ...CALENDAR_SAMPLES,

  OrderRegistered: { type: 'OrderRegistered', ...ORDER },
  OrderStarted: { type: 'OrderStarted', ...ORDER },
  OrderInvalidated: { type: 'OrderInvalidated', ...ORDER },
  OrderProcessed: {
    type: 'OrderProcessed',
    ...ORDER,
    accrualHundredths: pointsHundredths(72_998),
    credit: { to: 3, number: 4_294_967_295 },
  },
  PointsCredited: {
    type: 'PointsCredited',
    player,
    order: '0079927398713',
    amountHundredths: pointsHundredths(100_000_000_000),
    from: 3,
    atMs,
  },
  PointsForfeited: {
    type: 'PointsForfeited',
    player,
    order: '0079927398713',
    amountHundredths: pointsHundredths(100_000_000_000),
    from: 3,
    atMs,
  },
  PointsWithdrawn: {
    type: 'PointsWithdrawn',
    player,
    number: 1,
    entryId: 'k.a-key',
    fingerprint: 4_294_967_295,
    order: '2377225624',
    sumHundredths: pointsHundredths(75_100),
    atMs,
  },
  PointsStaked: {
    type: 'PointsStaked',
    ...DRAW_AT,
    player,
    firstOrdinal: 8_388_607,
    ticketCount: 100,
    pointsHundredths: pointsHundredths(20_000),
    stakeMinor: minor(20_000),
  },
  PointsEarned: {
    type: 'PointsEarned',
    player,
    entryId: 'k.a-key',
    amountHundredths: pointsHundredths(1),
    atMs,
  },
  PointsReturned: { type: 'PointsReturned', ...DRAW_AT, firstOrdinals: [0, 70_000] },
  StakeRewardsMoved: {
    type: 'StakeRewardsMoved',
    operation: 'rewards.bets.4294967295.2.0',
    draw: 0,
    fixture: fixtureNo(4_294_967_295),
    players: [player, playerKey(0, 1)],
    amountsHundredths: [pointsHundredths(-52), pointsHundredths(10_000_000_000_000)],
    atMs,
  },
  BirthDateGiven: { type: 'BirthDateGiven', player, birthDate: '1990-01-31', atMs },
  PasswordChanged: { type: 'PasswordChanged', player, passwordHash: '$argon2id$', atMs },
  PasswordFoundWeak: { type: 'PasswordFoundWeak', player },

  MailPosted: {
    type: 'MailPosted',
    to: 3,
    message: { message: 'AnnounceDraw', terms: TERMS, coordinatorShard: 3 },
  },
  MailTaken: { type: 'MailTaken', from: 3, number: 4_294_967_295 },
  MailConfirmed: { type: 'MailConfirmed', to: 3, number: 1 },

  OutboxAdvanced: { type: 'OutboxAdvanced', sequence: 4_294_967_296 },
  OutboxReplayed: {
    type: 'OutboxReplayed',
    fromSequence: 4_294_967_295,
    reason: 'the broker lost its disk',
    atMs: 1_767_268_800_000,
  },
  ClockAccepted: {
    type: 'ClockAccepted',
    reason: 'the time server was wrong',
    believedMs: 1_767_441_600_000,
    atMs: 1_767_268_800_000,
  },

  ...RAFFLE_SAMPLES,
  ...BETTING_SAMPLES,
  ...HOME_SAMPLES,
  ...ORIGIN_SAMPLES,
  ...GROWTH_SAMPLES,
  ...PICK_LIMIT_SAMPLES,
  ...STANDING_SAMPLES,
  ...DRAW_TIME_SAMPLES,
  ...STOCK_SAMPLES,
  ...GAME_RULES_SAMPLES,
};
