/** Draws whose times move, over several shards: what was promised, what holds, who stays closed. */
import { test } from 'tap';
import { POSTPONEMENT_LEAD_MS } from '../../actors/draw/postponement.ts';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { announcedBy } from '../support/cluster/announced-by.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import {
  BALANCE_MINOR,
  checkSound,
  MOVED,
  PROMISED,
  postponementBench,
  publishedTranscript,
  receiptOf,
  SECOND_MS,
  SHARD_COUNT,
  viewOf,
} from '../support/cluster/postponement-bench.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

test('a postponed draw: is sold until its new close, and its transcript tells both', async (t) => {
  const { cluster, players, draw, buy, postpone, startMs } = await postponementBench();
  for (const player of players) t.match(await buy(player), { ok: true });
  const before = await announcedBy(cluster, draw);
  await cluster.advance(30 * SECOND_MS);
  t.match(await postpone(), {
    ok: true,
    reply: {
      state: 'open',
      closesAtMs: startMs + MOVED.closesInS * SECOND_MS,
      resultsAtMs: startMs + MOVED.resultsInS * SECOND_MS,
      postponed: { at: new Date(startMs + 30 * SECOND_MS).toISOString(), reason: 'a storm' },
    },
  });
  await cluster.settle();
  const after = await announcedBy(cluster, draw);
  t.same(after.terms, before.terms, 'the promise stays what it was');
  t.equal(after.termsDigest, before.termsDigest);
  await cluster.advance(60 * SECOND_MS);
  const late = must(players[1], 'three');
  const bought = await buy(late, 2);
  t.match(bought, { ok: true }, 'behind the promised close');
  await cluster.advance(400 * SECOND_MS);
  t.match(await viewOf(cluster, draw), { state: 'open' });
  await cluster.advance(500 * SECOND_MS);
  const transcript = await publishedTranscript(cluster, draw);
  t.equal(transcript.ticketCount, 5);
  t.match(transcript, {
    terms: { closesAt: new Date(startMs + 60 * SECOND_MS).toISOString() },
    postponed: {
      from: { closesAt: transcript.terms.closesAt, resultsAt: transcript.terms.resultsAt },
      closesAt: new Date(startMs + MOVED.closesInS * SECOND_MS).toISOString(),
    },
  });
  const report = verifyTranscript(transcript);
  t.ok(report.ok, JSON.stringify(report));
  for (const kept of [before, after]) {
    const held = verifyAnnouncement(kept, transcript);
    t.ok(held.ok, JSON.stringify(held));
  }
  const place = { draw, shard: late.shard, ordinal: 2 };
  const receipt = await receiptOf(cluster, late, place);
  t.ok(verifyReceipt(receipt, transcript).ok, JSON.stringify(verifyReceipt(receipt, transcript)));
  await checkSound(t, cluster);
  t.end();
});

test('a postponed draw: its tickets after the promised close need the postponement', async (t) => {
  const { cluster, players, draw, buy, postpone } = await postponementBench();
  await postpone();
  await cluster.advance(90 * SECOND_MS);
  const [player] = players;
  const late = must(player, 'three');
  t.match(await buy(late), { ok: true });
  await cluster.advance(900 * SECOND_MS);
  const transcript = await publishedTranscript(cluster, draw);
  const place = { draw, shard: late.shard, ordinal: 0 };
  const receipt = await receiptOf(cluster, late, place);
  t.ok(verifyReceipt(receipt, transcript).ok);
  const { postponed, ...without } = transcript;
  const told = must(postponed, 'it was postponed');
  const backDated = { ...told, at: new Date(Date.parse(told.at) - 1).toISOString() };
  const postDated = { ...told, at: transcript.terms.closesAt };
  for (const tampered of [
    without,
    { ...transcript, postponed: backDated },
    { ...transcript, postponed: { ...told, closesAt: told.resultsAt } },
    { ...transcript, postponed: { ...told, reason: 'another' } },
  ]) {
    t.notOk(verifyTranscript(tampered).ok, 'the tickets root binds it');
  }
  t.match(verifyReceipt(receipt, without).checks.filter(({ ok }) => !ok)[0], { name: 'accepted' });
  const postponedLate = verifyReceipt(receipt, { ...transcript, postponed: postDated });
  t.match(postponedLate.checks.filter(({ ok }) => !ok)[0], { name: 'accepted' });
  t.end();
});

