/**
 * What happens in the golden data: a little of everything that can be journaled, mailed or kept.
 *
 * Played on real shards whose time and randomness are ours, so the same build makes the same
 * records, as far as it is not up to the machine what shares a batch. It ends in the middle of
 * things: what is open then has rows, and goes on when an engine serves the data.
 */
import type { AccrualFinding } from '../../../actors/order/decide-order.ts';
import { checkDigit } from '../../../actors/order/order-number.ts';
import { raffleShardOfGame, shardOfExternalId } from '../../../actors/raffle/raffle.ts';
import { DEFAULT_RAFFLE_RULES } from '../../../actors/raffle/raffle-rules.ts';
import { BALANCE_MAX } from '../../../actors/wallet/surplus.ts';
import { must } from '../../../src/kernel/assert.ts';
import { STEP_SETTLE_MS } from '../../../src/kernel/clock-guard.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { shardOfSlot, slotOfLogin } from '../../../src/kernel/slots.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { openFixture } from '../cluster/cluster-bets.ts';
import { getTrailing } from '../cluster/cluster-moves.ts';
import {
  deposit,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../cluster/cluster-players.ts';
import { order } from '../cluster/loyalty-cluster.ts';
import { OPERATOR } from '../samples/actor-events.ts';
import { messageId, outsidePlayer } from '../samples/raffle-events.ts';
import { planSmall, tellOfBets, tellOfDraws } from './games-in-story.ts';
import { tellOfGrowth } from './growth-in-story.ts';
import { tellOfJackpots } from './jackpots-in-story.ts';
import { tellOfNumbers } from './numbers-in-story.ts';
import { tellOfPicks } from './picks-in-story.ts';
import { tellOfStanding } from './standing-in-story.ts';
import { tellOfStock } from './stock-in-story.ts';

const DAY_MS = 86_400_000;
const HOUR_S = 3_600;
const BALANCE_MINOR = 2_000_000;

/** What the accrual system says of an order, by the order's place in the story. */
const FINDINGS: readonly (AccrualFinding | null)[] = [
  { finding: 'processed', accrualHundredths: pointsHundredths(BALANCE_MAX) },
  { finding: 'processed', accrualHundredths: pointsHundredths(5_000_000) },
  { finding: 'invalid' },
  { finding: 'processing' },
  null,
  { finding: 'processed', accrualHundredths: pointsHundredths(700) },
];

export function accrualInStory(number: string): AccrualFinding | null {
  return FINDINGS[FINDINGS.findIndex((_, index) => orderNumber(index) === number)] ?? null;
}

export function providerInStory({ payment }: { payment: { amountMinor: number } }) {
  return payment.amountMinor === 404
    ? 'declined'
    : payment.amountMinor === 303
      ? 'pending'
      : 'completed';
}

function orderNumber(index: number): string {
  const digits = String(1_000_000 + index * 7);
  return digits + checkDigit(digits);
}

/** Two of its players live on each of two shards, until there are `shardCount`. */
export async function playStory(cluster: Cluster, shardCount: number): Promise<void> {
  await steppedClock(cluster);
  const players = [];
  for (const login of ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay']) {
    players.push(await playerWith(cluster, login, login === 'fay' ? 0 : BALANCE_MINOR));
  }
  for (const shard of cluster.shards) shard.keepKeys(400 * DAY_MS);
  await identities(cluster);
  await payments(cluster, players);
  await orders(cluster, players);
  await tellOfDraws(cluster, players);
  await tellOfJackpots(cluster, players);
  await tellOfBets(cluster, players);
  await tellOfStanding(cluster);
  await raffles(cluster, players);
  await outbox(cluster);
  await leftOpen(cluster, await tellOfGrowth(cluster, players, shardCount));
}

/** The wall is two days ahead for a while, and an operator says that it is right again. */
async function steppedClock(cluster: Cluster): Promise<void> {
  cluster.clock.stepMs = 2 * DAY_MS;
  await cluster.settle();
  await cluster.advance(STEP_SETTLE_MS);
  await playerWith(cluster, 'early', 1);
  cluster.clock.stepMs = 0;
  for (const shard of cluster.shards.keys()) await cluster.crash(shard);
  await cluster.advance(STEP_SETTLE_MS);
  for (const shard of cluster.shards.keys()) {
    await cluster.get(shard, 'acceptClock', { reason: 'a bad time server' });
  }
  await cluster.settle();
}

async function identities(cluster: Cluster): Promise<void> {
  const slot = slotOfLogin('weak');
  const shard = shardOfSlot(slot, cluster.shards.length);
  const sessionExpiresAtMs = cluster.clock.nowMs + DAY_MS;
  const { player } = await cluster.get(shard, 'registerPlayer', {
    login: 'weak',
    loginNormalised: 'weak',
    slot,
    passwordHash: 'hash',
    hasWeakPassword: true,
    birthDate: null,
    roles: ['player'],
    minimumAgeYears: 18,
    timeZone: 'UTC',
    familyId: 'f-weak',
    refreshHash: 'refresh',
    sessionExpiresAtMs,
  });
  const adult = { birthDate: '1990-01-31', minimumAgeYears: 18, timeZone: 'UTC' };
  await cluster.get(shard, 'giveBirthDate', { player, ...adult });
  const session = { player, expiresAtMs: sessionExpiresAtMs };
  await cluster.get(shard, 'startSession', { ...session, familyId: 'f-2', refreshHash: 'first' });
  const refresh = { familyId: 'f-2', presentedHash: 'first', nextHash: 'second' };
  await cluster.get(shard, 'refreshSession', { ...session, ...refresh });
  const hashes = { provenHash: 'hash', passwordHash: 'hash 2' };
  await cluster.get(shard, 'changePassword', { player, ...hashes, keptFamilyId: 'f-2' });
  await cluster.get(shard, 'endSession', { player, familyId: 'f-2' });
  await cluster.get(shard, 'recordLoginFailure', { player });
  const roles = ['player', 'auditor'] as const;
  await cluster.get(shard, 'changeRoles', { player, roles, by: OPERATOR });
  await cluster.settle();
}

async function payments(cluster: Cluster, [ada, bob]: readonly TestPlayer[]): Promise<void> {
  const { shard, player } = must(ada, 'the first');
  const payment = { player, method: 'sandbox:success', fingerprint: 1 };
  for (const [index, amountMinor] of [100, 404, 303].entries()) {
    const idempotencyKey = `out-${index}`;
    const request = { ...payment, kind: 'withdrawal', amountMinor, idempotencyKey } as const;
    await cluster.get(shard, 'requestPayment', request);
    await cluster.settle();
  }
  await deposit(cluster, must(bob, 'the second'), 1);
  await cluster.advance(60_000);
}

async function orders(cluster: Cluster, players: readonly TestPlayer[]): Promise<void> {
  const [ada, bob, , , , fay] = players.map((player) => must(player, 'one of six'));
  for (const index of [0, 1, 2, 3, 4]) {
    await order(cluster, must(index === 1 ? bob : ada, 'both'), orderNumber(index));
  }
  // Their account is staff's by the time that the points arrive.
  const { shard, player } = must(fay, 'the last');
  void order(cluster, { shard, player }, orderNumber(5));
  await cluster.get(shard, 'changeRoles', { player, roles: ['player', 'auditor'], by: OPERATOR });
  await cluster.advance(10_000);
  await order(cluster, must(ada, 'the first'), orderNumber(1) + orderNumber(0));
  await cluster.get(must(bob, 'the second').shard, 'withdrawPoints', {
    player: must(bob, 'the second').player,
    order: orderNumber(7),
    sumHundredths: pointsHundredths(100),
    idempotencyKey: 'points-1',
    fingerprint: 1,
  });
  await cluster.settle();
}

async function raffles(cluster: Cluster, [ada]: readonly TestPlayer[]): Promise<void> {
  const shardCount = cluster.shards.length;
  const gameId = outsidePlayer(0xa);
  const shard = raffleShardOfGame(gameId, { founderCount: shardCount });
  const rules = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 3 };
  const configure = (changed: Partial<typeof rules>) =>
    cluster.get(shard, 'configureRaffleGame', {
      gameId,
      rules: { ...rules, ...changed },
      by: OPERATOR,
    });
  let count = 0;
  const stake = (player: number) => {
    count += 1;
    const ids = { messageId: messageId(count), playerId: outsidePlayer(player), gameId };
    return cluster.get(shard, 'takeStake', { ...ids, stakeMinor: minor(10_000) });
  };
  const { player } = must(ada, 'the first');
  for (const one of [1, 2, 3]) {
    const externalId = outsidePlayer(one);
    const home = shardOfExternalId(externalId, { founderCount: shardCount });
    await cluster.get(home, 'linkExternalId', { externalId, player, by: OPERATOR });
  }
  await configure({ prize: { kind: 'table', sharesPermyriad: [5_000, 2_000] } });
  for (const one of [1, 1, 2, 3]) await stake(one);
  await cluster.settle();
  // Nobody is in the next one, so that new rules begin another.
  await configure({ fillWithinMs: 1_000, prize: { kind: 'fixed', prizeMinor: minor(100) } });
  await stake(1);
  await cluster.advance(2_000);
  await configure({ chances: 'stake' });
  const { raffleId } = await stake(2);
  await cluster.get(shard, 'startRaffle', { raffleId, by: OPERATOR });
  await stake(2);
  await cluster.settle();
}

