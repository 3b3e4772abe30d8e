import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { test } from 'tap';
import type { Transcript } from '../../src/fairness/transcript.ts';
import type { ByteSource } from '../../src/fairness/verifier/ticket-file.ts';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import { goldenDraws } from '../support/fairness/fairness-golden.ts';
import { type ParsedFile, parseFile, writeFile } from '../support/fairness/ticket-files.ts';

const draws = goldenDraws().map(({ transcript, sealedTickets }) => {
  return { transcript, file: Buffer.from(sealedTickets, 'base64') };
});
const [{ transcript: five, file: fiveFile }, { transcript: six, file: sixFile }] = draws as [
  (typeof draws)[number],
  (typeof draws)[number],
];

/** Gives the file out as it is asked for, and tells how much was asked for at once. */
function sourceOf(file: Buffer, asked: number[] = []): ByteSource {
  let at = 0;
  return (count) => {
    asked.push(count);
    const bytes = file.subarray(at, at + count);
    at += bytes.length;
    return bytes;
  };
}

function verdictOn(file: Buffer, transcript: unknown = five): string {
  const { ok, checks } = verifyTickets(sourceOf(file), transcript);
  if (ok) return 'verified';
  return checks.map((one) => (one.ok ? '' : `${one.name}: ${one.detail}`)).join('');
}

const parsed = parseFile(fiveFile);

/** The file after a change of its parts, with a digest that is right again. */
function altered(change: (file: ParsedFile) => void, from: Buffer = fiveFile): Buffer {
  const copy = parseFile(Buffer.from(from));
  change(copy);
  return writeFile(copy);
}

test('verify tickets: the files of the third implementation verify, and are counted', (t) => {
  for (const { transcript, file } of draws) {
    const { ok, checks } = verifyTickets(sourceOf(file), transcript);
    t.ok(ok, JSON.stringify(checks));
    const counted = transcript.tiers.map(({ tier, winners }) => `tier ${tier}: ${winners}`);
    const recount = checks.find(({ name }) => name === 'recount');
    t.equal(recount?.detail, `winners counted, ${counted.join(', ')}`);
    t.ok(writeFile(parseFile(file)).equals(file), 'the test writes what it has read');
  }
  t.end();
});

test('verify tickets: packed otherwise, a file says the same', (t) => {
  for (const level of [1, 6, 9]) {
    const packed = altered(({ chunks }) => {
      for (const chunk of chunks)
        chunk.packed = deflateRawSync(inflateRawSync(chunk.packed), { level });
    });
    t.ok(packed.length < fiveFile.length);
    t.equal(verdictOn(packed), 'verified', `level ${level}`);
  }
  t.end();
});

test('verify tickets: no byte of the file may change', (t) => {
  let refused = 0;
  for (const [transcript, file] of [
    [five, fiveFile],
    [six, sixFile],
  ] as const) {
    // Every byte of head, lengths and tail; of the tickets one in every few thousand.
    for (let at = 0; at < file.length; at += at < 300 || at > file.length - 40 ? 1 : 1_999) {
      const copy = Buffer.from(file);
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
      t.not(verdictOn(copy, transcript), 'verified', `byte ${at}`);
      refused += 1;
    }
  }
  t.ok(refused > 500);
  t.end();
});

/** Each with a digest that is right again, so that something else has to notice. */
const ALTERATIONS: readonly (readonly [string, RegExp, (file: ParsedFile) => void])[] = [
  [
    'another label',
    /no file of sealed tickets/,
    (file) => Object.assign(file, { label: 'x'.repeat(24) }),
  ],
  ['another draw', /of draw dr_00000a2/, (file) => Object.assign(file, { drawId: 'dr_00000a2' })],
  ['a longer draw id', /of draw/, (file) => Object.assign(file, { drawId: `${five.drawId} ` })],
  ['another game', /another game/, (file) => Object.assign(file, { k: 6 })],
  ['no numbers at all', /another game/, (file) => Object.assign(file, { k: 0 })],
  [
    'an earlier opening',
    /another time/,
    (file) => Object.assign(file, { opensAtMs: file.opensAtMs - 1n }),
  ],
  [
    'an opening in the far future',
    /another time/,
    (file) => Object.assign(file, { opensAtMs: 2n ** 64n - 1n }),
  ],
  ['a shard too few', /of 3 shards/, ({ seals }) => seals.pop()],
  ['a shard twice', /of 5 shards/, ({ seals }) => seals.push(seals[0] as never)],
  ['two seals exchanged', /seal of shard/, ({ seals }) => seals.reverse()],
  [
    'a seal of another shard',
    /seal of shard 9/,
    ({ seals }) => Object.assign(seals[0] as object, { shard: 9 }),
  ],
  [
    'a count that lies upwards',
    /seal of shard 0/,
    ({ seals }) => Object.assign(seals[0] as object, { ticketCount: 2n ** 60n }),
  ],
  [
    'a count that lies downwards',
    /seal of shard 0/,
    ({ seals }) => Object.assign(seals[0] as object, { ticketCount: 1499n }),
  ],
  [
    'other stakes',
    /seal of shard 2/,
    ({ seals }) => Object.assign(seals[2] as object, { stakeMinor: 1n }),
  ],
  [
    'another root',
    /seal of shard 2/,
    ({ seals }) => Object.assign(seals[2] as object, { merkleRoot: Buffer.alloc(32) }),
  ],
  ['the last chunk left out', /ends within its tickets|packed bytes/, ({ chunks }) => chunks.pop()],
  ['a chunk left out', /unpack|packed bytes|ends within/, ({ chunks }) => chunks.splice(1, 1)],
  [
    'a chunk twice',
    /its digest is not that of its bytes/,
    ({ chunks }) => chunks.push(chunks[0] as never),
  ],
  ['two chunks exchanged', /unpack|packed bytes/, ({ chunks }) => chunks.reverse()],
  ['trailing bytes in a chunk', /unpack/, ({ chunks }) => append(chunks, 0, Buffer.from('hidden'))],
];

