import { inflateRawSync } from 'node:zlib';
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { TicketColumns, ticketRow } from '../../actors/games/ticket-columns.ts';
import { blindedPlayer } from '../../src/fairness/blinded-player.ts';
import { hashChunks } from '../../src/fairness/sealed-columns.ts';
import { packChunk, sealedFileHead } from '../../src/fairness/sealed-file.ts';
import { ticketKeyOf } from '../../src/fairness/ticket-keys.ts';
import { drawNo, formatPlayerId, type PlayerKey, playerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { stretchOfColumns } from '../../src/shard/blocks/ticket-stretch.ts';
import { bytesOfHex, toHex } from '../support/fairness/fairness-golden.ts';
import { ALL_NUMBERS_LAYOUT, numbersOf, quickMasks } from '../support/samples/picks.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const SECRET = new Uint8Array(32).fill(0x5e);
const DRAW = {
  draw: drawNo(7),
  shard: 3,
  family: 'kOfN',
  layout: ALL_NUMBERS_LAYOUT,
  opensAtMs: 1_000_000,
  ticketSecret: SECRET,
};
const FIVE = { least: 5, most: 5 };

function columnsOf(game: keyof typeof GAMES, count: number): TicketColumns {
  const random = new SeededRandom(11);
  const columns = new TicketColumns(GAMES[game]);
  for (let i = 0; i < count; i += 1) {
    const masks = quickMasks(GAMES[game], random);
    const player = playerKey(i % 1_024, i * 7);
    // Every ticket has a time of its own: nothing packs worse.
    columns.append({ masks, playerKey: player, acceptedOffsetMs: i * 911 });
  }
  return columns;
}

for (const game of ['5of36', '6of45'] as const) {
  test(`sealed file: a chunk of ${game} holds all tickets, and has their root`, (t) => {
    const { pickCount } = GAMES[game];
    const numbersOnTicket = { least: pickCount, most: pickCount };
    const columns = columnsOf(game, 1_100);
    const roots = hashChunks(columns, DRAW, { fromChunk: 0, toChunk: 2 });
    for (const [chunk, count] of [1_024, 76].entries()) {
      const firstOrdinal = chunk * 1_024;
      const words = stretchOfColumns(columns, { from: firstOrdinal, to: firstOrdinal + count });
      const { bytes, root } = packChunk(words, DRAW, {
        firstOrdinal,
        numbersOnTicket,
        isUneven: false,
      });
      t.equal(toHex(root), toHex(roots.subarray(chunk * 32, (chunk + 1) * 32)));
      t.ok(bytes.length / count < 45, `${bytes.length / count} bytes a ticket`);
      const packedBytes = Buffer.from(bytes).readUInt32BE(0);
      const unpacked = inflateRawSync(bytes.subarray(4, 4 + packedBytes));
      const players = bytes.subarray(4 + packedBytes);
      t.equal(unpacked.length, count * (pickCount + 4));
      t.equal(players.length, count * 32);
      for (const i of [0, 1, count - 1]) {
        const row = ticketRow(columns, firstOrdinal + i);
        const numbers = [...unpacked.subarray(i * pickCount, (i + 1) * pickCount)];
        t.same(numbers, numbersOf(row.masks));
        t.equal(unpacked.readUInt32BE(count * pickCount + 4 * i), row.acceptedOffsetMs);
        const key = ticketKeyOf(SECRET, firstOrdinal + i);
        const player = blindedPlayer(key, formatPlayerId(row.playerKey as PlayerKey));
        t.equal(toHex(players.subarray(i * 32, (i + 1) * 32)), toHex(player));
      }
    }
    t.end();
  });
}

test('sealed file: the head is that of the comment, written out by hand', (t) => {
  const root = bytesOfHex('ab'.repeat(32));
  const seal = { shard: 258, ticketCount: 3, stakeMinor: minor(750), merkleRoot: root };
  const terms = {
    drawId: 'dr_0000007',
    numbersOnTicket: FIVE,
    isUneven: false,
    hasReturned: false,
    opensAtMs: 2 ** 32,
  };
  const head = sealedFileHead({ ...terms, seals: [seal] });
  const due = [
    Buffer.from('tirage/sealed-tickets/v1').toString('hex'),
    `0a${Buffer.from('dr_0000007').toString('hex')}`,
    '05',
    '0000000100000000',
    '00000001',
    '00000102',
    '0000000000000003',
    '00000000000002ee',
    'ab'.repeat(32),
  ].join('');
  t.equal(toHex(head), due);
  t.end();
});

test('sealed file: tickets that are none of the game stop the work', (t) => {
  const columns = columnsOf('5of36', 3);
  const words = stretchOfColumns(columns, { from: 0, to: 3 });
  for (const place of [
    { firstOrdinal: 0, numbersOnTicket: { least: 4, most: 4 } },
    { firstOrdinal: 0, numbersOnTicket: { least: 6, most: 6 } },
    { firstOrdinal: 1, numbersOnTicket: FIVE },
  ]) {
    t.throws(() => packChunk(words, DRAW, { ...place, isUneven: false }), {
      name: 'AssertionError',
    });
  }
  const none = stretchOfColumns(columns, { from: 0, to: 0 });
  const place = { firstOrdinal: 0, numbersOnTicket: FIVE };
  t.throws(() => packChunk(none, DRAW, { ...place, isUneven: false }), { name: 'AssertionError' });
  t.end();
});
