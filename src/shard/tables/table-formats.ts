/**
 * The tables of a shard: their numbers, keys and fields. All of it is a storage format.
 *
 * Table numbers stand first in every key, so a table is one range. Numbers are never reused: 18 and
 * 19 held the first index of entries, a row for each.
 */
import type { CALENDAR_KEY, Calendar } from '../../../actors/calendar/calendar.ts';
import type { Coordinator } from '../../../actors/coordinator/coordinator.ts';
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import type { MailChannel, PostedMail } from '../../../actors/mail/mail.ts';
import type { OUTBOX_CURSOR_KEY, OutboxCursor } from '../../../actors/outbox/outbox.ts';
import type { Player } from '../../../actors/player/player.ts';
import type { MailKey, PaymentKey } from '../../../actors/states.ts';
import type { Account } from '../../../actors/wallet/account.ts';
import type { Payment } from '../../../actors/wallet/payment.ts';
import type { Surplus } from '../../../actors/wallet/surplus.ts';
import type { ExactSum } from '../../kernel/exact-sum.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import { type Codec, grownCodec, objectCodec, valueCodec } from '../records/positional-codec.ts';
import type { Reminder } from '../state/reminders.ts';
import { coordinatorCodec } from './coordinator-codec.ts';
import { instanceCodec } from './instance-codec.ts';
import {
  keyOfNumbers,
  keyOfText,
  longNumberOfKey,
  textOfKey,
  wordOfKey,
  wordsOfLong,
} from './row-key.ts';
import { balanceSumsCodec, sumCodec } from './sum-codec.ts';
import type { TableFormat } from './table.ts';

export const TABLES = {
  logins: 1,
  slots: 2,
  players: 3,
  accounts: 4,
  entries: 5,
  payments: 6,
  ledger: 7,
  instances: 8,
  liveInstances: 9,
  heldAwards: 10,
  tickets: 11,
  coordinators: 12,
  liveCoordinators: 13,
  calendar: 14,
  mailChannels: 15,
  mail: 16,
  reminders: 17,
  chunkRoots: 20,
  accountLog: 21,
  accountPosition: 22,
  entryRuns: 23,
  entryPosition: 24,
  surpluses: 25,
  raffleGames: 40,
  raffles: 41,
  rafflesByState: 42,
  raffleEntries: 43,
  participations: 44,
  inbox: 45,
  externalPlayers: 46,
  externalIds: 47,
  outboxCursor: 48,

  lines: 50,
  lineHistory: 51,
  desks: 52,
  openDesks: 53,
  books: 54,
  bets: 55,
  accumulators: 56,
  legs: 57,
  debts: 58,
  counters: 59,
  orderNumbers: 60,
  orders: 61,
  openOrders: 62,
  orderCount: 63,
  pointsAccounts: 64,
  withdrawals: 65,
  pointsPurchases: 66,
  ordersOf: 67,
  lineOperations: 80,
  /** Apart from the other tables of fixtures: their tens are full. */
  lineFeed: 90,
  heldPayouts: 91,
  heldAwardsOf: 92,
  refundsOf: 93,
} as const;

/** Values that stay in memory beyond the active ones, by how many of a kind a busy day touches. */
export const CACHED_MANY = 131_072;
export const CACHED_FEW = 4_096;

export const loginFormat: TableFormat<string, PlayerKey> = {
  name: 'logins',
  encodeKey: (login) => keyOfText(TABLES.logins, login),
  decodeKey: (bytes) => textOfKey(bytes, 1),
  cacheKey: (login) => login,
  isClaimed: true,
  codec: valueCodec<PlayerKey>(),
  cachedMax: CACHED_FEW,
};

export const playerFormat: TableFormat<PlayerKey, Player> = numbered({
  name: 'players',
  cachedMax: CACHED_FEW,
  codec: objectCodec<Player>()([
    'key',
    'login',
    'passwordHash',
    'birthDate',
    'roles',
    'registeredAtMs',
    'sessions',
  ]),
});

export const accountFormat: TableFormat<PlayerKey, Account> = numbered({
  name: 'accounts',
  cachedMax: CACHED_MANY,
  codec: grownCodec<Account>()(
    ['player', 'balanceMinor', 'pointsHundredths', 'lastEntryId', 'paymentCount'],
    // As they stand behind a purchase of somebody who does not bet: nothing of them is written.
    {
      betBarriers: 0,
      lastEntryKind: 'purchase',
      coveredPurchaseId: null,
      coveredBetId: null,
      coveredPrizeId: null,
    },
  ),
});

