/**
 * Draws with systems, from the sale to what a stranger checks: of k of n and of two drums, on
 * shards that crash on the way, published or cancelled; and what is altered of them.
 */
import { type Test, test } from 'tap';
import { PICK_FORMS, type PickOrder } from '../../actors/games/pick-order.ts';
import type { CancelledTranscript, Transcript } from '../../src/fairness/transcript.ts';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import {
  clusterBalance,
  onePlayerEach,
  plan,
  purchase,
  type TestPlayer,
} from '../support/cluster/cluster-players.ts';
import { publicReceipt, sealedFile, sealedSource } from '../support/cluster/sealed-draws.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { announcementOf, sealedAnnouncementOf } from '../support/engine/announcements.ts';
import { tampersOf } from '../support/fairness/json-tampers.ts';
import { parseFile, writeFile } from '../support/fairness/ticket-files.ts';
import { DRUMS_GAME } from '../support/samples/drums-game.ts';

const SHARDS = 2;
const BALANCE_MINOR = 10_000_000;
const OPERATOR = 1 as TestPlayer['player'];

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function system(numbers: readonly number[], bankers: readonly number[] = []): PickOrder {
  return { form: PICK_FORMS.system, numbers, others: bankers };
}

function drums(form: 2 | 3, numbers: readonly number[], others: readonly number[]): PickOrder {
  return { form, numbers, others };
}

const FIVE_OF_36: readonly PickOrder[] = [
  [1, 2, 3, 4, 5],
  system(upTo(18)),
  system(upTo(20).slice(5), [1, 2]),
  system([7, 9, 11, 13, 15, 36]),
];
const TWO_DRUMS: readonly PickOrder[] = [
  drums(PICK_FORMS.drums, [1, 2, 3, 4, 50], [1, 12]),
  drums(PICK_FORMS.drumsSystem, upTo(12), upTo(5)),
  drums(PICK_FORMS.drumsSystem, [46, 47, 48, 49, 50], upTo(12)),
];

/** Sells the picks on every shard, with quick picks; each shard crashes amid its sale. */
async function sold(cluster: Cluster, draw: DrawNo, picks: readonly PickOrder[]) {
  const players = await onePlayerEach(cluster, BALANCE_MINOR);
  for (const player of players) {
    const request = purchase(cluster, player, draw, { picks, quickPick: 40 });
    const bought = await cluster.get(player.shard, 'buyTickets', request);
    await cluster.crash(player.shard);
    const again = await cluster.get(player.shard, 'buyTickets', request);
    if (JSON.stringify(again) !== JSON.stringify(bought)) throw new Error('another answer');
  }
  return players;
}

async function drumsDraw(cluster: Cluster): Promise<DrawNo> {
  const { priceMinor } = DRUMS_GAME;
  const terms = { game: DRUMS_GAME, priceMinor, seriesId: 'drums' };
  return plan(cluster, '5of36', { ...terms, closesInS: 60, resultsInS: 120 });
}

async function published(t: Pick<Test, 'same'>, game: 'fiveOf36' | 'twoDrums') {
  const cluster = new Cluster({ shardCount: SHARDS, seed: 21 });
  const isFive = game === 'fiveOf36';
  const draw = isFive
    ? await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 })
    : await drumsDraw(cluster);
  const players = await sold(cluster, draw, isFive ? FIVE_OF_36 : TWO_DRUMS);
  await cluster.advance(61_000);
  for (const shard of cluster.shards.keys()) await cluster.crash(shard);
  await cluster.advance(120_000);
  await verifyShards(t, cluster);
  const found = await cluster.get(draw % SHARDS, 'getTranscript', { draw });
  const transcript = JSON.parse(JSON.stringify(found)) as Transcript;
  return { cluster, draw, players, transcript };
}

function failures(reports: readonly ReturnType<typeof verifyTranscript>[]): string[] {
  return reports.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map((one) => one.detail));
}

