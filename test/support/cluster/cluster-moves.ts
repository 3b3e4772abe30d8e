/** Players of a cluster that has grown: where they live now, and how a gateway asks for them. */

import type { Test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { slotOfPlayer } from '../../../src/kernel/ids.ts';
import { shardOfSlot } from '../../../src/kernel/slots.ts';
import type {
  KeyTrail,
  ReplyOf,
  RequestOf,
  ShardAnswer,
  ShardOperation,
} from '../../../src/protocol/shard-requests.ts';
import type { Cluster } from './cluster.ts';
import { clusterBalance, playerWith, type TestPlayer } from './cluster-players.ts';
import { verifyShards } from './verify-cluster.ts';

/** More questions than that are a circle. */
const QUESTIONS_MAX = 9;

/** Shards are added, and everybody moves. */
export async function growAndMove(cluster: Cluster, shardCount: number): Promise<void> {
  await cluster.grow(shardCount);
  await cluster.dealPlayers();
}

export function homeNow(cluster: Cluster, { player }: TestPlayer): TestPlayer {
  return { player, shard: shardOfSlot(slotOfPlayer(player), cluster.shardCount) };
}

/** Asks as a gateway does: at home first, and then where each answer says. */
export async function askTrailing<Op extends ShardOperation>(
  cluster: Cluster,
  player: TestPlayer,
  op: Op,
  request: RequestOf<Op>,
): Promise<ShardAnswer<ReplyOf<Op>>> {
  let { shard } = homeNow(cluster, player);
  let trail: KeyTrail | undefined;
  for (let left = QUESTIONS_MAX; left > 0; left -= 1) {
    const asked = trail === undefined ? request : { ...request, trail };
    const answer = await cluster.ask(shard, op, asked);
    if (answer.ok || answer.code !== 'elsewhere') return answer;
    const { shard: next, ...facts } = answer.facts as Readonly<Record<string, number>>;
    shard = must(next, 'an answer names no shard to ask');
    trail = facts as unknown as KeyTrail;
  }
  throw new Error(`${op} is sent round in a circle`);
}

/** The same; a refusal fails the test. */
export async function getTrailing<Op extends ShardOperation>(
  cluster: Cluster,
  player: TestPlayer,
  op: Op,
  request: RequestOf<Op>,
): Promise<ReplyOf<Op>> {
  const answer = await askTrailing(cluster, player, op, request);
  if (!answer.ok) throw new Error(`${op} was refused: ${answer.code}`);
  return answer.reply;
}

interface ListPage {
  readonly next: unknown;
  readonly continuesAt?: number;
}

/** A player's whole list, page by page and shard by shard. */
export async function listEverywhere<Op extends 'listEntries' | 'listTickets' | 'listBets', Item>(
  cluster: Cluster,
  player: TestPlayer,
  op: Op,
  request: RequestOf<Op>,
  itemsOf: (page: ReplyOf<Op>) => readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let shard: number | undefined = homeNow(cluster, player).shard;
  while (shard !== undefined) {
    let after: unknown = null;
    let page: ListPage;
    do {
      const reply: ReplyOf<Op> = await cluster.get(shard, op, { ...request, after });
      items.push(...itemsOf(reply));
      page = reply;
      after = page.next;
    } while (after !== null);
    shard = page.continuesAt;
  }
  return items;
}

/** Every account that is not at zero; what shards have sent each other adds up. */
export async function booksOf(cluster: Cluster): Promise<Record<string, number>> {
  const books: Record<string, number> = {};
  for (const [account, balance] of Object.entries(await clusterBalance(cluster))) {
    const name = account.replace(/^points:transit:.*/, 'points:transit');
    books[name] = (books[name] ?? 0) + balance;
  }
  return Object.fromEntries(Object.entries(books).filter(([, balance]) => balance !== 0));
}

export const TOWN_BALANCE_MINOR = 100_000;
/** What stakes earn in points. */
export const EARNS = { pays: false, earnsHundredths: 20_000 } as const;

/** Players on two shards, of whom some move as there are more. */
export async function townOf(cluster: Cluster, count: number): Promise<TestPlayer[]> {
  const players: TestPlayer[] = [];
  for (let i = 0; i < count; i += 1) {
    players.push(await playerWith(cluster, `p-${i}`, TOWN_BALANCE_MINOR));
  }
  return players;
}

/** The journals are sound, and nothing of anybody who has moved is anywhere but at their home. */
export async function verifyMoved(t: Test, cluster: Cluster): Promise<void> {
  await verifyShards(t, cluster);
  const { transit, 'points:transit': points } = await booksOf(cluster);
  t.same([transit, points], [undefined, undefined], 'nothing is on its way');
  for (const { state } of cluster.shards) {
    t.same([...state.residualEntries.all(), ...state.residualPoints.all()], []);
    for (const { key: player } of state.movedAway.all()) {
      t.match(state.accounts.get(player), { balanceMinor: 0, pointsHundredths: 0 });
      t.equal(state.debts.get(player), undefined);
      t.equal(state.surpluses.get(player), undefined);
    }
  }
}