async function outbox(cluster: Cluster): Promise<void> {
  for (const shard of cluster.shards.keys()) {
    await cluster.get(shard, 'advanceOutbox', { sequence: 20, replayCount: 0 });
    await cluster.get(shard, 'replayOutbox', { fromSequence: 5, reason: 'a lost disk' });
  }
}

/** A draw and a fixture on sale, an order nobody knows, the line suspended, and mail on its way. */
async function leftOpen(cluster: Cluster, players: readonly TestPlayer[]): Promise<void> {
  await plan(cluster, '6of45', { closesInS: HOUR_S, resultsInS: 2 * HOUR_S });
  const draw = await planSmall(cluster, HOUR_S, 2 * HOUR_S);
  await deposit(cluster, must(players[1], 'two'), 100);
  await openFixture(cluster, { deadlineInS: HOUR_S });
  await tellOfPicks(cluster);
  await tellOfNumbers(cluster);
  const ada = must(players[0], 'one');
  const bought = purchase(cluster, ada, draw, { quickPick: 3 });
  await getTrailing(cluster, ada, 'buyTickets', bought);
  await tellOfStock(cluster, players);
  for (const epoch of [1, 2]) {
    for (const shard of cluster.shards.keys()) {
      await cluster.get(shard, 'suspendFeed', { epoch, reason: 'silent' });
    }
    await cluster.settle();
    cluster.isMailHeld = epoch === 2;
    for (const shard of cluster.shards.keys()) await cluster.get(shard, 'markFeed', { epoch });
    await cluster.settle();
  }
}
