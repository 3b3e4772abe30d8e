/** Takes a file of sealed tickets apart and puts it together again, for tests that alter it. */
import { createHash } from 'node:crypto';

export interface ParsedFile {
  label: string;
  drawId: string;
  k: number;
  opensAtMs: bigint;
  readonly seals: ParsedSeal[];
  /** With the marks of tickets that came back, where the file has such. */
  readonly chunks: { packed: Buffer; players: Buffer; marks: Buffer }[];
  readonly headBytes: number;
}

interface ParsedSeal {
  shard: number;
  ticketCount: bigint;
  stakeMinor: bigint;
  merkleRoot: Uint8Array;
}

const LABEL_BYTES = 24;
const CHUNK = 1_024;

/** Parses a good file; `headBytes` is where the first chunk begins. */
export function parseFile(file: Buffer): ParsedFile {
  let at = 0;
  const take = (count: number): Buffer => {
    at += count;
    return file.subarray(at - count, at);
  };
  const label = take(LABEL_BYTES).toString('latin1');
  const drawId = take(take(1).readUInt8()).toString('latin1');
  const k = take(1).readUInt8();
  const opensAtMs = take(8).readBigUInt64BE();
  const seals = Array.from({ length: take(4).readUInt32BE() }, () => ({
    shard: take(4).readUInt32BE(),
    ticketCount: take(8).readBigUInt64BE(),
    stakeMinor: take(8).readBigUInt64BE(),
    merkleRoot: take(32),
  }));
  const headBytes = at;
  const chunks = seals.flatMap(({ ticketCount }) =>
    Array.from({ length: Math.ceil(Number(ticketCount) / CHUNK) }, (_, index) => {
      const count = Math.min(CHUNK, Number(ticketCount) - index * CHUNK);
      const [packed, players] = [take(take(4).readUInt32BE()), take(count * 32)];
      return { packed, players, marks: take(label.endsWith('v3') ? Math.ceil(count / 8) : 0) };
    }),
  );
  return { label, drawId, k, opensAtMs, seals, chunks, headBytes };
}

/** Writes the file with the digest that it then has to have. */
export function writeFile({ label, drawId, k, opensAtMs, seals, chunks }: ParsedFile): Buffer {
  const number = (value: bigint, bytes: number): Buffer => {
    return Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex');
  };
  const parts: Uint8Array[] = [
    Buffer.from(label, 'latin1'),
    Buffer.of(drawId.length),
    Buffer.from(drawId, 'latin1'),
    Buffer.of(k),
    number(opensAtMs, 8),
    number(BigInt(seals.length), 4),
  ];
  for (const { shard, ticketCount, stakeMinor, merkleRoot } of seals) {
    parts.push(number(BigInt(shard), 4), number(ticketCount, 8), number(stakeMinor, 8), merkleRoot);
  }
  for (const { packed, players, marks } of chunks) {
    parts.push(number(BigInt(packed.length), 4), packed, players, marks);
  }
  const content = Buffer.concat(parts);
  return Buffer.concat([content, createHash('sha256').update(content).digest()]);
}
