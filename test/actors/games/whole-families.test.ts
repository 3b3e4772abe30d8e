/**
 * Games of families other than k of n, through whole draws: sold, sealed, drawn, settled, published
 * and verified from what the public is given.
 */
import { deepStrictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'tap';
import { familyOf } from '../../../actors/games/families.ts';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { PICK_FORMS, type PickOrder } from '../../../actors/games/pick-order.ts';
import { TicketColumns, ticketRow } from '../../../actors/games/ticket-columns.ts';
import { rootOfChunks } from '../../../src/fairness/merkle-tree.ts';
import { packChunk, sealedFileHead } from '../../../src/fairness/sealed-file.ts';
import type { Transcript } from '../../../src/fairness/transcript.ts';
import type { ByteSource } from '../../../src/fairness/verifier/ticket-file.ts';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../../src/fairness/verify-tickets.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { TicketReceipt } from '../../../src/protocol/sealed-ticket-requests.ts';
import {
  decodeTicketBlock,
  encodeTicketBlock,
} from '../../../src/shard/blocks/ticket-block-codec.ts';
import { stretchOfColumns } from '../../../src/shard/blocks/ticket-stretch.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  clusterBalance,
  onePlayerEach,
  plan,
  purchase,
} from '../../support/cluster/cluster-players.ts';
import {
  boxPlay,
  choicesOf,
  DIGITS_3,
  DIGITS_4,
  KENO_10,
  SMALL_DRUMS,
  SMALL_KENO,
  straightPlay,
} from '../../support/samples/family-games.ts';
import { masksOf } from '../../support/samples/picks.ts';

const SHARD_COUNT = 2;
const QUICK_PICKS = 10;
const PICKS_AT_ONCE = 90;

const TRIPLES = Array.from({ length: 1_000 }, (_, value) => String(value).padStart(3, '0'));
const BOXES = TRIPLES.filter((triple) => new Set(triple).size > 1);

/** What is sold on every shard: enough of each kind that some of them win. */
const SOLD: readonly (readonly [Game, readonly PickOrder[]])[] = [
  [KENO_10, [[80], [1, 33, 65], [3, 17, 64], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]],
  [SMALL_KENO, [1, 2, 3].flatMap((spots) => choicesOf(spots, 10))],
  [DIGITS_3, [...TRIPLES.map(straightPlay), ...BOXES.map(boxPlay)]],
  [DIGITS_4, [...['0000', '0070', '9999'].map(straightPlay), boxPlay('1122')]],
  [{ ...GAMES['5of36'], version: 2 }, [[1, 2, 3, 4, 5]]],
  [
    SMALL_DRUMS,
    [
      { form: PICK_FORMS.drums, numbers: [1, 2, 3, 4, 5], others: [1] },
      { form: PICK_FORMS.drums, numbers: [6, 7, 8, 9, 20], others: [10] },
    ],
  ],
];

for (const [game, picks] of SOLD) {
  const name = `${game.gameId}${game.version === undefined ? '' : `, version ${game.version}`}`;

  test(`whole families: a draw of ${name} is sold, drawn, published and verified`, async (t) => {
    const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 12 });
    const { players, draw, transcript } = await publishedDraw(cluster, game, picks);
    const { terms, ticketCount, tiers } = transcript;
    t.match(terms.game, { id: game.gameId, tiers: { length: game.tiers.length } });
    t.equal(terms.game.family, game.family);
    t.equal(terms.game.version, game.version);
    const purchases = Math.ceil(picks.length / PICKS_AT_ONCE);
    t.equal(ticketCount, SHARD_COUNT * (picks.length + QUICK_PICKS * purchases));
    if (picks.length > 100)
      t.ok(
        tiers.some(({ winners }) => winners > 0),
        'somebody has won',
      );

    const published: unknown = JSON.parse(JSON.stringify(transcript));
    const report = verifyTranscript(published);
    t.ok(report.ok, JSON.stringify(report.checks.filter(({ ok }) => !ok)));
    const file = await sealedFile(cluster, draw, transcript);
    const counted = verifyTickets(sourceOf(file), published);
    t.ok(counted.ok, JSON.stringify(counted.checks.filter(({ ok }) => !ok)));
    for (const { shard, player } of players) {
      const request = { player, place: { draw, shard, ordinal: 0 } };
      const receipt = receiptOf(await cluster.get(shard, 'getReceipt', request));
      const masks = masksOf(game, must(picks[0], 'a pick'));
      t.same(receipt.numbers, printed(game, masks));
      const proof = verifyReceipt(receipt, published);
      t.ok(proof.ok, JSON.stringify(proof.checks.filter(({ ok }) => !ok)));
      const other = {
        ...receipt,
        numbers: receipt.numbers.with(0, 1 + must(receipt.numbers[0], 'one')),
      };
      t.notOk(verifyReceipt(other, published).ok, 'another pick is not in the draw');
    }
    const balances = await clusterBalance(cluster);
    t.equal(
      Object.values(balances).reduce((sum, balance) => sum + balance, 0),
      0,
    );
    t.equal(balances.awards ?? 0, 0, 'every winner is paid');
  });
}

test('whole families: each winning play is paid once, and wins what its digits say', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 5 });
  const picks = must(SOLD[2], 'three digits')[1];
  const { transcript } = await publishedDraw(cluster, DIGITS_3, picks);
  const { numbers, tiers } = transcript;
  const orders = new Set(BOXES.filter((box) => sorted(box) === sorted(numbers.join(''))));
  const boxTier = tiers.find((tier) => Reflect.get(tier, 'ways') === orders.size);
  t.ok((tiers[0]?.winners ?? 0) >= SHARD_COUNT, 'straight, and perhaps a quick pick');
  t.equal(boxTier?.winners, SHARD_COUNT * orders.size, 'each order of the digits is a box');
});

