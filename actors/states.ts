/**
 * All the state that a shard's actors decide on, as keyed stores.
 *
 * Why one interface: a purchase touches a player, his account, a draw and the ledger in one
 * decision. `decide` functions get the loaded states; `evolve` functions write through the stores.
 * The shard backs them with journaled rows and a cache; tests with plain maps.
 *
 * `put` may receive the very object that `get` returned: states are changed in place for speed, so
 * no caller keeps one across an event.
 */
import type { DrawNo, PlayerKey } from '../src/kernel/ids.ts';
import type { Minor } from '../src/kernel/money.ts';
import type { Calendar } from './calendar/calendar.ts';
import type { Coordinator } from './coordinator/coordinator.ts';
import type { DrawInstance, HeldAward } from './draw/instance.ts';
import type { Game } from './games/game.ts';
import type { TicketColumns } from './games/ticket-columns.ts';
import type { MailLine, PostedMail } from './mail/mail.ts';
import type { ORDER_COUNT_KEY, Order, OrderPlace } from './order/order.ts';
import type { Player } from './player/player.ts';
import type {
  PointsAccount,
  PointsPurchase,
  PointsPurchaseKey,
  PointsWithdrawal,
  WithdrawalKey,
} from './points/points-account.ts';
import type { Account } from './wallet/account.ts';
import type { Entry } from './wallet/entry.ts';
import type { Payment } from './wallet/payment.ts';

export interface Store<Key, Value> {
  get(key: Key): Value | undefined;
  put(key: Key, value: Value): void;
  delete(key: Key): void;
}

export interface EntryKey {
  readonly player: PlayerKey;
  readonly entryId: string;
}

export interface PaymentKey {
  readonly player: PlayerKey;
  readonly number: number;
}

export interface AwardKey {
  readonly draw: DrawNo;
  readonly ordinal: number;
}

export interface MailKey {
  readonly shard: number;
  readonly number: number;
}

/** The tickets of a draw on this shard. They are rows in blocks, one block for each batch. */
export interface TicketStore {
  /** The columns of a draw whose tickets are in memory, or `undefined` once they were released. */
  columns(draw: DrawNo): TicketColumns | undefined;
  open(draw: DrawNo, game: Game): TicketColumns;
  /** Tickets from `ordinal` on were appended by the event at hand. */
  appended(draw: DrawNo, ordinal: number): void;
  release(draw: DrawNo): void;
}

export interface ShardIdentity {
  readonly shard: number;
  readonly shardCount: number;
}

export interface States {
  readonly identity: ShardIdentity;
  /** Login (normalised) to player. */
  readonly logins: Store<string, PlayerKey>;
  /** Players registered so far, by slot. */
  readonly slots: Store<number, number>;
  readonly players: Store<PlayerKey, Player>;
  readonly accounts: Store<PlayerKey, Account>;
  readonly entries: Store<EntryKey, Entry>;
  readonly payments: Store<PaymentKey, Payment>;
  /** Balances of the accounts that are not a player's, by name (wallet/ledger.ts). */
  readonly ledger: Store<string, Minor>;
  readonly instances: Store<DrawNo, DrawInstance>;
  /**
   * Of a sealed draw, the roots of the aligned chunks of leaves, in hex: what an inclusion proof
   * needs. Apart from the instance, which is written with each step of paying: for a million
   * tickets they are 64 kB.
   */
  readonly chunkRoots: Store<DrawNo, readonly string[]>;
  readonly heldAwards: Store<AwardKey, HeldAward>;
  readonly coordinators: Store<DrawNo, Coordinator>;
  /** The one calendar, on shard 0, under the key 0. */
  readonly calendar: Store<number, Calendar>;
  /** Orders whose number falls to this shard, whoever's they are. */
  readonly orders: Store<OrderPlace, Order>;
  readonly orderNumbers: Store<string, OrderPlace>;
  /** By ordinal, what the accrual system is still to be asked about, and whose it is. */
  readonly openOrders: Store<number, PlayerKey>;
  readonly orderCount: Store<typeof ORDER_COUNT_KEY, number>;
  readonly pointsAccounts: Store<PlayerKey, PointsAccount>;
  readonly withdrawals: Store<WithdrawalKey, PointsWithdrawal>;
  readonly pointsPurchases: Store<PointsPurchaseKey, PointsPurchase>;
  readonly mailLines: Store<number, MailLine>;
  readonly mail: Store<MailKey, PostedMail>;
  readonly tickets: TicketStore;
}
