/** Tickets made in advance, on a cluster: made, listed, reserved and paid as a gateway does it. */
import { buyFromStock } from '../../../src/gateway/purchases/stock-purchase.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { founderOf } from '../../../src/kernel/shard-counts.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';
import type { Purchase, ShardAnswer } from '../../../src/protocol/shard-requests.ts';
import type { ReservationView, StockTicket } from '../../../src/protocol/stock-requests.ts';
import { OPERATOR } from '../samples/actor-events.ts';
import { Cluster } from './cluster.ts';
import { plan, playerWith, type TestPlayer } from './cluster-players.ts';

export const HOLD_MS = 300_000;
/** As often as a gateway, when it is told that tickets are on their way. */
const TRIES_MAX = 6;

let payments = 0;

const HOUR_S = 3_600;

export interface Stocked {
  readonly cluster: Cluster;
  readonly draw: DrawNo;
  readonly players: readonly TestPlayer[];
}

/** A draw of 5 of 36, a ticket of which costs 100, with a stock, and players with 1,000 each. */
export async function stocked(
  shardCount: number,
  count: number,
  { playerCount = 24, closesInS = HOUR_S } = {},
): Promise<Stocked> {
  const cluster = new Cluster({ shardCount, seed: shardCount * 1_000 + count });
  const draw = await plan(cluster, '5of36', { closesInS, resultsInS: 2 * closesInS });
  const players: TestPlayer[] = [];
  for (let i = 0; i < playerCount; i += 1) {
    players.push(await playerWith(cluster, `player-${i}`, 1_000));
  }
  await makeStock(cluster, draw, count);
  return { cluster, draw, players };
}

/** Another player than these, on the shard. */
export function otherOn(
  players: readonly TestPlayer[],
  shard: number,
  ...not: TestPlayer[]
): TestPlayer {
  return onShard(
    players.filter((one) => !not.includes(one)),
    shard,
  );
}

export async function makeStock(cluster: Cluster, draw: DrawNo, count: number): Promise<void> {
  const order = { draw, count, by: OPERATOR };
  await cluster.get(founderOf(draw, cluster), 'makeStock', order);
  await cluster.settle();
}

/** What is free, over all shards. */
export async function freeStock(cluster: Cluster, draw: DrawNo): Promise<StockTicket[]> {
  const free: StockTicket[] = [];
  for (const shard of cluster.shards.keys()) {
    let after: number | null = null;
    do {
      const page: { tickets: readonly StockTicket[]; next: number | null } = await cluster.get(
        shard,
        'listStock',
        { draw, after, limit: 100 },
      );
      free.push(...page.tickets);
      after = page.next;
    } while (after !== null);
  }
  return free.sort((left, right) => left.index - right.index);
}

/** Some tickets by their indexes, or any. */
export async function reserve(
  cluster: Cluster,
  { shard, player }: TestPlayer,
  draw: DrawNo,
  what: readonly number[] | number,
): Promise<ShardAnswer<ReservationView>> {
  const named = typeof what === 'number' ? { indexes: [], anyCount: what } : null;
  const wanted = named ?? { indexes: what as readonly number[], anyCount: 0 };
  for (let tries = 1; ; tries += 1) {
    const asked = { player, draw, holdMs: HOLD_MS, ...wanted };
    let answer = await cluster.ask(shard, 'reserveStock', asked);
    while (answer.ok && answer.reply.state === 'asking') {
      await cluster.settle();
      const { ordinal } = answer.reply;
      answer = await cluster.ask(shard, 'getReservation', { player, ordinal });
    }
    if (answer.ok && answer.reply.refusal !== null) {
      const { code, moreMayCome } = answer.reply.refusal;
      answer = { ok: false, code, facts: { moreMayCome: moreMayCome ? 1 : 0 } };
    }
    const mayCome = !answer.ok && answer.facts?.moreMayCome === 1;
    if (!mayCome || tries === TRIES_MAX) return answer;
    await cluster.settle();
  }
}

/** Reserves and expects to get it. */
export async function reserved(
  cluster: Cluster,
  one: TestPlayer,
  draw: DrawNo,
  what: readonly number[] | number,
): Promise<ReservationView> {
  const answer = await reserve(cluster, one, draw, what);
  if (!answer.ok) throw new Error(`a reservation was refused: ${answer.code}`);
  return answer.reply;
}

export function payFor(
  cluster: Cluster,
  { player }: TestPlayer,
  { shard, ordinal }: Pick<ReservationView, 'shard' | 'ordinal'>,
  idempotencyKey?: string,
) {
  payments += 1;
  return cluster.ask(shard, 'payReservation', {
    player,
    shard,
    ordinal,
    idempotencyKey: idempotencyKey ?? `pay-${payments}`,
    fingerprint: 7,
    receivedAtMs: cluster.clock.wallMs(),
  });
}

/** Some tickets by their indexes, or any, in one purchase, as a gateway carries it out. */
export function buyStock(
  cluster: Cluster,
  { shard, player }: TestPlayer,
  draw: DrawNo,
  what: readonly number[] | number,
  idempotencyKey?: string,
): Promise<ShardAnswer<Purchase>> {
  payments += 1;
  const wanted =
    typeof what === 'number' ? { indexes: [], anyCount: what } : { indexes: what, anyCount: 0 };
  const order = {
    player,
    draw,
    idempotencyKey: idempotencyKey ?? `pay-${payments}`,
    fingerprint: 9,
    receivedAtMs: cluster.clock.wallMs(),
  };
  return buyFromStock(asGateway(cluster), shard, order, wanted, HOLD_MS);
}

/** Mail arrives before the next question. */
export function asGateway(cluster: Cluster): Pick<ShardClient, 'question'> {
  return {
    question: async (shard, op, request) => {
      const answer = await cluster.ask(shard, op, request);
      await cluster.settle();
      return answer;
    },
  };
}

export async function walletOf(cluster: Cluster, { shard, player }: TestPlayer): Promise<number> {
  return (await cluster.get(shard, 'getWallet', { player })).balanceMinor;
}

/** So many players, dealt over the shards as their logins fall. */
export function onShard(players: readonly TestPlayer[], shard: number): TestPlayer {
  const found = players.find((one) => one.shard === shard);
  if (found === undefined) throw new Error(`nobody lives on shard ${shard}`);
  return found;
}