test('whole families: what is altered of a transcript is refused', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 12 });
  const picks = must(SOLD[2], 'three digits')[1];
  const { transcript } = await publishedDraw(cluster, DIGITS_3, picks);
  const { game } = transcript.terms;
  const withGame = (change: object) => {
    return { ...transcript, terms: { ...transcript.terms, game: { ...game, ...change } } };
  };
  const failed = (altered: unknown) =>
    verifyTranscript(altered)
      .checks.filter(({ ok }) => !ok)
      .map(({ name }) => name);
  t.same(failed(withGame({ digits: 4 })), ['terms', 'outcome']);
  t.same(failed(withGame({ family: 'dice' })), ['format']);
  t.same(failed(withGame({ family: 'kOfN' })), ['format'], 'it goes without its name');
  t.same(failed(withGame({ family: undefined })), ['format']);
  t.same(failed(withGame({ version: 2 })), ['terms']);
  t.same(failed(withGame({ version: 1 })), ['format'], 'the first version goes unsaid');
  const [first, ...others] = game.tiers;
  t.same(failed(withGame({ tiers: [{ ...first, ways: 24 }, ...others] })), ['terms', 'prizes']);
  const moved = transcript.numbers.map((digit) => (digit + 1) % 10);
  t.same(failed({ ...transcript, numbers: moved }), ['outcome']);
});

test('whole families: columns and blocks hold as many words as a pick has', (t) => {
  for (const [game, picks] of SOLD) {
    const columns = new TicketColumns(game);
    for (const [i, pick] of picks.entries()) {
      columns.append({ masks: masksOf(game, pick), playerKey: i, acceptedOffsetMs: i });
    }
    const block = decodeTicketBlock(
      encodeTicketBlock(stretchOfColumns(columns, { from: 0, to: columns.count }), [
        { sequence: 9, from: 0 },
      ]),
    );
    const read = new TicketColumns(game);
    read.appendAll(block.words());
    const last = columns.count - 1;
    t.same(ticketRow(read, last), ticketRow(columns, last));
    t.same(block.row(last), ticketRow(columns, last));
  }
  t.end();
});

/** Sells on every shard, own picks and quick ones, and lets the draw be published. */
async function publishedDraw(cluster: Cluster, game: Game, sold: readonly PickOrder[]) {
  const players = await onePlayerEach(cluster, 1_000_000);
  const terms = { game, priceMinor: game.priceMinor, seriesId: 'families' };
  const draw = await plan(cluster, '5of36', { ...terms, closesInS: 60, resultsInS: 120 });
  for (const player of players) {
    for (let from = 0; from < sold.length; from += PICKS_AT_ONCE) {
      const picks = sold.slice(from, from + PICKS_AT_ONCE);
      const request = purchase(cluster, player, draw, { picks, quickPick: QUICK_PICKS });
      const bought = await cluster.get(player.shard, 'buyTickets', request);
      const again = await cluster.ask(player.shard, 'buyTickets', request);
      deepStrictEqual(again.ok && again.replayed && again.reply, bought);
    }
  }
  await cluster.advance(120_000);
  const transcript = await cluster.get(draw % SHARD_COUNT, 'getTranscript', { draw });
  return { players, draw, transcript };
}

async function sealedFile(cluster: Cluster, draw: DrawNo, { drawId }: Transcript): Promise<Buffer> {
  const { seals, opensAtMs, ...form } = await cluster.get(draw % SHARD_COUNT, 'getSeals', { draw });
  const hashed = seals.map(({ merkleRootHex, ...seal }) => {
    return { ...seal, merkleRoot: Uint8Array.from(Buffer.from(merkleRootHex, 'hex')) };
  });
  const parts: Uint8Array[] = [sealedFileHead({ drawId, opensAtMs, ...form, seals: hashed })];
  for (const { shard, ticketCount, merkleRoot } of hashed) {
    const roots: Uint8Array[] = [];
    for (let firstOrdinal = 0; firstOrdinal < ticketCount; firstOrdinal += 1_024) {
      const request = { draw, fromOrdinal: firstOrdinal };
      const { sealed, words } = await cluster.get(shard, 'readSealedTickets', request);
      const { bytes, root } = packChunk(words, sealed, { firstOrdinal, ...form });
      parts.push(bytes);
      roots.push(root);
    }
    deepStrictEqual(Buffer.from(rootOfChunks(Buffer.concat(roots))), Buffer.from(merkleRoot));
  }
  const content = Buffer.concat(parts);
  return Buffer.concat([content, createHash('sha256').update(content).digest()]);
}

function printed(game: Game, masks: readonly number[]): number[] {
  const family = familyOf(game);
  return family.printPick(family.layout(game), masks, 0, masks.length);
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

function receiptOf(receipt: TicketReceipt) {
  const { ticketId, playerId, ticketKeyHex: ticketKey, drawId, acceptedAtMs } = receipt;
  const { index, count, pathHex: path } = must(receipt.inclusion, 'a published draw is not sealed');
  const numbers = [...receipt.numbers];
  const ticket = { ticketId, playerId, ticketKey, drawId, numbers, acceptedAtMs };
  return { ...ticket, sealed: true, shard: receipt.journal.shard, index, count, path };
}

function sourceOf(file: Buffer): ByteSource {
  let at = 0;
  return (count) => {
    at += count;
    return file.subarray(at - count, at);
  };
}
