/** Tickets that holders give back after a postponement, over several shards. */
import { type Test, test } from 'tap';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import type { TicketPlace } from '../../src/kernel/ids.ts';
import { announcedBy } from '../support/cluster/announced-by.ts';
import type { Cluster } from '../support/cluster/cluster.ts';
import { purchase, type TestPlayer } from '../support/cluster/cluster-players.ts';
import {
  BALANCE_MINOR,
  checkSound,
  postponementBench,
  publishedTranscript,
  receiptOf,
  SECOND_MS,
  viewOf,
} from '../support/cluster/postponement-bench.ts';
import { sealedFile, sealedSource } from '../support/cluster/sealed-draws.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

const PRICE_MINOR = 100;

async function bench() {
  const found = await postponementBench();
  const [ada, bob, cyd] = found.players.map((player) => must(player, 'three'));
  const giveBack = (who: TestPlayer, ordinal: number, shard = who.shard) => {
    const place: TicketPlace = { draw: found.draw, shard, ordinal };
    return found.cluster.ask(shard, 'returnTicket', { player: who.player, place });
  };
  return {
    ...found,
    ada: must(ada, 'one'),
    bob: must(bob, 'two'),
    cyd: must(cyd, 'three'),
    giveBack,
  };
}

async function balanceOf(cluster: Cluster, { shard, player }: TestPlayer): Promise<number> {
  return (await cluster.get(shard, 'getWallet', { player })).balanceMinor;
}

async function salesOf(cluster: Cluster, draw: number): Promise<[number, number]> {
  const sales = [0, 0] as [number, number];
  for (const shard of cluster.shards.keys()) {
    const { ticketCounts, stakesMinor } = await cluster.get(shard, 'getSales', {
      draws: [draw as never],
    });
    sales[0] += ticketCounts[0] ?? 0;
    sales[1] += stakesMinor[0] ?? 0;
  }
  return sales;
}

test('a ticket that is given back: its stake is the player’s again', async (t) => {
  const { cluster, draw, ada, bob, buy, postpone, giveBack } = await bench();
  await buy(ada, 3);
  await buy(bob, 2);
  t.match(await giveBack(ada, 1), {
    ok: false,
    code: 'ticketNotReturnable',
    facts: { reason: 'notPostponed' },
  });
  await postpone();
  await cluster.settle();
  t.same(await salesOf(cluster, draw), [5, 5 * PRICE_MINOR]);
  const first = await giveBack(ada, 1);
  t.match(first, { ok: true, reply: { state: 'returned', stakeMinor: PRICE_MINOR, tier: 0 } });
  t.same(await giveBack(ada, 1), first, 'a repeat changes nothing');
  t.equal(await balanceOf(cluster, ada), BALANCE_MINOR - 2 * PRICE_MINOR);
  t.same(await salesOf(cluster, draw), [4, 4 * PRICE_MINOR]);
  t.match(await giveBack(bob, 0, ada.shard), { ok: false, code: 'ticketNotFound' });
  t.match(await giveBack(ada, 3), { ok: false, code: 'ticketNotFound' });
  t.match(await giveBack(ada, 1, bob.shard), { ok: false, code: 'ticketNotFound' });
  const list = { player: ada.player, draw: null, limit: 9, after: null };
  for (const [state, ordinals] of [
    ['returned', [1]],
    ['accepted', [0, 2]],
    ['refunded', []],
  ] as const) {
    const { tickets } = await cluster.get(ada.shard, 'listTickets', { ...list, state });
    const found = tickets.map(({ place }) => place.ordinal);
    t.same(found.sort(), ordinals, state);
  }
  const { entries } = await cluster.get(ada.shard, 'listEntries', {
    ...ada,
    limit: 1,
    after: null,
  });
  t.match(entries[0], {
    kind: 'refund',
    amountMinor: PRICE_MINOR,
    subject: { ticketCount: 1 },
  });
  t.match(await buy(ada), { ok: true, reply: { firstOrdinal: 3 } }, 'no ordinal comes twice');
  await finish(t, { cluster, draw }, 5);
  t.end();
});