test('a postponement: is decided five seconds before the close, and no later', async (t) => {
  for (const [beforeMs, ok] of [
    [POSTPONEMENT_LEAD_MS + 1, true],
    [POSTPONEMENT_LEAD_MS, false],
    [1, false],
    [0, false],
  ] as const) {
    const { cluster, draw, postpone } = await postponementBench();
    await cluster.advance(60 * SECOND_MS - beforeMs);
    const answer = await postpone();
    t.equal(answer.ok, ok, `${beforeMs} ms before the close`);
    if (!ok) t.match(answer, { code: 'drawNotPostponable' });
    await cluster.advance(SECOND_MS * 10);
    t.equal((await viewOf(cluster, draw)).state === 'open', ok);
  }
  t.end();
});

test('a postponement: happens once, and not to a cancelled or a published draw', async (t) => {
  const { cluster, draw, postpone } = await postponementBench();
  const first = await postpone();
  t.match(first, { ok: true });
  t.same(await postpone(), first, 'a repeat is answered as the first was');
  t.match(await postpone({ reason: 'snow' }), { ok: false, code: 'drawPostponedBefore' });
  await cluster.advance(900 * SECOND_MS);
  t.match(await postpone(), { ok: false, code: 'drawNotPostponable' });
  const other = await plan(cluster, '5of36', PROMISED);
  const request = { draw: other, reason: 'rain', by: OPERATOR };
  await cluster.get(other % SHARD_COUNT, 'cancelDraw', request);
  const { nowMs } = cluster.clock;
  const times = { closesAtMs: nowMs + 90_000, resultsAtMs: nowMs + 200_000 };
  t.match(
    await cluster.ask(other % SHARD_COUNT, 'postponeDraw', { ...request, ...times, others: [] }),
    { ok: false, code: 'drawCancelled' },
  );
  t.match(await postpone({ draw: 77 as DrawNo }), { ok: false, code: 'drawNotFound' });
  await cluster.settle();
  await checkSound(t, cluster);
  t.same(draw, 1);
  t.end();
});

test('a postponement: waits while it is unsure what time it is', async (t) => {
  const { cluster, postpone } = await postponementBench();
  cluster.clock.stepMs += 3_600_000;
  await cluster.settle();
  t.match(await postpone(), { ok: false, code: 'clockUnsure' });
  cluster.clock.stepMs = 0;
  await cluster.settle();
  t.match(await postpone(), { ok: true });
  t.end();
});

test('a shard that learns too late: stays closed, and the draw goes on', async (t) => {
  const { cluster, players, draw, buy, postpone } = await postponementBench();
  for (const player of players) t.match(await buy(player), { ok: true });
  cluster.isMailHeld = true;
  t.match(await postpone(), { ok: true });
  await cluster.advance(70 * SECOND_MS);
  const [home, ...others] = [...players].sort((one) => (one.shard === draw % SHARD_COUNT ? -1 : 1));
  for (const player of others) t.match(await buy(player), { ok: false, code: 'drawClosed' });
  cluster.isMailHeld = false;
  for (const shard of cluster.shards) shard.resendMail();
  await cluster.settle();
  for (const player of others) t.match(await buy(player), { ok: false, code: 'drawClosed' });
  const open = cluster.shards.flatMap((_, shard) => (shard === home?.shard ? [shard] : []));
  t.match(await viewOf(cluster, draw), { state: 'open' }, `sold on ${open.join()}`);
  await cluster.advance(900 * SECOND_MS);
  const transcript = await publishedTranscript(cluster, draw);
  t.equal(transcript.ticketCount, 3);
  t.ok(verifyTranscript(transcript).ok);
  await checkSound(t, cluster);
  t.end();
});

