/**
 * Walks frames one after another and believes none of them: checksums, stamps, links and hashes.
 *
 * The same walk reads the segments of an engine, which may be appending to the last of them, the
 * pieces of a backup, and what is left of a lost directory. What an unsound frame means differs, so
 * it is told, and whoever walks decides.
 */
import { chainHash, sameBytes } from '../journal/hash-chain.ts';
import type { JournalHead, JournalRecord } from '../journal/journal.ts';
import { type BlockFile, BlockWindow } from '../journal/segments/block-window.ts';
import { decodeFrame, decodeFrameHeader } from '../journal/segments/frame-codec.ts';

const WINDOW_BLOCKS = 2_048;

export interface WalkedFrame {
  readonly record: JournalRecord;
  /** Where it begins, in blocks of its file. */
  readonly block: number;
  readonly blockCount: number;
  /** As it is stored; valid until the next frame is asked for. */
  readonly bytes: Buffer;
}

export interface FrameWalk {
  /** The first block. */
  readonly from: number;
  /** Behind the last block. */
  readonly to: number;
  /** The record before the first frame. */
  readonly previous: JournalHead;
}

/** Yields sound frames, and returns why there is no other; undefined where all blocks were read. */
export function* soundFrames(
  file: BlockFile,
  { from, to, previous }: FrameWalk,
): Generator<WalkedFrame, string | undefined> {
  const window = new BlockWindow(file, WINDOW_BLOCKS);
  let before = previous;
  for (let block = from; block < to; ) {
    const header = decodeFrameHeader(window.view(block, 1), 0);
    if (header === undefined || block + header.blockCount > to) return 'its header cannot be read';
    const { blockCount } = header;
    const bytes = window.view(block, blockCount);
    const record = decodeFrame(bytes);
    if (record === undefined) return 'a checksum differs';
    const problem = successionProblem(before, record);
    if (problem !== undefined) return problem;
    yield { record, block, blockCount, bytes };
    block += blockCount;
    before = record;
  }
  return undefined;
}

function successionProblem(before: JournalHead, record: JournalRecord): string | undefined {
  const { sequence, previousHash, hash, payload } = record;
  if (sequence !== before.sequence + 1 || !sameBytes(previousHash, before.hash)) {
    return 'it does not follow from the one before';
  }
  return sameBytes(hash, chainHash(before, payload)) ? undefined : 'it does not match its hash';
}
