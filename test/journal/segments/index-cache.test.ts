import { test } from 'tap';
import { genesisHead } from '../../../src/journal/hash-chain.ts';
import { FrameIndex } from '../../../src/journal/segments/frame-index.ts';
import { IndexCache } from '../../../src/journal/segments/index-cache.ts';

/** Takes 4 + 8 bytes for each frame. */
function indexOf(count: number): FrameIndex {
  const index = new FrameIndex();
  for (let i = 0; i < count; i += 1) index.add(1, genesisHead().hash);
  index.trim();
  return index;
}

test('index cache: the one that was not asked for the longest is forgotten first', (t) => {
  const cache = new IndexCache(3 * indexOf(10).bytes);
  for (const number of [1, 2, 3]) cache.put(number, { index: indexOf(10), isFromFile: true });
  t.ok(cache.get(1));
  cache.put(4, { index: indexOf(10), isFromFile: true });
  t.equal(cache.get(2), undefined);
  t.same(
    [1, 3, 4].map((number) => cache.get(number)?.index.count),
    [10, 10, 10],
  );
  t.equal(cache.bytes, 3 * indexOf(10).bytes);
  t.end();
});

test('index cache: what it holds is counted by its bytes, each segment once', (t) => {
  const cache = new IndexCache(1_000);
  for (let round = 0; round < 5; round += 1) {
    cache.put(1, { index: indexOf(50), isFromFile: round > 2 });
  }
  t.equal(cache.bytes, indexOf(50).bytes);
  t.equal(cache.get(1)?.isFromFile, true, 'the newest is there');
  cache.put(2, { index: indexOf(500), isFromFile: false });
  t.equal(cache.get(1), undefined);
  t.equal(cache.get(2)?.index.count, 500, 'one that is over the limit is kept alone');
  cache.put(3, { index: indexOf(1), isFromFile: false });
  t.equal(cache.bytes, indexOf(1).bytes);
  t.end();
});
