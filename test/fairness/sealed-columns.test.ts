import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { quickPick } from '../../actors/games/quick-pick.ts';
import { numbersOfMask } from '../../actors/games/selection.ts';
import { TicketColumns, ticketRow } from '../../actors/games/ticket-columns.ts';
import { merkleRoot, proveInChunk, verifyInclusion } from '../../src/fairness/merkle-tree.ts';
import { chunkLeafHashes, sealColumns } from '../../src/fairness/sealed-columns.ts';
import { ticketLeafHash } from '../../src/fairness/ticket-leaf.ts';
import { drawNo, formatPlayerId, formatTicketId, playerKey } from '../../src/kernel/ids.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const DRAW = { draw: drawNo(7), shard: 3, opensAtMs: 1_000_000 };
const COUNT = 2_500;

function columnsOf(count: number): TicketColumns {
  const random = new SeededRandom(11);
  const columns = new TicketColumns(GAMES['6of45']);
  for (let i = 0; i < count; i += 1) {
    const { low, high } = quickPick(GAMES['6of45'], random);
    columns.append({
      maskLow: low,
      maskHigh: high,
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
        playerId: formatPlayerId(playerKey(ordinal % 1_024, ordinal)),
        numbers: numbersOfMask({ low: row.maskLow, high: row.maskHigh }),
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
