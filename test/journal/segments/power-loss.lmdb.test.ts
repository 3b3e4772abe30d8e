/**
 * Random histories of appends, restarts and power losses, held against a list of payloads. A loss
 * keeps any sectors of what was being written: in an append, or while a log that was torn before is
 * opened and mended.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import type { SegmentLog } from '../../../src/journal/segments/segment-log.ts';
import { must } from '../../../src/kernel/assert.ts';
import { openSegmentLog, TEST_SEGMENT_BYTES } from '../../support/disk/open-segment-log.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const SEEDS = [1, 2, 3, 4];
const ROUND_COUNT = 60;
const APPENDS_MAX = 8;

type Files = ReadonlyMap<string, Buffer>;

class History {
  readonly #directory: string;
  readonly #random: SeededRandom;
  /** What was acknowledged, or found after a loss. */
  readonly #payloads: Uint8Array[] = [];
  readonly seen = { keptAppends: 0, lostAppends: 0 };

  constructor(directory: string, random: SeededRandom) {
    this.#directory = directory;
    this.#random = random;
  }

  async round(): Promise<void> {
    const log = await this.#open();
    for (let left = this.#below(APPENDS_MAX); left > 0; left -= 1) {
      const payload = this.#payload();
      await log.append(payload);
      this.#payloads.push(payload);
      const trouble = log.findTrouble();
      if (trouble !== undefined) throw new Error(`the log ${trouble.what}`);
    }
    if (this.#below(3) === 0) {
      await log.close();
      return;
    }

    const before = this.#files();
    const underWay = this.#payload();
    await log.append(underWay);
    await log.close();
    this.#loseSectors(before);
    if (this.#below(3) === 0) await this.#loseWhileMending(underWay);
    await this.#adopt(underWay);
  }

  async #open(): Promise<SegmentLog> {
    const log = await openSegmentLog(this.#directory);
    this.#check(log, this.#payloads);
    return log;
  }

  /** The append is there or not; from now on that is what is true. */
  async #adopt(underWay: Uint8Array): Promise<void> {
    const log = await openSegmentLog(this.#directory);
    if (log.head.sequence > this.#payloads.length) {
      this.#payloads.push(underWay);
      this.seen.keptAppends += 1;
    } else this.seen.lostAppends += 1;
    this.#check(log, this.#payloads);
    await log.close();
  }

  async #loseWhileMending(underWay: Uint8Array): Promise<void> {
    const before = this.#files();
    const log = await openSegmentLog(this.#directory);
    const isKept = log.head.sequence > this.#payloads.length;
    await log.close();
    this.#loseSectors(before);
    const again = await openSegmentLog(this.#directory);
    this.#check(again, isKept ? [...this.#payloads, underWay] : this.#payloads);
    await again.close();
  }

  #check(log: SegmentLog, expected: readonly Uint8Array[]): void {
    const { sequence } = log.head;
    if (sequence !== expected.length) throw new Error(`${sequence}, not ${expected.length}`);
    const found = sequence === 0 ? [] : log.readRecords(1, sequence);
    for (const [index, payload] of expected.entries()) {
      const isSame = Buffer.compare(must(found[index], 'a record').payload, payload) === 0;
      if (!isSame) throw new Error(`record ${index + 1} of ${sequence} is another`);
    }
  }

  /** Of all that has changed since `before`, only some sectors are on the disk. */
  #loseSectors(before: Files): void {
    const sectorBytes = this.#below(2) === 0 ? 512 : 4_096;
    const keptOf100 = [0, 20, 50, 80, 95, 100][this.#below(6)] ?? 0;
    for (const [name, after] of this.#files()) {
      const old = before.get(name) ?? Buffer.alloc(TEST_SEGMENT_BYTES);
      const file = Buffer.alloc(after.length);
      old.copy(file);
      for (let at = 0; at < after.length; at += sectorBytes) {
        if (this.#below(100) < keptOf100) after.copy(file, at, at, at + sectorBytes);
      }
      // A file grows before it is written to, and is named before that: it may also be as it was.
      const isEmpty = file.every((byte) => byte === 0);
      if (isEmpty && !before.has(name)) rmSync(join(this.#directory, name));
      else writeFileSync(join(this.#directory, name), isEmpty ? old : file);
    }
  }

  #files(): Files {
    const names = readdirSync(this.#directory).filter((name) => name.endsWith('.seg'));
    return new Map(names.map((name) => [name, readFileSync(join(this.#directory, name))]));
  }

  #payload(): Uint8Array {
    const limit = [1, 500, 1_000, 6_000, 2 * TEST_SEGMENT_BYTES][this.#below(5)] ?? 1;
    return this.#random.bytes(this.#below(limit));
  }

  #below(limit: number): number {
    return this.#random.uint32() % limit;
  }
}

for (const seed of SEEDS) {
  test(`power loss: histories of seed ${seed}`, async (t) => {
    const history = new History(t.testdir(), new SeededRandom(seed));
    for (let round = 1; round <= ROUND_COUNT; round += 1) {
      await history.round().catch((cause) => {
        throw new Error(`round ${round}: ${cause.message}`, { cause });
      });
    }
    t.ok(history.seen.keptAppends > 0, 'some appends survived');
    t.ok(history.seen.lostAppends > 0, 'some were lost');
  });
}