test('a postponement: outlives a crash of each shard, with its mail on the way', async (t) => {
  const { cluster, players, draw, buy, postpone } = await postponementBench();
  cluster.isMailHeld = true;
  t.match(await postpone(), { ok: true });
  for (const shard of cluster.shards.keys()) cluster.reopen(shard);
  cluster.isMailHeld = false;
  for (const shard of cluster.shards) shard.resendMail();
  await cluster.settle();
  await cluster.advance(120 * SECOND_MS);
  for (const player of players) t.match(await buy(player), { ok: true });
  for (const shard of cluster.shards.keys()) await cluster.crash(shard);
  await cluster.advance(900 * SECOND_MS);
  t.equal((await publishedTranscript(cluster, draw)).ticketCount, 3);
  t.match((await viewOf(cluster, draw)).state, 'published');
  await checkSound(t, cluster);
  t.end();
});

test('a postponed draw: is cancelled as any, and refunds what it sold late, too', async (t) => {
  const { cluster, players, draw, buy, postpone } = await postponementBench();
  await postpone();
  await cluster.advance(100 * SECOND_MS);
  for (const player of players) t.match(await buy(player), { ok: true });
  await cluster.get(draw % SHARD_COUNT, 'cancelDraw', { draw, reason: 'rain', by: OPERATOR });
  await cluster.settle();
  const transcript = await cluster.get(draw % SHARD_COUNT, 'getCancelledTranscript', { draw });
  const report = verifyTranscript(transcript);
  t.ok(report.ok, JSON.stringify(report));
  for (const { shard, player } of players) {
    const { balanceMinor } = await cluster.get(shard, 'getWallet', { player });
    t.equal(balanceMinor, BALANCE_MINOR);
  }
  await checkSound(t, cluster);
  t.end();
});

test('a draw that is postponed before it opens: opens in time, and sells longer', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5 });
  const ada = await playerWith(cluster, 'ada', BALANCE_MINOR);
  const { nowMs } = cluster.clock;
  const draw = await plan(cluster, '5of36', { opensInS: 60, closesInS: 120, resultsInS: 180 });
  await cluster.get(draw % SHARD_COUNT, 'postponeDraw', {
    draw,
    closesAtMs: nowMs + 240_000,
    resultsAtMs: nowMs + 300_000,
    reason: 'a storm',
    by: OPERATOR,
    others: [],
  });
  await cluster.settle();
  await cluster.advance(200 * SECOND_MS);
  const bought = purchase(cluster, ada, draw, { quickPick: 1 });
  t.match(await cluster.ask(ada.shard, 'buyTickets', bought), { ok: true });
  await cluster.advance(200 * SECOND_MS);
  t.ok(verifyTranscript(await publishedTranscript(cluster, draw)).ok);
  t.end();
});

test('a postponed draw: is sold on shards that are added after it, by its new times', async (t) => {
  const { cluster, players, draw, buy, postpone } = await postponementBench();
  await buy(must(players[0], 'one'));
  await postpone();
  await cluster.settle();
  await cluster.grow(SHARD_COUNT + 2);
  await cluster.dealPlayers();
  await cluster.advance(90 * SECOND_MS);
  const newcomers: number[] = [];
  for (let i = 0; newcomers.length === 0; i += 1) {
    const one = await playerWith(cluster, `newcomer-${i}`, BALANCE_MINOR);
    if (one.shard < SHARD_COUNT) continue;
    const bought = purchase(cluster, one, draw, { quickPick: 1 });
    t.match(await cluster.ask(one.shard, 'buyTickets', bought), { ok: true });
    newcomers.push(one.shard);
  }
  await cluster.advance(900 * SECOND_MS);
  const transcript = await publishedTranscript(cluster, draw);
  t.equal(transcript.ticketCount, 2);
  t.ok(verifyTranscript(transcript).ok);
  t.end();
});
