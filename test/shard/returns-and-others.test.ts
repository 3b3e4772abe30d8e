/** Tickets that come back, where other features have a part in them. */
import { type Test, test } from 'tap';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { Cluster } from '../support/cluster/cluster.ts';
import { growAndMove, homeNow } from '../support/cluster/cluster-moves.ts';
import { plan, purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';
import {
  BALANCE_MINOR,
  checkSound,
  postponementBench,
  publishedTranscript,
  SECOND_MS,
} from '../support/cluster/postponement-bench.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';
import { LIMITED_5OF36 } from '../support/samples/limited-games.ts';

function giveBack(cluster: Cluster, { player, shard }: TestPlayer, draw: DrawNo, ordinal: number) {
  return cluster.ask(shard, 'returnTicket', { player, place: { draw, shard, ordinal } });
}

async function finish(t: Test, cluster: Cluster, draw: DrawNo, ticketCount: number) {
  await cluster.advance(1_000 * SECOND_MS);
  const transcript = await publishedTranscript(cluster, draw);
  t.equal(transcript.ticketCount, ticketCount);
  const report = verifyTranscript(transcript);
  t.ok(report.ok, JSON.stringify(report));
  await checkSound(t, cluster);
}

test('given back: by who has moved since, from the shard that sold it', async (t) => {
  const { cluster, players, draw, buy, postpone } = await postponementBench();
  for (const player of players) await buy(player, 2);
  await postpone();
  await cluster.settle();
  await growAndMove(cluster, 7);
  const moved = players.filter((player) => homeNow(cluster, player).shard !== player.shard);
  t.ok(moved.length > 0, 'somebody lives elsewhere now');
  for (const player of moved) t.match(await giveBack(cluster, player, draw, 1), { ok: true });
  await cluster.settle();
  for (const player of moved) {
    const home = homeNow(cluster, player);
    const { balanceMinor } = await cluster.get(home.shard, 'getWallet', { player: home.player });
    t.equal(balanceMinor, BALANCE_MINOR - 100, 'the money went after them');
  }
  await finish(t, cluster, draw, 6 - moved.length);
  t.end();
});

test('given back: what the ticket weighed on its pick is free, also after a restart', async (t) => {
  const { cluster, players } = await postponementBench();
  const { priceMinor } = LIMITED_5OF36;
  const game = { game: LIMITED_5OF36, seriesId: 'limited', priceMinor };
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180, ...game });
  const ada = must(players[0], 'one');
  const pick = [1, 2, 3, 4, 5];
  const buyPick = () =>
    cluster.ask(ada.shard, 'buyTickets', purchase(cluster, ada, draw, { picks: [pick] }));
  const { nowMs } = cluster.clock;
  await cluster.get(draw % 3, 'postponeDraw', {
    draw,
    closesAtMs: nowMs + 600 * SECOND_MS,
    resultsAtMs: nowMs + 900 * SECOND_MS,
    reason: 'a storm',
    by: OPERATOR,
    others: [],
  });
  await cluster.settle();
  // Until all ten that fit are sold here: what is missing at first comes from the desk.
  let sold = 0;
  for (let tries = 0; tries < 40 && sold < 10; tries += 1) {
    sold += (await buyPick()).ok ? 1 : 0;
    await cluster.advance(500);
  }
  t.equal(sold, 10);
  t.notOk((await buyPick()).ok);
  t.match(await giveBack(cluster, ada, draw, 3), { ok: true });
  t.match(await buyPick(), { ok: true }, 'one more fits');
  t.match(await giveBack(cluster, ada, draw, 10), { ok: true });
  await cluster.crash(ada.shard);
  t.match(await buyPick(), { ok: true });
  t.notOk((await buyPick()).ok, 'and no more than that');
  await finish(t, cluster, draw, 10);
  t.end();
});
