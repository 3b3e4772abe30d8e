import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import {
  TicketColumns,
  ticketColumnsFromShared,
  ticketRow,
} from '../../actors/games/ticket-columns.ts';
import { blindedPlayer } from '../../src/fairness/blinded-player.ts';
import { merkleRoot, proveInChunk, verifyInclusion } from '../../src/fairness/merkle-tree.ts';
import {
  chunkCountOf,
  chunkLeafHashes,
  fullChunksOf,
  hashChunks,
  sealOfRoots,
} from '../../src/fairness/sealed-columns.ts';
import { ticketKeyOf } from '../../src/fairness/ticket-keys.ts';
import { ticketLeafHash } from '../../src/fairness/ticket-leaf.ts';
import { drawNo, formatPlayerId, formatTicketId, playerKey } from '../../src/kernel/ids.ts';
import { sealColumns } from '../support/cluster/in-place-errands.ts';
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
const COUNT = 2_500;

function columnsOf(count: number): TicketColumns {
  const random = new SeededRandom(11);
  const columns = new TicketColumns(GAMES['6of45']);
  for (let i = 0; i < count; i += 1) {
    columns.append({
      masks: quickMasks(GAMES['6of45'], random),
      playerKey: playerKey(i % 1_024, i),
      acceptedOffsetMs: i,
    });
  }
  return columns;
}

test('sealed columns: the root is that of the leaves of every ticket, in their order', (t) => {
  const columns = columnsOf(COUNT);
  const leaves = Buffer.concat(
    Array.from({ length: COUNT }, (_, ordinal) => {
      const row = ticketRow(columns, ordinal);
      return ticketLeafHash({
        ticketId: formatTicketId({ draw: DRAW.draw, shard: DRAW.shard, ordinal }),
        blindedPlayer: blindedPlayer(
          ticketKeyOf(SECRET, ordinal),
          formatPlayerId(playerKey(ordinal % 1_024, ordinal)),
        ),
        numbers: numbersOf(row.masks),
        acceptedAtMs: DRAW.opensAtMs + ordinal,
      });
    }),
  );
  const seal = sealColumns(columns, DRAW);
  t.equal(seal.ticketCount, COUNT);
  t.equal(seal.chunkRootsHex.length, 3);
  t.equal(seal.merkleRootHex, Buffer.from(merkleRoot(leaves)).toString('hex'));
  t.end();
});

test('sealed columns: roots hashed in any stretches, while tickets come, make one seal', (t) => {
  const whole = columnsOf(5 * 1_024 + 17);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: whole.count }), { maxLength: 4 }), (counts) => {
      const grown = new TicketColumns(GAMES['6of45']);
      const parts: Uint8Array[] = [];
      let fromChunk = 0;
      for (const until of [...counts.sort((left, right) => left - right), whole.count]) {
        while (grown.count < until) grown.append(ticketRow(whole, grown.count));
        // Full chunks only, until the last ticket is there.
        const isLast = until === whole.count;
        const toChunk = isLast ? chunkCountOf(until) : fullChunksOf(until);
        const shared = ticketColumnsFromShared(structuredClone(grown.share()));
        parts.push(hashChunks(shared, DRAW, { fromChunk, toChunk }));
        fromChunk = toChunk;
        if (isLast) break;
      }
      deepStrictEqual(sealOfRoots(whole.count, Buffer.concat(parts)), sealColumns(whole, DRAW));
    }),
    { numRuns: 25 },
  );
  t.end();
});

test('sealed columns: for any count of tickets the root is that of the one-shot tree', (t) => {
  const columns = columnsOf(3_100);
  for (const count of [1, 2, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049, 3_072, 3_100]) {
    const some = new TicketColumns(GAMES['6of45']);
    for (let i = 0; i < count; i += 1) some.append(ticketRow(columns, i));
    const leaves = Array.from({ length: chunkCountOf(count) }, (_, chunk) => {
      const rowAt = (ordinal: number) => ticketRow(some, ordinal);
      return chunkLeafHashes(rowAt, { ...DRAW, ticketCount: count, chunk });
    });
    const root = Buffer.from(merkleRoot(Buffer.concat(leaves))).toString('hex');
    t.equal(sealColumns(some, DRAW).merkleRootHex, root, `${count} tickets`);
  }
  t.end();
});

test('sealed columns: a stretch or a list of roots that cannot be stops the work', (t) => {
  const columns = columnsOf(1_025);
  for (const [fromChunk, toChunk] of [
    [-1, 1],
    [1, 0],
    [0, 3],
  ] as const) {
    t.throws(() => hashChunks(columns, DRAW, { fromChunk, toChunk }), { name: 'AssertionError' });
  }
  t.equal(hashChunks(columns, DRAW, { fromChunk: 1, toChunk: 1 }).length, 0);
  for (const bytes of [0, 32, 63, 96]) {
    t.throws(() => sealOfRoots(1_025, new Uint8Array(bytes)), { name: 'AssertionError' });
  }
  t.end();
});

test('sealed columns: one chunk proves a ticket of it', (t) => {
  const columns = columnsOf(COUNT);
  const { chunkRootsHex, merkleRootHex } = sealColumns(columns, DRAW);
  for (const index of [0, 1_023, 1_024, 2_048, COUNT - 1]) {
    const chunk = Math.floor(index / 1_024);
    const rowAt = (ordinal: number) => ticketRow(columns, ordinal);
    const leafHashes = chunkLeafHashes(rowAt, { ...DRAW, ticketCount: COUNT, chunk });
    const chunkRoots = Buffer.from(chunkRootsHex.join(''), 'hex');
    const path = proveInChunk({ index, leafHashes, chunkRoots });
    const at = (index % 1_024) * 32;
    const leafHash = leafHashes.slice(at, at + 32);
    const root = Buffer.from(merkleRootHex, 'hex');
    t.ok(verifyInclusion({ leafHash, index, count: COUNT, path, root }));
    t.notOk(verifyInclusion({ leafHash, index: (index + 1) % COUNT, count: COUNT, path, root }));
  }
  t.end();
});

test('sealed columns: a shard without tickets has the root of the empty tree', (t) => {
  const seal = sealColumns(columnsOf(0), DRAW);
  t.equal(seal.merkleRootHex, Buffer.from(merkleRoot(new Uint8Array(0))).toString('hex'));
  t.same(seal.chunkRootsHex, []);
  t.end();
});