/** Nothing is left anywhere once the draw is published. */
async function finish(
  t: Test,
  { cluster, draw }: Pick<Awaited<ReturnType<typeof bench>>, 'cluster' | 'draw'>,
  ticketCount: number,
) {
  await cluster.advance(1_000 * SECOND_MS);
  const transcript = await publishedTranscript(cluster, draw);
  t.equal(transcript.ticketCount, ticketCount);
  const report = verifyTranscript(transcript);
  t.ok(report.ok, JSON.stringify(report));
  await checkSound(t, cluster);
  return transcript;
}

test('given back: until the promised close, to the millisecond', async (t) => {
  for (const [beforeMs, ok] of [
    [1, true],
    [0, false],
  ] as const) {
    const { cluster, ada, buy, postpone, giveBack, startMs } = await bench();
    await buy(ada, 2);
    await postpone();
    await cluster.advance(startMs + 60 * SECOND_MS - beforeMs - cluster.clock.nowMs);
    const answer = await giveBack(ada, 0);
    t.equal(answer.ok, ok, `${beforeMs} ms before the close`);
    const until = new Date(startMs + 60 * SECOND_MS).toISOString();
    if (!ok) t.match(answer, { code: 'ticketNotReturnable', facts: { reason: 'tooLate', until } });
  }
  t.end();
});

test('given back: waits while it is unsure what time it is', async (t) => {
  const { cluster, ada, buy, postpone, giveBack } = await bench();
  await buy(ada);
  await postpone();
  await cluster.settle();
  cluster.clock.stepMs += 3_600_000;
  await cluster.settle();
  t.match(await giveBack(ada, 0), { ok: false, code: 'clockUnsure' });
  cluster.clock.stepMs = 0;
  await cluster.settle();
  t.match(await giveBack(ada, 0), { ok: true });
  t.end();
});

test('given back: a shard that learns too late has closed, and takes nothing back', async (t) => {
  const { cluster, draw, players, buy, postpone, giveBack } = await bench();
  for (const player of players) await buy(player);
  cluster.isMailHeld = true;
  await postpone();
  await cluster.advance(70 * SECOND_MS);
  cluster.isMailHeld = false;
  for (const shard of cluster.shards) shard.resendMail();
  await cluster.settle();
  for (const player of players) {
    t.match(await giveBack(player, 0), { ok: false, code: 'ticketNotReturnable' });
  }
  await finish(t, { cluster, draw }, 3);
  t.end();
});

test('a draw with tickets that came back: a stranger recounts it without them', async (t) => {
  const { cluster, draw, ada, bob, cyd, buy, postpone, giveBack } = await bench();
  await buy(ada, 30);
  await buy(bob, 40);
  await buy(cyd, 2);
  const early = await announcedBy(cluster, draw);
  await postpone();
  await cluster.settle();
  const returned = [0, 3, 29];
  for (const ordinal of returned) t.match(await giveBack(ada, ordinal), { ok: true });
  for (const ordinal of [0, 1]) t.match(await giveBack(cyd, ordinal), { ok: true });
  const between = await announcedBy(cluster, draw);
  await buy(ada, 5);
  for (const shard of cluster.shards.keys()) await cluster.crash(shard);
  const transcript = await finish(t, { cluster, draw }, 72);
  t.equal(transcript.salesMinor, 72 * PRICE_MINOR);
  t.match(transcript.seals[ada.shard], { ticketCount: 35, returned: { ticketCount: 3 } });
  t.match(transcript.seals[cyd.shard], {
    ticketCount: 2,
    stakeMinor: 0,
    returned: { ticketCount: 2, stakeMinor: 2 * PRICE_MINOR },
  });
  t.notOk('returned' in must(transcript.seals[bob.shard], 'three'));
  for (const kept of [early, between]) {
    const held = verifyAnnouncement(kept, transcript);
    t.ok(held.ok, JSON.stringify(held));
  }
  const receipts = [];
  for (const ordinal of [0, 1]) {
    const receipt = await receiptOf(cluster, ada, { draw, shard: ada.shard, ordinal });
    const report = verifyReceipt(receipt, transcript);
    t.ok(report.ok, JSON.stringify(report));
    const text = 'whether the ticket was given back (--tickets FILE)';
    t.same(report.unchecked, [{ name: 'returned', text }]);
    receipts.push(receipt);
  }
  t.match(receipts[0], { returned: true });
  t.notOk('returned' in must(receipts[1], 'two'));
  const bobs = await receiptOf(cluster, bob, { draw, shard: bob.shard, ordinal: 0 });
  t.same(verifyReceipt(bobs, transcript).unchecked, []);
  t.notOk(verifyReceipt({ ...bobs, returned: true }, transcript).ok);
  const file = await sealedFile(cluster, draw, transcript);
  const counted = verifyTickets(sealedSource(file), transcript, receipts);
  t.ok(counted.ok, JSON.stringify(counted));
  for (const lying of [
    { ...must(receipts[1], 'two'), returned: true },
    { ...must(receipts[0], 'one'), returned: undefined },
  ]) {
    const found = verifyTickets(sealedSource(file), transcript, [
      JSON.parse(JSON.stringify(lying)),
    ]);
    t.match(
      found.checks.filter(({ ok }) => !ok),
      [{ name: 'returned' }],
    );
  }
  const { reply } = (await cluster.ask(ada.shard, 'getTicket', {
    player: ada.player,
    place: { draw, shard: ada.shard, ordinal: 0 },
  })) as { reply: object };
  t.match(reply, { state: 'returned', tier: 0, prizeMinor: 0 });
  t.end();
});