function append(chunks: ParsedFile['chunks'], index: number, bytes: Buffer): void {
  const chunk = chunks[index];
  if (chunk !== undefined) chunk.packed = Buffer.concat([chunk.packed, bytes]);
}

for (const [name, expected, change] of ALTERATIONS) {
  test(`verify tickets: refused with ${name}`, (t) => {
    t.match(verdictOn(altered(change)), expected);
    t.end();
  });
}

/** Changes of the tickets themselves, in a chunk that is packed anew. */
function withColumns(change: (columns: Buffer, players: Buffer) => void, chunkIndex = 0): Buffer {
  return altered(({ chunks }) => {
    const chunk = chunks[chunkIndex];
    if (chunk === undefined) throw new Error('no such chunk');
    const columns = Buffer.from(inflateRawSync(chunk.packed));
    change(columns, chunk.players);
    chunk.packed = deflateRawSync(columns);
  });
}

const K = five.terms.game.k;
const FULL = 1_024;

test('verify tickets: no field of a ticket may change', (t) => {
  const drawn = new Set(five.numbers);
  const none = Array.from({ length: 36 }, (_, i) => i + 1).find((number) => !drawn.has(number));
  for (const [name, change] of [
    ['a number', (columns: Buffer) => columns.writeUInt8(none ?? 0, 0)],
    ['a number that is none', (columns: Buffer) => columns.writeUInt8(0, 3)],
    ['a number beyond the game', (columns: Buffer) => columns.writeUInt8(37, 3)],
    ['a time', (columns: Buffer) => columns.writeUInt32BE(1, FULL * K)],
    ['a time after the results', (columns: Buffer) => columns.writeUInt32BE(2 ** 32 - 1, FULL * K)],
    ['a player', (_: Buffer, players: Buffer) => players.writeUInt8(players.readUInt8(40) ^ 1, 40)],
  ] as const) {
    t.match(verdictOn(withColumns(change)), /leaves: shard 0: the root is/, name);
  }
  const swapped = withColumns((columns, players) => {
    const [first, second] = [columns.subarray(0, K), columns.subarray(K, 2 * K)];
    const copy = Buffer.from(first);
    second.copy(first);
    copy.copy(second);
    const player = Buffer.from(players.subarray(0, 32));
    players.copyWithin(0, 32, 64);
    player.copy(players, 32);
  });
  t.match(verdictOn(swapped), /leaves/, 'two tickets exchanged');
  const doubled = withColumns((columns, players) => {
    columns.copyWithin(K, 0, K);
    columns.copyWithin(FULL * K + 4, FULL * K, FULL * K + 4);
    players.copyWithin(32, 0, 32);
  });
  t.match(verdictOn(doubled), /leaves/, 'a ticket doubled');
  t.end();
});

test('verify tickets: winners are invented nowhere', (t) => {
  for (const [index, tier] of five.tiers.entries()) {
    for (const change of [1, -1, 20]) {
      const winners = tier.winners + change;
      if (winners < 0) continue;
      const paidMinor = winners * tier.prizeMinor;
      const tiers = five.tiers.with(index, { ...tier, winners, paidMinor });
      const houseMinor = five.houseMinor + tier.paidMinor - paidMinor;
      const claimed = { ...five, tiers, houseMinor };
      const sentence = `tier ${tier.tier} has ${tier.winners} winners, not ${winners}`;
      t.match(verdictOn(fiveFile, claimed), sentence);
    }
  }
  t.match(verdictOn(fiveFile, { ...five, houseMinor: five.houseMinor - 1 }), /recounted money/);
  const numbers = five.numbers.with(0, five.numbers[0] === 1 ? 2 : 1);
  t.match(verdictOn(fiveFile, { ...five, numbers }), /recount/);
  t.end();
});

