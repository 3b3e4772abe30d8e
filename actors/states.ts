/**
 * All the state that a shard's actors decide on, as keyed stores.
 *
 * Why one interface: a purchase touches a player, their account, a draw and the ledger in one
 * decision. `decide` functions get the loaded states; `evolve` functions write through the stores.
 * The shard backs them with journaled rows and a cache; tests with plain maps.
 *
 * `put` may receive the very object that `get` returned: states are changed in place for speed, so
 * no caller keeps one across an event.
 */

import type { EntryPlace } from '../src/kernel/entry-place.ts';
import type { ExactSum } from '../src/kernel/exact-sum.ts';
import type { FixtureNo } from '../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey, StandingPlace } from '../src/kernel/ids.ts';
import type { PointsHundredths } from '../src/kernel/points.ts';
import type { ShardCounts } from '../src/kernel/shard-counts.ts';
import type { Accumulator, Bet } from './book/bet.ts';
import type { Book, LegKey } from './book/book.ts';
import type { CALENDAR_KEY, Calendar } from './calendar/calendar.ts';
import type { JackpotMove, JackpotMoveKey } from './calendar/jackpot-move.ts';
import type { KeptSchedule, SCHEDULE_KEY } from './calendar/kept-schedule.ts';
import type { Coordinator } from './coordinator/coordinator.ts';
import type { GameRules, GameRulesKey } from './coordinator/game-rules.ts';
import type { Desk } from './desk/desk.ts';
import type { DrawInstance, HeldAward } from './draw/instance.ts';
import type { LINE_FEED_KEY, LineFeed } from './feed/line-feed.ts';
import type { Game } from './games/game.ts';
import type { TicketColumns } from './games/ticket-columns.ts';
import type { GROWTH_KEY, Growth } from './growth/growth.ts';
import type { DEPARTURE_KEY, Departure, FormerHomes, MovedAway } from './home/home.ts';
import type { Line, LineVersion } from './line/line.ts';
import type { LineOperation, LineOperationKey } from './line/line-operation.ts';
import type { MailChannel, PostedMail } from './mail/mail.ts';
import type { ORDER_COUNT_KEY, Order, OrderPlace } from './order/order.ts';
import type { OUTBOX_CURSOR_KEY, OutboxCursor } from './outbox/outbox.ts';
import type { PickBook } from './pick-limit/pick-book.ts';
import type { PickDesk } from './pick-limit/pick-desk.ts';
import type { PickKey } from './pick-limit/pick-limit.ts';
import type { Player } from './player/player.ts';
import type {
  PointsAccount,
  PointsPurchase,
  PointsPurchaseKey,
  PointsWithdrawal,
  WithdrawalKey,
} from './points/points-account.ts';
import type {
  InboxRecord,
  Participation,
  Raffle,
  RaffleEntry,
  RaffleGame,
  RaffleState,
} from './raffle/raffle.ts';
import type { StandingSale, StandingSet, StandingTicket } from './standing/standing-ticket.ts';
import type { StandingKey, StandingWalk } from './standing/standing-walk.ts';
import type { FreeStock } from './stock/free-stock.ts';
import type { HeldStock } from './stock/held-stock.ts';
import type { Reservation, StockKey, StockLoan } from './stock/reservation.ts';
import type { Stock, StockPart } from './stock/stock.ts';
import type { Account } from './wallet/account.ts';
import type { HeldPayout } from './wallet/held-payout.ts';
import type { LedgerEntry } from './wallet/ledger-entry.ts';
import type { Debt } from './wallet/owed.ts';
import type { Payment } from './wallet/payment.ts';
import type { Surplus } from './wallet/surplus.ts';

export interface Store<Key, Value> {
  get(key: Key): Value | undefined;
  put(key: Key, value: Value): void;
  delete(key: Key): void;
}

