/** What has happened before a test begins, in brief. Two players, one draw, times near 0. */
import type { DrawInstance, InstanceIn, InstancePhase } from '../../../actors/draw/instance.ts';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { combinationsOf } from '../../../actors/games/combinations.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import type { States } from '../../../actors/states.ts';
import { clientEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { drawNo, type PlayerKey, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { masksOf } from './picks.ts';

export const ADA = playerKey(3, 0);
export const BOB = playerKey(4, 0);
export const OPERATOR = playerKey(5, 0);
export const DRAW = drawNo(2);

/** On sale from 1,000 to 61,000; results at 181,000; 5 of 36 at 100 a ticket. */
export const TERMS: DrawTerms = {
  draw: DRAW,
  seriesId: 'evening',
  game: GAMES['5of36'],
  priceMinor: minor(100),
  opensAtMs: 1_000,
  closesAtMs: 61_000,
  resultsAtMs: 181_000,
  graceMs: 0,
  approvalMinor: minor(1_000_000),
};

export function registered(player: PlayerKey): ShardEvent {
  const login = `player-${player}`;
  return {
    type: 'PlayerRegistered',
    player,
    slot: 3,
    login,
    loginNormalised: login,
    passwordHash: 'hash',
    birthDate: '1990-01-31',
    roles: ['player'],
    atMs: 0,
  };
}

/** The first deposit of a player who has just registered. */
export function deposited(player: PlayerKey, amountMinor: number): ShardEvent[] {
  const entryId = clientEntryId('first');
  const request = { player, number: 1, entryId, fingerprint: 1, method: 'sandbox:success' };
  return [
    { type: 'DepositRequested', ...request, amountMinor: minor(amountMinor), atMs: 0 },
    { type: 'PaymentCompleted', player, number: 1, atMs: 0 },
  ];
}

export function withMoney(player: PlayerKey, amountMinor: number): ShardEvent[] {
  return [registered(player), ...deposited(player, amountMinor)];
}

/** The draw on this shard, coordinated by shard 1. */
export function announced(changes: Partial<DrawTerms> = {}): ShardEvent {
  return { type: 'InstanceAnnounced', terms: { ...TERMS, ...changes }, coordinatorShard: 1 };
}

export const TICKET_SECRET_HEX = '5e'.repeat(32);
export const OPENED: ShardEvent = {
  type: 'InstanceOpened',
  draw: DRAW,
  ticketSecretHex: TICKET_SECRET_HEX,
  atMs: 1_000,
};
export const CLOSED: ShardEvent = { type: 'InstanceClosed', draw: DRAW, atMs: 61_000 };
export const SEALED: ShardEvent = {
  type: 'InstanceSealed',
  draw: DRAW,
  merkleRootHex: 'aa',
  chunkRootsHex: ['aa'],
  atMs: 61_001,
};

/** One purchase of the given selections; its tickets have the ordinals from `firstOrdinal` on. */
export function bought(
  player: PlayerKey,
  firstOrdinal: number,
  ...picks: readonly PickOrder[]
): ShardEvent {
  const masks = picks.flatMap((order) => masksOf(TERMS.game, order));
  const combinations = combinationsOf(TERMS.game, masks);
  return {
    type: 'TicketsBought',
    draw: DRAW,
    player,
    entryId: clientEntryId(`buy-${firstOrdinal}`),
    fingerprint: 7,
    firstOrdinal,
    masks,
    atMs: 2_000,
    combinationCount: combinations === picks.length ? 0 : combinations,
  };
}

/** From the end of sales until its tickets are to be refunded. */
export function refunding(stakeMinor: number): ShardEvent[] {
  const amountMinor = minor(stakeMinor);
  const cancelled: ShardEvent = { type: 'InstanceCancelled', draw: DRAW, atMs: 70_000 };
  return [CLOSED, SEALED, cancelled, { type: 'StakesReturned', draw: DRAW, amountMinor }];
}

/** From the end of sales until its winners are to be paid. */
export function payingOut(
  numbers: readonly number[],
  winnersByTier: readonly number[],
  prizes: readonly number[],
): ShardEvent[] {
  const prizesByTier = prizes.map(minor);
  const fundMinor = winnersByTier.reduce((sum, count, at) => sum + count * (prizes[at] ?? 0), 0);
  return [
    CLOSED,
    SEALED,
    { type: 'ScanOrdered', draw: DRAW, numbers },
    { type: 'InstanceScanned', draw: DRAW, numbers, winnersByTier },
    { type: 'InstanceSettled', draw: DRAW, prizesByTier },
    { type: 'PaymentsReleased', draw: DRAW, fundMinor: minor(fundMinor) },
  ];
}

export function stageInstance(states: States): DrawInstance {
  return must(states.instances.get(DRAW), 'the draw was announced');
}

/** Fails the test if the draw has not reached that phase. */
export function stageInstanceIn<Phase extends InstancePhase>(
  states: States,
  phase: Phase,
): InstanceIn<Phase> {
  const instance = stageInstance(states);
  const isIn = (one: DrawInstance): one is InstanceIn<Phase> => one.phase === phase;
  assert(isIn(instance), () => `the draw is ${instance.phase}, and not ${phase}`);
  return instance;
}
