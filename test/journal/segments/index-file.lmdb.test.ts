import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { chainHash, genesisHead } from '../../../src/journal/hash-chain.ts';
import { FrameIndex } from '../../../src/journal/segments/frame-index.ts';
import {
  indexName,
  readIndexFile,
  writeIndexFile,
} from '../../../src/journal/segments/index-file.ts';
import type { SealedSegment } from '../../../src/journal/segments/recover-log.ts';

const COUNT = 20;

function hashOf(sequence: number): Uint8Array {
  return chainHash(genesisHead(), Uint8Array.of(sequence));
}

const SEGMENT: SealedSegment = {
  number: 3,
  previous: { sequence: 100, hash: hashOf(100) },
  last: { sequence: 100 + COUNT, hash: hashOf(100 + COUNT) },
};

async function stored(t: Test): Promise<{ directory: string; path: string; index: FrameIndex }> {
  const directory = t.testdir();
  const index = new FrameIndex();
  for (let i = 1; i <= COUNT; i += 1) index.add(i, hashOf(100 + i));
  t.ok(await writeIndexFile(directory, SEGMENT, index));
  return { directory, path: join(directory, indexName(3)), index };
}

test('index file: what was stored is found again, and nothing beside it', async (t) => {
  const { directory, index } = await stored(t);
  const found = readIndexFile(directory, SEGMENT);
  t.same(found?.words, index.words);
  t.same(readdirSync(directory), ['records-00000003.idx']);
});

test('index file: with any bit flipped or cut off anywhere it counts as absent', async (t) => {
  const { directory, path } = await stored(t);
  const sound = readFileSync(path);
  for (let bit = 0; bit < 8 * sound.length; bit += 1) {
    const file = Buffer.from(sound);
    file.writeUInt8(file.readUInt8(bit >>> 3) ^ (1 << (bit & 7)), bit >>> 3);
    writeFileSync(path, file);
    if (readIndexFile(directory, SEGMENT) !== undefined) t.fail(`bit ${bit} made no difference`);
  }
  writeFileSync(path, sound);
  t.ok(readIndexFile(directory, SEGMENT));
  for (let bytes = sound.length - 1; bytes >= 0; bytes -= 1) {
    truncateSync(path, bytes);
    if (readIndexFile(directory, SEGMENT) !== undefined) t.fail(`${bytes} bytes were enough`);
  }
});

test('index file: that of another segment or another history counts as absent', async (t) => {
  const { directory } = await stored(t);
  const { previous, last } = SEGMENT;
  const others: Partial<SealedSegment>[] = [
    { number: 4 },
    { previous: { ...previous, hash: hashOf(1) } },
    { last: { ...last, hash: hashOf(1) } },
    { last: { ...last, sequence: last.sequence + 1 } },
    { previous: { ...previous, sequence: 99 }, last: { ...last, sequence: last.sequence - 1 } },
  ];
  for (const other of others) {
    t.equal(readIndexFile(directory, { ...SEGMENT, ...other }), undefined);
  }
});

test('index file: a pipe or a device in its place counts as absent', async (t) => {
  const { directory, path } = await stored(t);
  rmSync(path);
  t.equal(spawnSync('mkfifo', [path]).status, 0);
  t.equal(readIndexFile(directory, SEGMENT), undefined);
  rmSync(path);
  symlinkSync('/dev/zero', path);
  t.equal(readIndexFile(directory, SEGMENT), undefined);
});

test('index file: whatever stands in its way is left alone', async (t) => {
  const { directory, index } = await stored(t);
  const blocked = { ...SEGMENT, number: 9 };
  mkdirSync(join(directory, indexName(9)));
  t.equal(await writeIndexFile(directory, blocked, index), false);
  t.same(readdirSync(directory), ['records-00000003.idx', 'records-00000009.idx']);
  t.equal(readIndexFile(directory, blocked), undefined);
  t.equal(await writeIndexFile(join(directory, 'none'), SEGMENT, index), false);
});
