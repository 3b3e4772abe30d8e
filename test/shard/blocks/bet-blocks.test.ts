import { test } from 'tap';
import type { Bet } from '../../../actors/book/bet.ts';
import type { RowWrite } from '../../../src/journal/journal.ts';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { decodeBetBlock, encodeBetBlock } from '../../../src/shard/blocks/bet-block-codec.ts';
import { BetBlocks } from '../../../src/shard/blocks/bet-blocks.ts';
import { MemoryJournal } from '../../support/journal/memory-journal.ts';

const FIXTURE = fixtureNo(7);
const NEXT = fixtureNo(8);

function bet(number: number): Bet {
  return {
    player: playerKey(number % 3, number),
    selection: number % 5,
    stakeMinor: minor(100 + number),
    oddsHundredths: 150 + number,
    acceptedAtMs: 1_767_268_800_000 + number,
  };
}

/** Blocks over a journal in memory, with a batch that leaves when it is told to. */
class Bench {
  readonly journal = MemoryJournal.create({});
  blocks = new BetBlocks(this.journal);
  #batch = 0;

  write(): { batch: number; done: Promise<unknown> } {
    this.#batch += 1;
    const rows: RowWrite[] = [];
    const sequence = this.journal.head.sequence + 1;
    this.blocks.takeWrites(this.#batch, sequence, rows);
    return { batch: this.#batch, done: this.journal.append({ payload: Uint8Array.of(1), rows }) };
  }

  async flush(): Promise<void> {
    const { batch, done } = this.write();
    await done;
    this.blocks.flushed(batch);
  }
}

test('bet blocks: a bet is found while it is decided, on its way, and on disk', async (t) => {
  const bench = new Bench();
  bench.blocks.append(FIXTURE, 0, bet(0));
  bench.blocks.append(NEXT, 0, bet(9));
  t.same(bench.blocks.find(FIXTURE, 0), bet(0));
  const { batch, done } = bench.write();
  bench.blocks.append(FIXTURE, 1, bet(1));
  t.same(bench.blocks.find(FIXTURE, 0), bet(0));
  t.same(bench.blocks.find(FIXTURE, 1), bet(1));
  await done;
  bench.blocks.flushed(batch);
  await bench.flush();
  const restarted = new BetBlocks(bench.journal);
  t.same(restarted.find(FIXTURE, 0), bet(0));
  t.same(restarted.find(FIXTURE, 1), bet(1));
  t.same(restarted.find(NEXT, 0), bet(9));
  for (const [fixture, ordinal] of [
    [FIXTURE, 2],
    [NEXT, 1],
    [fixtureNo(6), 0],
  ] as const) {
    t.equal(restarted.find(fixture, ordinal), undefined);
  }
});

test('bet blocks: a settlement sees every bet once, wherever it is', async (t) => {
  const bench = new Bench();
  let ordinal = 0;
  const add = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      bench.blocks.append(FIXTURE, ordinal, bet(ordinal));
      ordinal += 1;
    }
  };
  for (let batch = 0; batch < 300; batch += 1) {
    add(1 + (batch % 3));
    await bench.flush();
  }
  add(5);
  // Written and there, but not yet told so; and some that are not written.
  await bench.write().done;
  add(2);
  const bets = bench.blocks.byPlayer(FIXTURE, ordinal);
  t.equal(bets.count, ordinal);
  for (let at = 0; at < ordinal; at += 1) t.same(bets.columns.bet(at), bet(at));
  t.equal(bench.blocks.byPlayer(FIXTURE, ordinal), bets, 'read once');
  bench.blocks.release(FIXTURE);
  t.not(bench.blocks.byPlayer(FIXTURE, ordinal), bets);
  bench.blocks.release(FIXTURE);
  t.throws(() => bench.blocks.byPlayer(FIXTURE, ordinal + 1));
});

test('bet blocks: a damaged block is told', (t) => {
  const bytes = encodeBetBlock([bet(1), bet(2)], 2 ** 40 + 5);
  const block = decodeBetBlock(bytes);
  t.match(block, { sequence: 2 ** 40 + 5, count: 2 });
  t.same(block.bet(1), bet(2));
  t.throws(() => decodeBetBlock(bytes.subarray(0, 9)), CorruptRecordError);
  t.throws(() => decodeBetBlock(bytes.subarray(0, bytes.length - 1)), CorruptRecordError);
  const newer = Uint8Array.from(bytes);
  newer[9] = 0x40;
  t.throws(() => decodeBetBlock(newer), { name: 'NewerDataError', message: /a further column/ });
  t.end();
});

test('bet blocks: what a stake earned is kept beside it, and costs nothing where none did', (t) => {
  const plain = encodeBetBlock([bet(1), bet(2)], 5);
  const rewarded = { ...bet(2), rewardHundredths: pointsHundredths(10_000_000_000_000) };
  const bytes = encodeBetBlock([bet(1), rewarded], 5);
  t.equal(bytes.length - plain.length, 16);
  const block = decodeBetBlock(bytes);
  t.match(block, { sequence: 5, count: 2 });
  t.same([block.bet(0), block.bet(1)], [bet(1), rewarded]);
  t.throws(() => decodeBetBlock(bytes.subarray(0, plain.length)), CorruptRecordError);
  t.end();
});

test('bet blocks: the bet at hand earns points, wherever it is read from', async (t) => {
  const bench = new Bench();
  const rewarded = { ...bet(1), rewardHundredths: pointsHundredths(7) };
  bench.blocks.append(FIXTURE, 0, bet(0));
  bench.blocks.append(FIXTURE, 1, bet(1));
  t.throws(() => bench.blocks.reward(NEXT, 0, pointsHundredths(7)), 'no bet was appended there');
  bench.blocks.reward(FIXTURE, 1, pointsHundredths(7));
  t.same(
    [0, 1].map((ordinal) => bench.blocks.find(FIXTURE, ordinal)),
    [bet(0), rewarded],
  );
  await bench.flush();
  const restarted = new BetBlocks(bench.journal);
  t.same(restarted.find(FIXTURE, 1), rewarded);
  const { columns } = restarted.byPlayer(FIXTURE, 2);
  t.same([columns.bet(0), columns.bet(1)], [bet(0), rewarded]);
});
