import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'tap';
import { FAMILIES } from '../../../actors/games/families.ts';
import {
  priceMinorMinOf,
  theoreticalPayoutPermyriad,
  tierOdds,
} from '../../../actors/games/game-odds.ts';
import { assertGame } from '../../../actors/games/game-table.ts';
import { printerOf } from '../../../actors/games/printer.ts';
import { assertScan, scanWinners, winnersFrom } from '../../../actors/games/scan.ts';
import {
  TicketColumns,
  ticketColumnsFromShared,
  ticketRow,
} from '../../../actors/games/ticket-columns.ts';
import { FAMILY_TWINS } from '../../../src/fairness/verifier/family-twins.ts';
import { verifyTickets } from '../../../src/fairness/verify-tickets.ts';
import { verifyReceipt, verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { purchaseText } from '../../../src/gateway/purchases/purchase-answer.ts';
import { must } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { FlatReader, FlatWriter } from '../../../src/mailbox/purchase-values.ts';
import {
  decodeTicketBlock,
  encodeTicketBlock,
} from '../../../src/shard/blocks/ticket-block-codec.ts';
import { stretchOfColumns } from '../../../src/shard/blocks/ticket-stretch.ts';
import { Cluster } from '../../support/cluster/cluster.ts';
import {
  clusterBalance,
  plan,
  playerWith,
  purchase,
  type TestPlayer,
} from '../../support/cluster/cluster-players.ts';
import { publicReceipt, sealedFile, sealedSource } from '../../support/cluster/sealed-draws.ts';
import { DIGITS, DIGITS_GAME } from '../../support/samples/digits-family.ts';
import { DIGITS_TWIN } from '../../support/samples/digits-twin.ts';
import { jackpotTier } from '../../support/samples/games.ts';
import { masksOf, quickMasks } from '../../support/samples/picks.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

FAMILIES.set(DIGITS.name, DIGITS);
FAMILY_TWINS.set(DIGITS.name, DIGITS_TWIN);

const SHARD_COUNT = 2;
const DIGIT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const TRIPLES = DIGIT.flatMap((a) => DIGIT.flatMap((b) => DIGIT.map((c) => [a, b, c])));
const BOXES = TRIPLES.filter((triple) => new Set(triple).size > 1).map((triple) => [...triple, 1]);

function columnsOf(picks: readonly (readonly number[])[]): TicketColumns {
  const columns = new TicketColumns(DIGITS_GAME);
  for (const [i, pick] of picks.entries()) {
    columns.append({ masks: masksOf(DIGITS_GAME, pick), playerKey: i, acceptedOffsetMs: i });
  }
  return columns;
}

test('second family: its rules hold together, and its odds are told for each kind of pick', (t) => {
  t.doesNotThrow(() => assertGame(DIGITS_GAME));
  t.same(
    tierOdds(DIGITS_GAME).map(({ winningCount, possiblePicks }) => [winningCount, possiblePicks]),
    [
      [10n, 10_000n],
      [30n, 10_000n],
      [60n, 10_000n],
      [999n, 10_000n],
    ],
  );
  // Straight 40 % and 9.99 %, three ways 45 %, six ways 48 %: the least of them is told.
  t.equal(theoreticalPayoutPermyriad(DIGITS_GAME), 4_500);
  const pool = { ...jackpotTier(1), jackpot: false, tier: 5, sharePermyriad: 1 };
  const rolling = { ...DIGITS_GAME, tiers: [...DIGITS_GAME.tiers, { ...pool, ways: 2 }] };
  t.throws(() => assertGame(rolling), { message: /rolls over without a jackpot/ });
  // At 45 three ways pay back exactly all: 30 · 15,000 of 10,000 · 45.
  const cheap = { ...DIGITS_GAME, priceMinor: minor(45) };
  t.throws(() => assertGame(cheap), { message: /pays back all/ });
  t.doesNotThrow(() => assertGame({ ...cheap, priceMinor: minor(priceMinorMinOf(cheap)) }));
  t.end();
});

test('second family: over all draws every pick wins exactly its odds, by scan and twin', (t) => {
  const picks = [...TRIPLES, ...BOXES];
  const columns = columnsOf(picks);
  const game = { id: 'digits3', digits: 3, drawn: 4, tiers: DIGITS_GAME.tiers };
  const counts = DIGITS_GAME.tiers.map(() => 0);
  const drawn = TRIPLES.flatMap((triple) => DIGIT.map((fourth) => [...triple, fourth]));
  for (const [index, outcome] of drawn.entries()) {
    const { winnersByTier } = scanWinners(columns, DIGITS_GAME, outcome);
    for (const [place, count] of winnersByTier.entries()) {
      counts[place] = (counts[place] ?? 0) + count;
    }
    if (index % 97 !== 0) continue;
    const twin = DIGITS_GAME.tiers.map(() => 0);
    for (const pick of picks) {
      for (const [place, count] of DIGITS_TWIN.wins(game, outcome, pick).entries()) {
        twin[place] = (twin[place] ?? 0) + count;
      }
    }
    deepStrictEqual(twin, winnersByTier, `the twin's winners of ${outcome.join('')}`);
  }
  // 1,000 straight picks, 270 boxes of three ways, 720 of six; each of them with its own odds.
  t.same(counts, [1_000 * 10, 270 * 30, 720 * 60, 1_000 * 999]);
  t.end();
});

test('second family: columns, blocks, leaves and messages have three words for each pick', (t) => {
  const random = new SeededRandom(3);
  const columns = columnsOf([...BOXES, ...TRIPLES]);
  t.equal(columns.bytesPerTicket, 20);
  t.throws(
    () => columns.append({ masks: [1, 2, 10], playerKey: 0, acceptedOffsetMs: 0 }),
    /three digits/,
  );
  t.throws(() => columns.append({ masks: [1, 2], playerKey: 0, acceptedOffsetMs: 0 }), /words/);
  const shared = ticketColumnsFromShared(structuredClone(columns.share()));
  const box = must(BOXES[5], 'a box');
  t.same(ticketRow(shared, 5).masks, masksOf(DIGITS_GAME, box));
  t.same(DIGITS.printPick(0, ticketRow(shared, 5).masks, 0, 3), box);

  const scan = scanWinners(shared, DIGITS_GAME, [1, 2, 3, 4]);
  assertScan({ columns, combinationCount: columns.count }, DIGITS_GAME, [1, 2, 3, 4], scan);
  t.same(scan.winnersByTier, [1, 0, 6, 100]);
  const tickets = { columns, ordinals: scan.ordinals };
  const { tiers } = winnersFrom(tickets, DIGITS_GAME, [1, 2, 3, 4], { fromPlace: 0, limit: 500 });
  t.equal(tiers.length, 107);

  const block = decodeTicketBlock(
    encodeTicketBlock(stretchOfColumns(columns, { from: 4, to: columns.count }), [
      { sequence: 9, from: 0 },
    ]),
  );
  t.same(block.row(1), ticketRow(columns, 5));
  const swept = new TicketColumns(DIGITS_GAME);
  swept.appendAll(block.words());
  t.same(ticketRow(swept, 1), ticketRow(columns, 5));

  const masks = [...quickMasks(DIGITS_GAME, random), ...masksOf(DIGITS_GAME, [3, 3, 0, 1])];
  const bought = {
    draw: drawNo(7),
    shard: 1,
    firstOrdinal: 4,
    printer: printerOf(DIGITS_GAME),
    ticketCount: 2,
    masks,
    priceMinor: DIGITS_GAME.priceMinor,
    acceptedAtMs: 1_767_268_800_123,
    balanceMinor: DIGITS_GAME.priceMinor,
  };
  const writer = new FlatWriter();
  writer.purchaseReply(bought, false);
  const { reply } = new FlatReader(structuredClone(writer.take())).purchaseReply();
  t.strictSame(reply, bought);
  const told = JSON.parse(purchaseText(reply)) as { tickets: { selection: number[] }[] };
  t.same(told.tickets[1]?.selection, [3, 3, 0, 1]);
  t.end();
});

test('second family: a draw is sold, sealed, drawn, settled, published and verified', async (t) => {
  const cluster = new Cluster({ shardCount: SHARD_COUNT, seed: 12 });
  const { players, draw, transcript } = await publishedDraw(cluster);
  const { terms, numbers, tiers, ticketCount } = transcript;
  t.match(terms.game, { id: 'digits3', family: 'digits', digits: 3, drawn: 4 });
  t.match(terms.game.tiers[1], { kind: 'fixed', tier: 2, ways: 3, prizeMinor: 15_000 });
  t.match(tiers[2], { tier: 3, ways: 6, kind: 'fixed', prizeMinor: 8_000 });
  t.equal(numbers.length, 4);
  t.equal(ticketCount, SHARD_COUNT * (BOXES.length + QUICK_PICKS * PURCHASES));
  t.equal((tiers[1]?.winners ?? 0) + (tiers[2]?.winners ?? 0), boxWinners(numbers));

  const published: unknown = JSON.parse(JSON.stringify(transcript));
  const report = verifyTranscript(published);
  t.ok(report.ok, JSON.stringify(report.checks.filter(({ ok }) => !ok)));
  const file = await sealedFile(cluster, draw, transcript);
  const counted = verifyTickets(sealedSource(file), published);
  t.ok(counted.ok, JSON.stringify(counted.checks.filter(({ ok }) => !ok)));
  for (const { shard, player } of players) {
    const request = { player, place: { draw, shard, ordinal: 3 } };
    const receipt = publicReceipt(await cluster.get(shard, 'getReceipt', request));
    t.same(receipt.numbers, BOXES[3]);
    const proof = verifyReceipt(receipt, published);
    t.ok(proof.ok, JSON.stringify(proof.checks.filter(({ ok }) => !ok)));
    const straight = { ...receipt, numbers: receipt.numbers.slice(0, 3) };
    t.notOk(verifyReceipt(straight, published).ok, 'a box is no straight pick');
  }
  const balances = await clusterBalance(cluster);
  t.equal(
    Object.values(balances).reduce((sum, balance) => sum + balance, 0),
    0,
  );
  t.equal(balances.awards ?? 0, 0, 'every winner is paid');
});

test('second family: what is altered of its transcript is refused', async (t) => {
  const { transcript } = await publishedDraw(new Cluster({ shardCount: SHARD_COUNT, seed: 12 }));
  const { game } = transcript.terms;
  const withGame = (change: object) => {
    return { ...transcript, terms: { ...transcript.terms, game: { ...game, ...change } } };
  };
  const failed = (altered: unknown) =>
    verifyTranscript(altered)
      .checks.filter(({ ok }) => !ok)
      .map(({ name }) => name);
  t.same(failed(withGame({ drawn: 5 })), ['terms', 'outcome']);
  t.same(failed(withGame({ digits: 4 })), ['rules', 'terms']);
  t.same(failed(withGame({ family: 'dice' })), ['format']);
  t.same(failed(withGame({ family: 'kOfN' })), ['format'], 'it goes without its name');
  t.same(failed(withGame({ family: undefined })), ['format']);
  const [first, ...others] = game.tiers;
  t.same(failed(withGame({ tiers: [{ ...first, ways: 6 }, ...others] })), ['terms', 'prizes']);
  t.same(failed({ ...transcript, numbers: [...transcript.numbers].reverse() }), ['outcome']);
});

const PURCHASES = 11;
const QUICK_PICKS = 10;

/** Sells on every shard, own picks and quick ones, and lets the draw be published. */
async function publishedDraw(cluster: Cluster) {
  const players: TestPlayer[] = [];
  for (let i = 0; players.length < SHARD_COUNT; i += 1) {
    const player = await playerWith(cluster, `player-${i}`, 1_000_000);
    if (players.every(({ shard }) => shard !== player.shard)) players.push(player);
  }
  const terms = { game: DIGITS_GAME, priceMinor: DIGITS_GAME.priceMinor, seriesId: 'digits' };
  const draw = await plan(cluster, '5of36', { ...terms, closesInS: 60, resultsInS: 120 });
  for (const player of players) {
    for (let from = 0; from < BOXES.length; from += 90) {
      const picks = BOXES.slice(from, from + 90);
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

function boxWinners(numbers: readonly number[]): number {
  const [a, b, c] = numbers;
  // Each order of the digits is a box of its own, on every shard.
  const orders = a === b && b === c ? 0 : a === b || b === c || a === c ? 3 : 6;
  return SHARD_COUNT * orders;
}