export const surplusFormat: TableFormat<PlayerKey, Surplus> = numbered({
  name: 'surpluses',
  cachedMax: CACHED_FEW,
  codec: balanceSumsCodec,
});

export const paymentFormat: TableFormat<PaymentKey, Payment> = {
  name: 'payments',
  encodeKey: ({ player, number }) => keyOfNumbers(TABLES.payments, player, number),
  decodeKey: (bytes) => ({ player: wordOfKey(bytes, 0) as PlayerKey, number: wordOfKey(bytes, 1) }),
  cacheKey: ({ player, number }) => `${player}/${number}`,
  codec: objectCodec<Payment>()([
    'player',
    'number',
    'kind',
    'amountMinor',
    'method',
    'requestedAtMs',
    'state',
    'settledAtMs',
    'askAtMs',
    'deferredCount',
  ]),
  cachedMax: CACHED_FEW,
};

export const ledgerFormat: TableFormat<string, ExactSum> = {
  name: 'ledger',
  encodeKey: (account) => keyOfText(TABLES.ledger, account),
  decodeKey: (bytes) => textOfKey(bytes, 1),
  cacheKey: (account) => account,
  codec: sumCodec,
  cachedMax: CACHED_FEW,
};

export const instanceFormat: TableFormat<DrawNo, DrawInstance> = numbered({
  name: 'instances',
  cachedMax: CACHED_FEW,
  codec: instanceCodec,
});

/** Large for a large draw, and read only for a proof. */
export const chunkRootsFormat: TableFormat<DrawNo, readonly string[]> = numbered({
  name: 'chunkRoots',
  cachedMax: 8,
  codec: valueCodec<readonly string[]>(),
});

export const coordinatorFormat: TableFormat<DrawNo, Coordinator> = numbered({
  name: 'coordinators',
  cachedMax: CACHED_FEW,
  codec: coordinatorCodec,
});

export const mailFormat: TableFormat<MailKey, PostedMail> = {
  name: 'mail',
  // A busy pair of shards passes 32 bits of letters in weeks.
  encodeKey: ({ shard, number }) => keyOfNumbers(TABLES.mail, shard, ...wordsOfLong(number)),
  decodeKey: (bytes) => ({ shard: wordOfKey(bytes, 0), number: longNumberOfKey(bytes, 1) }),
  cacheKey: ({ shard, number }) => `${shard}/${number}`,
  codec: objectCodec<PostedMail>()(['shard', 'number', 'message']),
  cachedMax: CACHED_FEW,
};

export const mailChannelFormat: TableFormat<number, MailChannel> = numbered({
  name: 'mailChannels',
  cachedMax: CACHED_FEW,
  codec: objectCodec<MailChannel>()(['shard', 'sentNumber', 'confirmedNumber', 'takenNumber']),
});

export const slotFormat = counted('slots');
export const liveInstanceFormat = counted<DrawNo>('liveInstances');
export const liveCoordinatorFormat = counted<DrawNo>('liveCoordinators');

/** The calendar is one value, under `CALENDAR_KEY`. */
export const calendarFormat: TableFormat<typeof CALENDAR_KEY, Calendar> = numbered({
  name: 'calendar',
  cachedMax: 1,
  codec: objectCodec<Calendar>()(['drawCount', 'series', 'rollovers']),
});

/** The relay's place is one value, under `OUTBOX_CURSOR_KEY`. */
export const outboxCursorFormat: TableFormat<typeof OUTBOX_CURSOR_KEY, OutboxCursor> = numbered({
  name: 'outboxCursor',
  cachedMax: 1,
  codec: objectCodec<OutboxCursor>()(['sequence', 'replayCount']),
});

export const reminderFormat: TableFormat<string, Reminder> = {
  name: 'reminders',
  encodeKey: (actor) => keyOfText(TABLES.reminders, actor),
  decodeKey: (bytes) => textOfKey(bytes, 1),
  cacheKey: (actor) => actor,
  codec: objectCodec<Reminder>()(['actor', 'atMs']),
  cachedMax: CACHED_FEW,
};

export function numbered<Key extends number, Value>(format: {
  readonly name: keyof typeof TABLES;
  readonly codec: Codec<Value>;
  readonly cachedMax: number;
}): TableFormat<Key, Value> {
  return {
    ...format,
    encodeKey: (key) => keyOfNumbers(TABLES[format.name], key),
    decodeKey: (bytes) => wordOfKey(bytes, 0) as Key,
    cacheKey: (key) => key,
  };
}

export function counted<Key extends number>(name: keyof typeof TABLES): TableFormat<Key, number> {
  return numbered({ name, codec: valueCodec<number>(), cachedMax: CACHED_FEW });
}
