/** Keys as they are stored, with what an operator reads of them: a storage format. */
import { test } from 'tap';
import { BET_ROWS } from '../../../src/shard/tables/betting-tables.ts';
import { TICKET_ROWS } from '../../../src/shard/tables/draw-tables.ts';
import { ENTRY_ROWS } from '../../../src/shard/tables/entry-tables.ts';
import { SHARD_TABLES, TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { STOCK_ROWS } from '../../../src/shard/tables/stock-tables.ts';
import type { TableKey } from '../../../src/shard/tables/table-key.ts';

/** In the order of their numbers. */
const STORED: readonly (readonly [name: string, keyHex: string, told: string])[] = [
  ['logins', '01616461', 'cb9dd529'],
  ['slots', '0200011170', '70000'],
  ['players', '0300011170', 'pl_00024bg'],
  ['accounts', '0400011170', 'pl_00024bg'],
  ['payments', '060000000300000102', 'py_00000030000082'],
  ['ledger', '077472616e7369743a31', 'transit:1'],
  ['instances', '0800011170', 'dr_00024bg'],
  ['liveInstances', '0900011170', 'dr_00024bg'],
  ['heldAwards', '0a0000000300000102', 'dr_0000003 ordinal 258'],
  ['tickets', '0b0000000300000102', 'dr_0000003 from ordinal 258'],
  ['coordinators', '0c00011170', 'dr_00024bg'],
  ['liveCoordinators', '0d00011170', 'dr_00024bg'],
  ['calendar', '0e00011170', '70000'],
  ['mailChannels', '0f00011170', '70000'],
  ['mail', '10000000030000000200000005', 'to shard 3 number 8589934597'],
  ['reminders', '11626f6f6b3a37', 'book:7'],
  ['chunkRoots', '1400011170', 'dr_00024bg'],
  ['entryRuns', '1700000007000000010000000200000102', 'generation 7 level 1 run 2 block 258'],
  ['entryPosition', '18', 'of the newest'],
  ['surpluses', '1900011170', 'pl_00024bg'],
  ['raffleGames', '280190aaaabbbb7ccc8dddeeeeffff0000', '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'],
  ['raffles', '290190aaaabbbb7ccc8dddeeeeffff0000', '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'],
  [
    'rafflesByState',
    '2a020190aaaabbbb7ccc8dddeeeeffff0000',
    'finished 0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  ],
  [
    'raffleEntries',
    '2b0190aaaabbbb7ccc8dddeeeeffff00000102',
    '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000 ordinal 258',
  ],
  [
    'participations',
    '2c0190aaaabbbb7ccc8dddeeeeffff00000190aaaabbbb7ccc8dddeeeeffff1111',
    '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000 0190aaaa-bbbb-7ccc-8ddd-eeeeffff1111',
  ],
  ['inbox', '2d0190aaaabbbb7ccc8dddeeeeffff0000', '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'],
  ['externalPlayers', '2e0190aaaabbbb7ccc8dddeeeeffff0000', '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'],
  ['externalIds', '2f00011170', 'pl_00024bg'],
  ['outboxCursor', '3000011170', '70000'],
  ['lines', '3200011170', 'ev_00024bg'],
  ['lineHistory', '330000000300000102', 'ev_0000003 version 258'],
  ['desks', '3400011170', 'ev_00024bg'],
  ['openDesks', '3500011170', 'ev_00024bg'],
  ['books', '3600011170', 'ev_00024bg'],
  ['bets', '370000000300000102', 'ev_0000003 from ordinal 258'],
  ['accumulators', '3800011170', '70000'],
  ['legs', '390000000300000102', 'ev_0000003 ordinal 258'],
  ['debts', '3a00011170', 'pl_00024bg'],
  ['counters', '3b00011170', '70000'],
  ['orderNumbers', '3c3132333435363738393033', '12345678903'],
  ['orders', '3d0000000300000102', 'pl_0000003 number 258'],
  ['openOrders', '3e00011170', '70000'],
  ['orderCount', '3f00011170', '70000'],
  ['pointsAccounts', '4000011170', 'pl_00024bg'],
  ['withdrawals', '410000000300000102', 'pl_0000003 number 258'],
  ['pointsPurchases', '420000000300000102', 'dr_0000003 from ordinal 258'],
  ['ordersOf', '4300011170', 'pl_00024bg'],
  ['lineOperations', '50000000036f6e6365', 'pl_0000003 once'],
  ['lineFeed', '5a00000000', '0'],
  ['heldPayouts', '5b62745f31', 'bt_1'],
  ['heldAwardsOf', '5c000000030000000300000102', 'pl_0000003 dr_0000003 ordinal 258'],
  ['refundsOf', '5d000000030000000300000102', 'pl_0000003 dr_0000003 ordinal 258'],
  ['returnedTickets', '9c0000000300000102', 'dr_0000003 ordinal 258'],
  ['gameRules', '9d00000002000000056b656e6f', 'rules 8589934597 keno'],
  ['growth', '5e00000000', '0'],
  ['departure', '6400000000', '0'],
  ['formerHomes', '6500011170', 'pl_00024bg'],
  ['movedAway', '6600011170', 'pl_00024bg'],
  ['residualEntries', '670000000200000005', 'place 8589934597'],
  ['residualPoints', '6800011170', 'pl_00024bg'],
  ['stocks', '6e00011170', 'dr_00024bg'],
  ['stockParts', '6f00011170', 'dr_00024bg'],
  ['stockBlocks', '700000000300000102', 'dr_0000003 block 258'],
  ['stockLoans', '710000000300000102', 'dr_0000003 index 258'],
  ['reservationRows', '7200011170', '70000'],
  ['stockTurns', '730000000300000102', 'dr_0000003 row 258'],
  ['schedule', '7800000000', '0'],
  ['jackpotMoves', '7d000000036f6e6365', 'pl_0000003 once'],
  ['standingTickets', '820000000300000102', 'st_00000030000082'],
  ['standingBySeries', '830000000700000003', 'series 7 pl_0000003'],
  ['standingSets', '8400011170', 'pl_00024bg'],
  ['standingSeries', '8500011170', '70000'],
  ['standingWalks', '8600000003', 'dr_0000003'],
  ['standingSales', '870000000300000102', 'dr_0000003 from ordinal 258'],
  ['pickBooks', '8c000000030000000200000005', 'dr_0000003 key 8589934597'],
  ['pickDesks', '8d000000030000000200000005', 'dr_0000003 key 8589934597'],
  ['nearPicks', '8e00011170', 'dr_00024bg'],
];

test('shard tables: keys are stored as ever, and told in words', (t) => {
  for (const [name, keyHex, told] of STORED) {
    const key = Uint8Array.from(Buffer.from(keyHex, 'hex'));
    t.equal(TABLES.tableOf(key), name);
    t.equal(TABLES.describeKey(key), told, name);
    t.equal(keyHexOf(name, key), keyHex, `${name}: what is read is written so`);
  }
  t.equal(TABLES.tableOf(Uint8Array.of(250, 1)), undefined);
  t.equal(TABLES.describeKey(Uint8Array.of(250, 1)), 'fa01');
  t.end();
});

function keyHexOf(name: string, bytes: Uint8Array): string {
  const all = { ...SHARD_TABLES, ...ENTRY_ROWS, ...TICKET_ROWS, ...BET_ROWS, ...STOCK_ROWS };
  const { key } = all[name as keyof typeof all] as { readonly key: TableKey<unknown> };
  return Buffer.from(key.encode(key.decode(bytes))).toString('hex');
}
