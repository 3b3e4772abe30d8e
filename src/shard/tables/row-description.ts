/**
 * Rows in words, for a report that an operator reads: where a row stands and which of its fields
 * differ from another version. Never a value: rows hold password hashes and server seeds.
 */
import { createHash } from 'node:crypto';
import { type FixtureNo, formatFixtureId } from '../../kernel/fixture-ids.ts';
import { hexOf } from '../../kernel/hex.ts';
import {
  type DrawNo,
  formatDrawId,
  formatPaymentId,
  formatPlayerId,
  type PlayerKey,
} from '../../kernel/ids.ts';
import { decodeBetBlock } from '../blocks/bet-block-codec.ts';
import { decodeTicketBlock } from '../blocks/ticket-block-codec.ts';
import { entryCountOf, entryInBlock } from '../entries/entry-block-codec.ts';
import { IndexBlock } from '../entries/index-block.ts';
import { decodeValue } from '../records/positional-codec.ts';
import { decodeChanges } from '../windows/late-rows.ts';
import * as betting from './betting-formats.ts';
import * as loyalty from './loyalty-formats.ts';
import * as payouts from './payout-formats.ts';
import * as raffleFormats from './raffle-formats.ts';
import { longNumberOfKey, wordOfKey } from './row-key.ts';
import type { TableFormat } from './table.ts';
import * as formats from './table-formats.ts';

type TableName = keyof typeof formats.TABLES;
type AnyFormat = Pick<TableFormat<unknown, unknown>, 'decodeKey' | 'codec'>;

const FORMATS: {
  readonly [Name in Exclude<
    TableName,
    | 'tickets'
    | 'bets'
    | 'entries'
    | 'entryRuns'
    | 'entryPosition'
    | 'accountLog'
    | 'accountPosition'
  >]: AnyFormat;
} = {
  logins: formats.loginFormat,
  slots: formats.slotFormat,
  players: formats.playerFormat,
  accounts: formats.accountFormat,
  payments: formats.paymentFormat,
  surpluses: formats.surplusFormat,
  ledger: formats.ledgerFormat,
  instances: formats.instanceFormat,
  liveInstances: formats.liveInstanceFormat,
  chunkRoots: formats.chunkRootsFormat,
  heldAwards: payouts.heldAwardFormat,
  heldAwardsOf: payouts.heldAwardOfFormat,
  refundsOf: payouts.refundOfFormat,
  coordinators: formats.coordinatorFormat,
  liveCoordinators: formats.liveCoordinatorFormat,
  calendar: formats.calendarFormat,
  mailChannels: formats.mailChannelFormat,
  mail: formats.mailFormat,
  orderNumbers: loyalty.orderNumberFormat,
  orders: loyalty.orderFormat,
  openOrders: loyalty.openOrderFormat,
  orderCount: loyalty.orderCountFormat,
  ordersOf: loyalty.ordersOfFormat,
  pointsAccounts: loyalty.pointsAccountFormat,
  withdrawals: loyalty.withdrawalFormat,
  pointsPurchases: loyalty.pointsPurchaseFormat,
  reminders: formats.reminderFormat,
  outboxCursor: formats.outboxCursorFormat,
  raffleGames: raffleFormats.raffleGameFormat,
  raffles: raffleFormats.raffleFormat,
  rafflesByState: raffleFormats.raffleByStateFormat,
  raffleEntries: raffleFormats.raffleEntryFormat,
  participations: raffleFormats.participationFormat,
  inbox: raffleFormats.inboxFormat,
  externalPlayers: raffleFormats.externalPlayerFormat,
  externalIds: raffleFormats.externalIdsFormat,
  lines: betting.lineFormat,
  lineHistory: betting.lineHistoryFormat,
  lineOperations: betting.lineOperationFormat,
  desks: betting.deskFormat,
  openDesks: betting.openDeskFormat,
  books: betting.bookFormat,
  accumulators: betting.accumulatorFormat,
  legs: betting.legFormat,
  heldPayouts: betting.heldPayoutFormat,
  debts: betting.debtFormat,
  counters: betting.counterFormat,
  lineFeed: betting.lineFeedFormat,
};

export function tableOf(key: Uint8Array): TableName | undefined {
  const names = Object.keys(formats.TABLES) as TableName[];
  return names.find((name) => formats.TABLES[name] === key[0]);
}

function digestOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** A key as its fields, readable. A login is a person's data: its row is told apart by a digest. */
export function describeKey(key: Uint8Array): string {
  const table = tableOf(key);
  if (table === undefined) return hexOf(key);
  if (table === 'logins') return digestOf(key);
  switch (table) {
    case 'players':
    case 'accounts':
    case 'surpluses':
    case 'debts':
    case 'pointsAccounts':
    case 'ordersOf':
    case 'externalIds':
      return formatPlayerId(wordOfKey(key, 0) as PlayerKey);
    case 'entries':
    case 'accountLog':
    case 'entryRuns':
    case 'entryPosition':
    case 'accountPosition':
      return describeLogKey(table, key);
    case 'payments':
      return formatPaymentId(formats.paymentFormat.decodeKey(key));
    case 'instances':
    case 'liveInstances':
    case 'coordinators':
    case 'liveCoordinators':
    case 'chunkRoots':
      return formatDrawId(wordOfKey(key, 0) as DrawNo);
    case 'orders':
    case 'withdrawals':
      return `${formatPlayerId(wordOfKey(key, 0) as PlayerKey)} number ${wordOfKey(key, 1)}`;
    case 'heldAwards':
    case 'pointsPurchases':
    case 'tickets':
      return `${formatDrawId(wordOfKey(key, 0) as DrawNo)} from ordinal ${wordOfKey(key, 1)}`;
    case 'lines':
    case 'desks':
    case 'openDesks':
    case 'books':
    case 'bets':
    case 'legs':
    case 'lineHistory':
    case 'lineOperations':
      return describeBettingKey(table, key);
    case 'mail':
      return `to shard ${wordOfKey(key, 0)}, number ${longNumberOfKey(key, 1)}`;
    case 'heldPayouts':
    case 'ledger':
    case 'reminders':
    case 'slots':
    case 'calendar':
    case 'mailChannels':
    case 'outboxCursor':
    case 'raffleGames':
    case 'raffles':
    case 'inbox':
    case 'externalPlayers':
    case 'accumulators':
    case 'counters':
    case 'lineFeed':
    case 'orderNumbers':
    case 'openOrders':
    case 'orderCount':
      return String(FORMATS[table].decodeKey(key));
    default:
      return Object.values(FORMATS[table].decodeKey(key) as object).join(' ');
  }
}

function describeLogKey(table: string, key: Uint8Array): string {
  switch (table) {
    case 'entries':
    case 'accountLog':
      return `from number ${longNumberOfKey(key, 0)}`;
    case 'entryRuns':
      return `level ${wordOfKey(key, 0)} run ${wordOfKey(key, 1)} block ${wordOfKey(key, 2)}`;
    default:
      return 'of the newest';
  }
}

function describeBettingKey(table: string, key: Uint8Array): string {
  if (table === 'lineOperations') {
    const { by, idempotencyKey } = betting.lineOperationFormat.decodeKey(key);
    return `${formatPlayerId(by)} ${idempotencyKey}`;
  }
  const event = formatFixtureId(wordOfKey(key, 0) as FixtureNo);
  if (table === 'bets' || table === 'legs') return `${event} from ordinal ${wordOfKey(key, 1)}`;
  return table === 'lineHistory' ? `${event} version ${wordOfKey(key, 1)}` : event;
}

/** The names of the fields in which two versions of a row differ. */
export function differingFields(key: Uint8Array, left: Uint8Array, right: Uint8Array): string[] {
  const [leftFields, rightFields] = [left, right].map((row) => fieldsOf(key, row));
  const names = new Set([...Object.keys(leftFields ?? {}), ...Object.keys(rightFields ?? {})]);
  const different = [...names].filter((name) => leftFields?.[name] !== rightFields?.[name]);
  return different.length > 0 ? different : ['bytes'];
}

/** Each field as text, to compare; none of a row that cannot be read. */
function fieldsOf(key: Uint8Array, row: Uint8Array): Record<string, string> {
  const value = decodedRow(key, row);
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) return { value: String(value) };
  const fields = Object.entries(value);
  return Object.fromEntries(fields.map(([name, field]) => [name, JSON.stringify(field)]));
}

function decodedRow(key: Uint8Array, row: Uint8Array): unknown {
  const table = tableOf(key);
  if (table === undefined) return undefined;
  try {
    switch (table) {
      case 'tickets':
        return ticketsOf(row);
      case 'bets':
        return betsOf(row);
      case 'entries':
        return Array.from({ length: entryCountOf(row) }, (_, index) => entryInBlock(row, index));
      case 'entryRuns':
        return ordinalsIn(new IndexBlock(row));
      case 'entryPosition':
      case 'accountPosition':
        return decodeValue(row);
      case 'accountLog':
        return [...decodeChanges(row)].map(({ key: changed, value }) => {
          return [describeKey(changed), formats.accountFormat.codec.decode(value)];
        });
      default:
        return FORMATS[table].codec.decode(row);
    }
  } catch {
    // Whatever the bytes are, they are not what was written: the report says so.
    return undefined;
  }
}

function ordinalsIn(block: IndexBlock): number[] {
  return Array.from({ length: block.count }, (_, index) => block.ordinalAt(index));
}

function ticketsOf(bytes: Uint8Array) {
  const { sequence, count, row } = decodeTicketBlock(bytes);
  return { sequence, count, tickets: Array.from({ length: count }, (_, index) => row(index)) };
}

function betsOf(bytes: Uint8Array) {
  const { sequence, count, bet } = decodeBetBlock(bytes);
  return { sequence, count, bets: Array.from({ length: count }, (_, index) => bet(index)) };
}