test('a draw that is cancelled after tickets came back: refunds the others, once', async (t) => {
  const { cluster, draw, ada, bob, buy, postpone, giveBack } = await bench();
  await buy(ada, 3);
  await buy(bob, 1);
  await postpone();
  await cluster.settle();
  for (const ordinal of [0, 2]) t.match(await giveBack(ada, ordinal), { ok: true });
  await cluster.get(draw % 3, 'cancelDraw', { draw, reason: 'rain', by: OPERATOR });
  await cluster.settle();
  for (const who of [ada, bob]) t.equal(await balanceOf(cluster, who), BALANCE_MINOR);
  t.match(await giveBack(ada, 1), { ok: false, code: 'drawCancelled' });
  t.match(await giveBack(ada, 0), { ok: true, reply: { state: 'returned' } }, 'a repeat');
  const list = { player: ada.player, draw: null, limit: 9, after: null };
  for (const [state, ordinals] of [
    ['returned', [0, 2]],
    ['refunded', [1]],
  ] as const) {
    const { tickets } = await cluster.get(ada.shard, 'listTickets', { ...list, state });
    t.same(
      tickets.map(({ place }) => place.ordinal),
      ordinals,
      state,
    );
  }
  const transcript = await cluster.get(draw % 3, 'getCancelledTranscript', { draw });
  const report = verifyTranscript(transcript);
  t.ok(report.ok, JSON.stringify(report));
  const file = await sealedFile(cluster, draw, transcript);
  const counted = verifyTickets(sealedSource(file), transcript);
  t.ok(counted.ok, JSON.stringify(counted));
  t.match(await viewOf(cluster, draw), { state: 'cancelled' });
  await checkSound(t, cluster);
  t.end();
});

test('given back: what the stake had earned goes with it, part by part', async (t) => {
  const { cluster, draw, ada, bob, postpone, giveBack } = await bench();
  const earns = { points: { pays: false, earnsHundredths: 33 } } as const;
  const bought = purchase(cluster, ada, draw, { quickPick: 3 });
  t.match(await cluster.ask(ada.shard, 'buyTickets', { ...bought, ...earns }), { ok: true });
  await postpone();
  await cluster.settle();
  const pointsOf = async (who: TestPlayer) =>
    (await cluster.get(who.shard, 'getPoints', { player: who.player })).pointsHundredths;
  t.equal(await pointsOf(ada), 99);
  const left = [];
  for (const ordinal of [2, 0, 1]) {
    t.match(await giveBack(ada, ordinal), { ok: true });
    left.push(await pointsOf(ada));
  }
  t.same(left, [66, 33, 0]);
  t.equal(await balanceOf(cluster, ada), BALANCE_MINOR);
  t.equal(await balanceOf(cluster, bob), BALANCE_MINOR);
  await finish(t, { cluster, draw }, 0);
  t.end();
});
