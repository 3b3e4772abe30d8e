/** What the shards tell of bets, over whole lives: each settlement, and every line of money. */
import { test } from 'tap';
import { BETS_PER_STEP } from '../../actors/book/decide-settlement.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { openFixture, resolveOn, slip } from '../support/cluster/cluster-bets.ts';
import { entriesKeptAndTold, outboxOf } from '../support/cluster/cluster-outbox.ts';
import { playerWith } from '../support/cluster/cluster-players.ts';
import { betStory } from '../support/samples/bet-story.ts';

type Fate = readonly [string, number, number];

async function fatesTold(cluster: Cluster, shard: number): Promise<Record<string, Fate[]>> {
  const fates: Record<string, Fate[]> = {};
  for (const { subject, body } of await outboxOf(cluster, shard)) {
    if (subject === 'bet.v1.accepted') fates[body.betId as string] = [];
    if (subject !== 'bet.v1.settled') continue;
    const { state, payoutMinor, reversedMinor } = body;
    fates[body.betId as string]?.push([state, payoutMinor, reversedMinor] as Fate);
  }
  return fates;
}

test('outbox: a bet is told when it is accepted, and whenever it is settled', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 21 });
  const { ada, fates } = await betStory(cluster);
  t.same(await fatesTold(cluster, ada.shard), fates);
  const whole = await outboxOf(cluster, ada.shard);
  const numbers = new Map<unknown, number>();
  for (const { subject, body } of whole) {
    if (subject !== 'bet.v1.settled') continue;
    t.ok((body.settlement as number) > (numbers.get(body.betId) ?? 0), 'numbers go up');
    numbers.set(body.betId, body.settlement as number);
  }
  for (const messagesMax of [1, 7]) {
    t.same(await outboxOf(cluster, ada.shard, messagesMax), whole, `pages of ${messagesMax}`);
  }
  await cluster.crash(ada.shard);
  t.same((await outboxOf(cluster, ada.shard)).slice(0, whole.length), whole, 'after a crash');
});

test('outbox: what is lent, reversed, paid and repaid is told as it is kept', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 22 });
  const { ada } = await betStory(cluster);
  const { kept, told } = await entriesKeptAndTold(cluster, ada);
  t.same(told, kept);
  const kinds = new Set(kept.map(({ kind }) => kind));
  for (const kind of ['bet', 'betPayout', 'betReversal', 'debt', 'debtRepaid']) {
    t.ok(kinds.has(kind as string), `the story has a ${kind}`);
  }
});

test('outbox: a settlement of thousands is told in pages, each bet once', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 23 });
  const ada = await playerWith(cluster, 'ada', 1_000_000);
  const fixture = await openFixture(cluster);
  const count = BETS_PER_STEP + 5;
  const bets = Array.from({ length: count }, () => slip(ada, fixture, 1));
  for (let from = 0; from < count; from += 512) {
    const asked = bets.slice(from, from + 512);
    await Promise.all(asked.map((request) => cluster.get(ada.shard, 'placeBet', request)));
  }
  await resolveOn(cluster, fixture, 'won');
  const settled = (await outboxOf(cluster, ada.shard, 512)).filter(
    ({ subject }) => subject === 'bet.v1.settled',
  );
  t.equal(settled.length, count);
  t.equal(new Set(settled.map(({ body }) => body.betId)).size, count);
  const places = settled.map(({ sequence, event: at, index }) => `${sequence}.${at}.${index}`);
  t.equal(new Set(places).size, count, 'a place, and so an id, for each');
});