/** An operation: a client's, or the engine's own. */
export interface LedgerEntryKey {
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

export interface TicketOfPlayerKey extends AwardKey {
  readonly player: PlayerKey;
}

/** A purchase, by its first ticket. */
export interface SaleKey {
  readonly draw: DrawNo;
  readonly firstOrdinal: number;
}

export interface MailKey {
  readonly shard: number;
  readonly number: number;
}

export interface RaffleStateKey {
  readonly state: RaffleState;
  readonly raffleId: string;
}

export interface RaffleEntryKey {
  readonly raffleId: string;
  readonly ordinal: number;
}

export interface ParticipationKey {
  readonly playerId: string;
  readonly raffleId: string;
}

export interface LineVersionKey {
  readonly fixture: FixtureNo;
  readonly version: number;
}

/** All entries of this shard's players: they never change. */
export interface EntryStore {
  append(entry: LedgerEntry): EntryPlace;
  /** The entry at a place that `append` has returned; undefined for any other. */
  at(place: EntryPlace): LedgerEntry | undefined;
  /** A client's operation by its key, if it was at `sinceMs` or later. */
  find(key: LedgerEntryKey, sinceMs: number): LedgerEntry | undefined;
}

/** The bets on a fixture on this shard. Like tickets, they are rows in blocks. */
export interface BetStore {
  /** The bet at hand; ordinals of a fixture have no gaps. */
  append(fixture: FixtureNo, ordinal: number, bet: Bet): void;
  /** What the stake of the bet that was just appended has earned. */
  reward(fixture: FixtureNo, ordinal: number, rewardHundredths: PointsHundredths): void;
}

/** The tickets of a draw on this shard. They are rows in blocks. */
export interface TicketStore {
  /** The columns of a draw whose tickets are in memory, or `undefined` once they were released. */
  columns(draw: DrawNo): TicketColumns | undefined;
  open(draw: DrawNo, game: Game): TicketColumns;
  /** The event at hand has appended tickets to the columns. */
  appended(draw: DrawNo): void;
  release(draw: DrawNo): void;
}

/** Which tickets of a stock are free here. They are rows in blocks. */
export interface FreeStockStore {
  /** Of a stock that was dealt, or is about to be. */
  of(part: StockPart): FreeStock;
  /** The event at hand has turned these over. */
  turned(draw: DrawNo, indexes: readonly number[]): void;
}

/** Reservations by the shard's count of them: none is ever deleted. */
export interface ReservationStore extends Pick<Store<number, Reservation>, 'get' | 'put'> {
  /** What those hold that are under way. */
  readonly held: Pick<HeldStock, 'holderOf' | 'countOf'>;
}

export interface ShardIdentity extends ShardCounts {
  readonly shard: number;
  /** Over how many shards players are dealt: fewer than there are while some still have to move. */
  readonly dealtCount: number;
}

export interface States {
  readonly identity: ShardIdentity;
  /** Login (normalised) to player. */
  readonly logins: Store<string, PlayerKey>;
  /** Players registered so far, by slot. */
  readonly slots: Store<number, number>;
  readonly players: Store<PlayerKey, Player>;
  readonly accounts: Store<PlayerKey, Account>;
  /** What players own beyond a full balance. */
  readonly surpluses: Store<PlayerKey, Surplus>;
  readonly entries: EntryStore;
  readonly payments: Store<PaymentKey, Payment>;
  /** Balances of the accounts that are not a player's, by name (wallet/ledger.ts). */
  readonly ledger: Store<string, ExactSum>;
  readonly instances: Store<DrawNo, DrawInstance>;
  /**
   * Of a sealed draw, the roots of the aligned chunks of leaves, in hex: what an inclusion proof
   * needs. Apart from the instance, which is written with each step of paying: for a million
   * tickets they are 64 kB.
   */
  readonly chunkRoots: Store<DrawNo, readonly string[]>;
  readonly heldAwards: Store<AwardKey, HeldAward>;
  /** Which tickets of a player won what waited, or waits, for an operator: present or not. */
  readonly heldAwardsOf: Store<TicketOfPlayerKey, number>;
  /** Which tickets of a draw on sale, or of one that was, were given back, and when. */
  readonly returnedTickets: Store<AwardKey, number>;
  /** Where a player was refunded tickets, by the first ordinal of a stretch: present or not. */
  readonly refundsOf: Store<TicketOfPlayerKey, number>;
  readonly coordinators: Store<DrawNo, Coordinator>;
  /** By which rules draws were ever planned whose coordinators are here. */
  readonly gameRules: Store<GameRulesKey, GameRules>;
  /** What this shard may use of keys of games with a limit: of those only that it asked for. */
  readonly pickBooks: Store<PickKey, PickBook>;
  /** The same keys where they are dealt out, on the coordinator's shard. */
  readonly pickDesks: Store<PickKey, PickDesk>;
  /** How many keys of a draw on sale have been near their limit there. */
  readonly nearPicks: Store<DrawNo, number>;
  /** The one calendar, on shard 0. */
  readonly calendar: Store<typeof CALENDAR_KEY, Calendar>;
  /** The schedule of recurring draws, on the calendar's shard, under the key 0. */
  readonly schedule: Store<typeof SCHEDULE_KEY, KeptSchedule>;
  /** Orders whose number falls to this shard, whoever's they are. */
  readonly orders: Store<OrderPlace, Order>;
  readonly orderNumbers: Store<string, OrderPlace>;
  /** By ordinal, what the accrual system is still to be asked about, and whose it is. */
  readonly openOrders: Store<number, PlayerKey>;
  readonly orderCount: Store<typeof ORDER_COUNT_KEY, number>;
  /** How many of them are a player's. */
  readonly ordersOf: Store<PlayerKey, number>;
  readonly pointsAccounts: Store<PlayerKey, PointsAccount>;
  readonly withdrawals: Store<WithdrawalKey, PointsWithdrawal>;
  readonly pointsPurchases: Store<PointsPurchaseKey, PointsPurchase>;
  readonly mailChannels: Store<number, MailChannel>;
  readonly mail: Store<MailKey, PostedMail>;
  readonly tickets: TicketStore;
  /** How far the outbox has been relayed, under the key 0. */
  readonly outboxCursor: Store<typeof OUTBOX_CURSOR_KEY, OutboxCursor>;
  /** By the other service's id of the game. */
  readonly raffleGames: Store<string, RaffleGame>;
  readonly raffles: Store<string, Raffle>;
  /** Which raffles are in a state: present or not. */
  readonly rafflesByState: Store<RaffleStateKey, number>;
  readonly raffleEntries: Store<RaffleEntryKey, RaffleEntry>;
  readonly participations: Store<ParticipationKey, Participation>;
  /** By message id. */
  readonly inbox: Store<string, InboxRecord>;
  /** An outside player's id to the player here, the same on every shard; and back. */
  readonly externalPlayers: Store<string, PlayerKey>;
  readonly externalIds: Store<PlayerKey, readonly string[]>;
  /** How many shards there are, under the key 0; none while only the founders are. */
  readonly growth: Store<typeof GROWTH_KEY, Growth>;
  /** What this shard counts, by `COUNTERS`. */
  readonly counters: Store<number, number>;
  /** Events whose home is here, as their provider keeps them, and every version that they had. */
  readonly lines: Store<FixtureNo, Line>;
  readonly lineHistory: Store<LineVersionKey, LineVersion>;
  readonly lineOperations: Store<LineOperationKey, LineOperation>;
  readonly jackpotMoves: Store<JackpotMoveKey, JackpotMove>;
  /** The same fixtures as those keep them who take bets, and which of them are on offer. */
  readonly desks: Store<FixtureNo, Desk>;
  readonly openDesks: Store<FixtureNo, number>;
  /** Whether another service's line can be relied on, under the key 0; none if it is our own. */
  readonly lineFeed: Store<typeof LINE_FEED_KEY, LineFeed>;
  readonly books: Store<FixtureNo, Book>;
  readonly bets: BetStore;
  readonly accumulators: Store<number, Accumulator>;
  /** Which leg of an accumulator stands on a fixture. */
  readonly legs: Store<LegKey, number>;
  /** By the id of the bet. */
  readonly heldPayouts: Store<string, HeldPayout>;
  /** What players owe, of money and of points. */
  readonly debts: Store<PlayerKey, Debt>;
  /** Those that ended. */
  readonly standingTickets: Store<StandingPlace, StandingTicket>;
  readonly standingSets: Store<PlayerKey, StandingSet>;
  /** Those that are active, in the order in which they enter. */
  readonly standingBySeries: Store<StandingKey, readonly StandingTicket[]>;
  /** How many of a series are active; none where none are. */
  readonly standingSeries: Store<number, number>;
  /** How far the walk over them has come, by the draw that has opened. */
  readonly standingWalks: Store<DrawNo, StandingWalk>;
  readonly standingSales: Store<SaleKey, StandingSale>;
  /** How far the departure from a slot has come, under the key 0; none between two slots. */
  readonly departure: Store<typeof DEPARTURE_KEY, Departure>;
  /** Where players lived before, and where those who lived here went. */
  readonly formerHomes: Store<PlayerKey, FormerHomes>;
  readonly movedAway: Store<PlayerKey, MovedAway>;
  /** What waits to go on from residuals: entries by their places, and who has points: or not. */
  readonly residualEntries: Store<EntryPlace, PlayerKey>;
  readonly residualPoints: Store<PlayerKey, number>;
  /** Tickets made in advance: of draws that are coordinated here, and what of them is here. */
  readonly stocks: Store<DrawNo, Stock>;
  readonly stockParts: Store<DrawNo, StockPart>;
  readonly freeStock: FreeStockStore;
  /** Tickets that were dealt to this shard and are with a reservation of another one. */
  readonly stockLoans: Store<StockKey, StockLoan>;
  readonly reservations: ReservationStore;
}
