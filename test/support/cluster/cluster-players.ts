import type { PlanDraw } from '../../../actors/calendar/calendar.ts';
import { GAMES, type GameId } from '../../../actors/games/game-table.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { normaliseLogin, shardOfSlot, slotOfLogin } from '../../../src/kernel/slots.ts';
import type { Cluster } from './cluster.ts';

export interface TestPlayer {
  readonly shard: number;
  readonly player: PlayerKey;
}

/** So that a story that is told twice has the same keys. */
const keyCounts = new WeakMap<Cluster, number>();

/** Registers a player and pays in. */
export async function playerWith(
  cluster: Cluster,
  login: string,
  balanceMinor: number,
): Promise<TestPlayer> {
  const loginNormalised = normaliseLogin(login);
  const slot = slotOfLogin(loginNormalised);
  const shard = shardOfSlot(slot, cluster.shards.length);
  const { player } = await cluster.get(shard, 'registerPlayer', {
    login,
    loginNormalised,
    slot,
    passwordHash: 'hash',
    birthDate: '1990-01-31',
    roles: ['player'],
    minimumAgeYears: 18,
    timeZone: 'UTC',
    familyId: `f-${login}`,
    refreshHash: 'refresh',
    sessionExpiresAtMs: cluster.clock.nowMs + 86_400_000,
  });
  if (balanceMinor > 0) await deposit(cluster, { shard, player }, balanceMinor);
  return { shard, player };
}

/** One player of each shard, as they come. */
export async function onePlayerEach(cluster: Cluster, balanceMinor: number): Promise<TestPlayer[]> {
  const players: TestPlayer[] = [];
  for (let i = 0; players.length < cluster.shards.length; i += 1) {
    const player = await playerWith(cluster, `player-${i}`, balanceMinor);
    if (players.every(({ shard }) => shard !== player.shard)) players.push(player);
  }
  return players;
}

/** The same, shard by shard. */
export async function playersInOrder(
  cluster: Cluster,
  balanceMinor: number,
): Promise<TestPlayer[]> {
  const players = await onePlayerEach(cluster, balanceMinor);
  return players.sort((left, right) => left.shard - right.shard);
}

export async function deposit(
  cluster: Cluster,
  { shard, player }: TestPlayer,
  amountMinor: number,
): Promise<void> {
  const { number } = await cluster.get(shard, 'requestPayment', {
    player,
    kind: 'deposit',
    amountMinor,
    method: 'sandbox:success',
    idempotencyKey: freshKey(cluster),
    fingerprint: 1,
  });
  await cluster.get(shard, 'settlePayment', { player, number, outcome: 'completed' });
}

/** A draw that opens now; times are in seconds from now. */
export async function plan(
  cluster: Cluster,
  gameId: GameId,
  times: { closesInS: number; resultsInS: number; opensInS?: number } & Partial<PlanDraw>,
): Promise<DrawNo> {
  const { nowMs } = cluster.clock;
  const game = must(GAMES[gameId], 'no such game');
  const { closesInS, resultsInS, opensInS, ...changes } = times;
  const { draw } = await cluster.get(0, 'planDraw', {
    seriesId: `test-${gameId}`,
    game,
    priceMinor: game.priceMinor,
    opensAtMs: nowMs + (opensInS ?? 0) * 1_000,
    closesAtMs: nowMs + closesInS * 1_000,
    resultsAtMs: nowMs + resultsInS * 1_000,
    graceMs: 0,
    approvalMinor: minor(1_000_000_000),
    recurring: false,
    ...changes,
  });
  await cluster.settle();
  return draw;
}

export function purchase(
  cluster: Cluster,
  { player }: TestPlayer,
  draw: DrawNo,
  tickets: {
    picks?: readonly PickOrder[];
    quickPick?: number;
    idempotencyKey?: string;
    fingerprint?: number;
  },
) {
  return {
    player,
    draw,
    picks: tickets.picks ?? [],
    quickPick: tickets.quickPick ?? 0,
    idempotencyKey: tickets.idempotencyKey ?? freshKey(cluster),
    fingerprint: tickets.fingerprint ?? 1,
    receivedAtMs: cluster.clock.wallMs(),
  };
}

/** The sum of every account over all shards, and the accounts by name. */
export async function clusterBalance(cluster: Cluster): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const shard of cluster.shards.keys()) {
    const balances = await cluster.get(shard, 'trialBalance', {});
    for (const [account, balance] of Object.entries(balances)) {
      const name = account.startsWith('transit:') ? 'transit' : account;
      total[name] = (total[name] ?? 0) + Number(balance);
    }
  }
  return total;
}

function freshKey(cluster: Cluster): string {
  const keyCount = (keyCounts.get(cluster) ?? 0) + 1;
  keyCounts.set(cluster, keyCount);
  return `key-${keyCount}`;
}
