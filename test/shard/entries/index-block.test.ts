import { test } from 'tap';
import { CorruptRecordError } from '../../../src/journal/journal-errors.ts';
import type { EntryPlace } from '../../../src/kernel/entry-place.ts';
import { encodeIndexBlock, IndexBlock } from '../../../src/shard/entries/index-block.ts';

const ENTRIES = {
  hashes: [0, 0xffff_ffff, 7],
  places: [1, 2 ** 53 - 1, 2 ** 32 + 5] as EntryPlace[],
};

test('index block: the bytes are a storage format', (t) => {
  const bytes = encodeIndexBlock(ENTRIES);
  const expected =
    '00000000ffffffff07000000' + '01000000000000' + 'ffffffffffff1f' + '05000000010000';
  t.equal(Buffer.from(bytes).toString('hex'), expected);
  const block = new IndexBlock(bytes);
  t.equal(block.count, 3);
  t.same(
    [0, 1, 2].map((index) => block.hashAt(index)),
    ENTRIES.hashes,
  );
  t.same(
    [0, 1, 2].map((index) => block.placeAt(index)),
    ENTRIES.places,
  );
  t.end();
});

test('index block: what is no block is refused', (t) => {
  const bytes = encodeIndexBlock(ENTRIES);
  t.throws(() => new IndexBlock(bytes.subarray(1)), CorruptRecordError);
  t.throws(() => new IndexBlock(bytes.subarray(0, 0)), CorruptRecordError);
  t.end();
});