test('verify tickets: a tree of shards that were exchanged is refused', (t) => {
  const seals = (six.seals as readonly Transcript['seals'][number][]).map((seal, index, all) => {
    return { ...seal, merkleRoot: all[1 - index]?.merkleRoot ?? '' };
  });
  const file = altered((copy) => {
    for (const [index, seal] of copy.seals.entries()) {
      seal.merkleRoot = Buffer.from(seals[index]?.merkleRoot ?? '', 'hex');
    }
  }, sixFile);
  t.match(verdictOn(file, { ...six, seals }), /leaves: shard 0.*shard 1/);
  t.match(verdictOn(sixFile, five), /of draw dr_00000b2/);
  t.end();
});

test('verify tickets: cut anywhere, or with something behind it, a file is refused', (t) => {
  for (let length = 0; length < fiveFile.length; length += length < 320 ? 1 : 997) {
    t.match(verdictOn(fiveFile.subarray(0, length)), /tickets: it ends|no file of/, `${length}`);
  }
  t.match(verdictOn(Buffer.concat([fiveFile, Buffer.from([0])])), /goes on behind its end/);
  t.end();
});

test('verify tickets: a bomb is not unpacked, and no length is believed', (t) => {
  const bomb = deflateRawSync(Buffer.alloc(200 * 2 ** 20));
  const packed = altered(({ chunks }) => {
    (chunks[0] as ParsedFile['chunks'][number]).packed = bomb;
  });
  t.match(verdictOn(packed), /do not need 2\d+ packed bytes/);
  // Small enough to be looked at, and still a thousand times what it should come to.
  const small = deflateRawSync(Buffer.alloc(9 * 2 ** 20));
  t.ok(small.length < FULL * (K + 4));
  const before = process.memoryUsage().arrayBuffers;
  const asked: number[] = [];
  const file = altered(({ chunks }) => {
    (chunks[0] as ParsedFile['chunks'][number]).packed = small;
  });
  const { ok, checks } = verifyTickets(sourceOf(file, asked), five);
  t.notOk(ok);
  t.match(checks.at(-1)?.detail, /does not unpack to its tickets/);
  t.ok(process.memoryUsage().arrayBuffers - before < 4 * 2 ** 20);
  t.ok(Math.max(...asked) <= FULL * 32, 'nothing larger than a chunk is asked for');

  const claimed = Buffer.from(fiveFile);
  claimed.writeUInt32BE(2 ** 32 - 1, parsed.headBytes);
  t.match(verdictOn(claimed), /do not need 4294967295 packed bytes/);
  const seals = five.seals.map((seal) => ({ ...seal, ticketCount: 2 ** 50 }));
  const endless = { ...five, seals };
  t.match(verdictOn(fiveFile, endless), /its seal of shard 0 is not the transcript's/);
  t.end();
});

test('verify tickets: a transcript that is none gives a report', (t) => {
  for (const nonsense of [null, 1, 'x', [], {}, { ...five, seals: 'none' }]) {
    t.match(verdictOn(fiveFile, nonsense), /^format: /);
  }
  const game = { ...five.terms.game, n: 300 };
  const large = { ...five, terms: { ...five.terms, game } };
  t.match(verdictOn(fiveFile, large), /no room for this game/);
  t.end();
});

test('verify tickets: who reads the file learns of no two tickets whose they are', (t) => {
  const players = parsed.chunks.flatMap(
    ({ players: packed }) => packed.toString('hex').match(/.{64}/g) ?? [],
  );
  t.equal(players.length, five.ticketCount);
  t.equal(new Set(players).size, players.length, 'no digest stands there twice');
  const { receipts } = goldenDraws()[0] as ReturnType<typeof goldenDraws>[number];
  for (const { playerId, ticketKey, shard, index } of receipts) {
    const key = Buffer.from(ticketKey, 'hex');
    for (const secret of [playerId, key]) t.notOk(fiveFile.includes(secret));
    const form = Buffer.concat([Buffer.from('tirage/player/v2'), key], 64);
    form.write(String.fromCharCode(playerId.length) + playerId, 32, 'latin1');
    const before = five.seals.slice(0, shard).reduce((sum, seal) => sum + seal.ticketCount, 0);
    t.equal(players[before + index], createHash('sha256').update(form).digest('hex'));
  }
  t.end();
});