for (const game of ['fiveOf36', 'twoDrums'] as const) {
  test(`systems: a draw of ${game} is paid, proved and counted again`, async (t) => {
    const { cluster, draw, players, transcript } = await published(t, game);
    const file = await sealedFile(cluster, draw, transcript);
    t.equal(file.toString('latin1', 0, 24), 'tirage/sealed-tickets/v2');
    const tickets = verifyTickets(sealedSource(file), transcript);
    t.same(failures([verifyTranscript(transcript), tickets]), []);
    const early = verifyAnnouncement(sealedAnnouncementOf(transcript), transcript);
    t.same(failures([early, verifyAnnouncement(announcementOf(transcript), transcript)]), []);
    const { tiers, salesMinor, ticketCount } = transcript;
    t.ok(salesMinor > ticketCount * transcript.terms.priceMinor);
    const winners = tiers.reduce((sum, tier) => sum + tier.winners, 0);
    if (game === 'fiveOf36') t.ok(winners > ticketCount, 'combinations win, not tickets');
    for (const { shard, player } of players) {
      for (const ordinal of [0, 1, 2]) {
        const request = { player, place: { draw, shard, ordinal } };
        const receipt = publicReceipt(await cluster.get(shard, 'getReceipt', request));
        t.same(failures([verifyReceipt(receipt, transcript)]), []);
      }
    }
    const { awards, transit } = await clusterBalance(cluster);
    t.same([awards ?? 0, transit ?? 0], [0, 0], 'every winner is paid');
    const paid = tiers.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
    let balances = 0;
    for (const { shard, player } of players) {
      balances += (await cluster.get(shard, 'getWallet', { player })).balanceMinor;
    }
    t.equal(balances, SHARDS * BALANCE_MINOR - salesMinor + paid);
  });

  test(`systems: nothing of a draw of ${game} is altered unseen`, async (t) => {
    const { cluster, draw, players, transcript } = await published(t, game);
    const [{ shard, player }] = players as [TestPlayer];
    const request = { player, place: { draw, shard, ordinal: 1 } };
    const receipt = publicReceipt(await cluster.get(shard, 'getReceipt', request));
    let count = 0;
    for (const { place, deed, value } of tampersOf(receipt)) {
      count += 1;
      t.notOk(verifyReceipt(value, transcript).ok, `receipt ${place} ${deed}`);
    }
    const file = await sealedFile(cluster, draw, transcript);
    for (const { place, deed, value } of tampersOf(transcript)) {
      // Which draw a rollover came from is bound by that draw.
      if (place.startsWith('jackpotFrom')) continue;
      count += 1;
      const holds = verifyTranscript(value).ok && verifyTickets(sealedSource(file), value).ok;
      t.notOk(holds, `transcript ${place} ${deed}`);
    }
    const stakes = transcript.seals.map((seal) => ({ ...seal, stakeMinor: seal.stakeMinor + 200 }));
    const dearer = { ...transcript, seals: stakes };
    t.notOk(verifyTickets(sealedSource(file), dearer).ok, 'stakes that the tickets do not make up');
    for (let at = 0; at < file.length; at += Math.ceil(file.length / 60)) {
      const altered = Buffer.from(file);
      altered[at] = (altered[at] ?? 0) ^ 1;
      count += 1;
      t.notOk(verifyTickets(sealedSource(altered), transcript).ok, `byte ${at} of the file`);
    }
    const even = { ...parseFile(file), label: 'tirage/sealed-tickets/v1' };
    t.notOk(verifyTickets(sealedSource(writeFile(even)), transcript).ok, 'a file of even rows');
    t.ok(count > 150, `${count} tampers`);
  });
}

test('systems: a cancelled draw gives each back whole, and shows its tickets', async (t) => {
  const cluster = new Cluster({ shardCount: SHARDS, seed: 22 });
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const players = await sold(cluster, draw, FIVE_OF_36);
  const off = { draw, reason: 'a test of ours', by: OPERATOR };
  await cluster.get(draw % SHARDS, 'cancelDraw', off);
  await cluster.advance(130_000);
  await verifyShards(t, cluster);
  for (const { shard, player } of players) {
    const { balanceMinor } = await cluster.get(shard, 'getWallet', { player });
    t.equal(balanceMinor, BALANCE_MINOR);
    const request = { player, draw, state: 'refunded', limit: 5, after: null } as const;
    const { tickets } = await cluster.get(shard, 'listTickets', request);
    t.equal(tickets.length, 5);
    t.ok(tickets.some(({ stakeMinor }) => stakeMinor === 856_800));
  }
  const found = await cluster.get(draw % SHARDS, 'getCancelledTranscript', { draw });
  const transcript = JSON.parse(JSON.stringify(found)) as CancelledTranscript;
  const file = await sealedFile(cluster, draw, transcript);
  const tickets = verifyTickets(sealedSource(file), transcript);
  t.same(failures([verifyTranscript(transcript), tickets]), []);
});

test('systems: a draw without any has the file that it always had', async (t) => {
  const cluster = new Cluster({ shardCount: SHARDS, seed: 23 });
  const draw = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 120 });
  const single = system([5, 1, 2, 3], [4]);
  await sold(cluster, draw, [[1, 2, 3, 4, 5], single]);
  await cluster.advance(130_000);
  const transcript = await cluster.get(draw % SHARDS, 'getTranscript', { draw });
  const file = await sealedFile(cluster, draw, transcript);
  t.equal(file.toString('latin1', 0, 24), 'tirage/sealed-tickets/v1');
  const instance = must(cluster.shards[0], 'a shard').state.instances.get(draw);
  t.match(instance, { ticketCount: 42, stakeMinor: 4_200 });
});
