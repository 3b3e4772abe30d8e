import { test } from 'tap';
import { stockCommitmentOf, stockSelection } from '../../src/fairness/stock-picks.ts';
import type { TranscriptStock } from '../../src/fairness/transcript.ts';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { drawIdOfStock, verifyStock } from '../../src/fairness/verify-stock.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { parseDrawId } from '../../src/kernel/ids.ts';
import { formatStockId } from '../../src/kernel/stock-ids.ts';
import { announcementOf } from '../support/engine/announcements.ts';
import { goldenCancelledDraw, goldenDraws } from '../support/fairness/fairness-golden.ts';
import { tampersOf } from '../support/fairness/json-tampers.ts';
import { gameOfShape } from '../support/samples/games.ts';

const { transcript: five } = must(goldenDraws()[0], 'the vectors hold no draw');
const game = gameOfShape(5, 36);
const seed = '7b'.repeat(32);
const COUNT = 1_000;

const commitment = stockCommitmentOf({
  stockSeed: Buffer.from(seed, 'hex'),
  drawId: five.drawId,
  count: COUNT,
  game,
});
const stock: TranscriptStock = { count: COUNT, commitment, seed };
const transcript = { ...five, stock };
const draw = must(parseDrawId(five.drawId), 'a transcript names no draw');
const shown = {
  tickets: [0, 1, 31, 999].map((index) => {
    return {
      stockId: formatStockId({ draw, index }),
      selection: stockSelection(game, seed, index),
    };
  }),
  next: 'WzAsNV0',
};

test('stock: what the transcript reveals is what was committed to', (t) => {
  t.ok(verifyTranscript(transcript).ok);
  const cancelled = goldenCancelledDraw().transcript;
  const { drawId } = cancelled;
  const bytes = Buffer.from(seed, 'hex');
  const { k, n } = cancelled.terms.game as unknown as { readonly k: number; readonly n: number };
  const promised = { stockSeed: bytes, drawId, count: 10, game: gameOfShape(k, n) };
  const made = { seed, count: 10, commitment: stockCommitmentOf(promised) };
  t.ok(verifyTranscript({ ...cancelled, stock: made }).ok);
  for (const wrong of [
    { ...stock, seed: seed.replace('7', '8') },
    { ...stock, count: COUNT + 1 },
    { ...stock, count: 376_993 },
    { ...stock, commitment: 'ab'.repeat(32) },
  ]) {
    t.notOk(verifyTranscript({ ...five, stock: wrong }).ok);
  }
  t.end();
});

test('stock: an announcement holds the transcript to its stock', (t) => {
  const { seed: _, ...announcedStock } = stock;
  const announced = { ...announcementOf(five), stock: announcedStock };
  t.ok(verifyAnnouncement(announced, transcript).ok);
  t.ok(verifyAnnouncement(announcementOf(five), transcript).ok, 'it was made later');
  t.notOk(verifyAnnouncement(announced, five).ok, 'it is gone');
  for (const { place, deed, value } of tampersOf(transcript)) {
    if (!place.startsWith('stock')) continue;
    const reports = [verifyTranscript(value), verifyAnnouncement(announced, value)];
    t.ok(
      reports.some(({ ok }) => !ok),
      `${place} ${deed}`,
    );
  }
  t.end();
});

test('stock: a list that was shown is where the seed puts it', (t) => {
  t.equal(drawIdOfStock(shown), five.drawId);
  t.ok(verifyStock(shown, transcript).ok);
  const [first, second] = shown.tickets;
  const one = must(first, 'four');
  const other = must(second, 'four');
  for (const tickets of [
    [{ ...one, selection: other.selection }],
    [{ ...one, selection: [] }],
    [{ ...one, stockId: formatStockId({ draw, index: COUNT }) }],
    [{ ...one, stockId: one.stockId.replace('st_0', 'st_1') }],
    [],
  ]) {
    t.notOk(verifyStock({ tickets }, transcript).ok);
  }
  t.notOk(verifyStock(shown, five).ok, 'a draw without stock');
  for (const nonsense of [null, 7, {}, { tickets: 7 }, { ...shown, more: 1 }]) {
    t.notOk(verifyStock(nonsense, transcript).ok);
    t.equal(drawIdOfStock(nonsense), undefined);
  }
  t.end();
});

test('stock: rules from a stranger neither take long nor end the verifier', (t) => {
  for (const [k, n] of [
    [9, 5],
    [40, 65_535],
    [1, 65_535],
    [32_767, 65_535],
  ]) {
    const strange = { ...transcript.terms.game, k, n };
    const altered = { ...transcript, terms: { ...transcript.terms, game: strange } };
    t.notOk(verifyTranscript(altered).ok);
    t.notOk(verifyStock(shown, altered).ok);
  }
  t.end();
});
