/**
 * A shard's whole state: the tables, the tickets, and what follows from them (reminders, and which
 * draws are live).
 *
 * `apply` is the only way in. The same object serves the running shard, its recovery and the
 * verification of a journal, so all three derive the same rows from the same events.
 */
import { nextBookDuty } from '../../../actors/book/book.ts';
import {
  isCancelledForGood,
  nextCoordinatorDuty,
} from '../../../actors/coordinator/coordinator.ts';
import { type Duty, nextInstanceDuty } from '../../../actors/draw/instance.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { evolve } from '../../../actors/evolve.ts';
import { nextLineDuty } from '../../../actors/line/line.ts';
import { nextRaffleDuty } from '../../../actors/raffle/raffle.ts';
import type { ShardIdentity, States } from '../../../actors/states.ts';
import type { Account } from '../../../actors/wallet/account.ts';
import type { RowWrite } from '../../journal/journal.ts';
import { DamagedRowError } from '../../journal/journal-errors.ts';
import type { ClockReading } from '../../kernel/clock-guard.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import type { HashKey } from '../../structures/keyed-hash.ts';
import { BetBlocks } from '../blocks/bet-blocks.ts';
import { TicketBlocks } from '../blocks/ticket-blocks.ts';
import { DueQuestions } from '../due-questions.ts';
import { EntryLog } from '../entries/entry-log.ts';
import * as betting from '../tables/betting-formats.ts';
import { ownRows } from '../tables/damaged-rows.ts';
import * as loyalty from '../tables/loyalty-formats.ts';
import * as payouts from '../tables/payout-formats.ts';
import * as raffleFormats from '../tables/raffle-formats.ts';
import { prefixRange } from '../tables/row-key.ts';
import { type RowReader, Table, type TableFormat } from '../tables/table.ts';
import * as formats from '../tables/table-formats.ts';
import { LateRows } from '../windows/late-rows.ts';
import { JobFindings } from './job-findings.ts';
import { setLive } from './live-draws.ts';
import { Reminders } from './reminders.ts';
import { WINDOW_SIZES, type WindowSizes } from './window-sizes.ts';

export interface StateOptions {
  readonly windows?: WindowSizes | undefined;
  /** Of the entries' index, where none is stored; left out where nothing is written. */
  readonly hashKey?: HashKey | undefined;
}

const NO_HASH_KEY: HashKey = [0, 0];

export class ShardState implements States {
  readonly identity: ShardIdentity;
  readonly logins;
  readonly slots;
  readonly players;
  readonly accounts: Table<PlayerKey, Account>;
  /** The stored rows of `accounts`, which are written late. */
  readonly accountRows: LateRows;
  readonly entries: EntryLog;
  readonly surpluses;
  readonly payments;
  readonly ledger;
  readonly instances;
  readonly liveInstances;
  readonly chunkRoots;
  readonly heldAwards;
  readonly heldAwardsOf;
  readonly refundsOf;
  readonly coordinators;
  readonly liveCoordinators;
  readonly calendar;
  readonly orders;
  readonly orderNumbers;
  readonly openOrders;
  readonly orderCount;
  readonly ordersOf;
  readonly pointsAccounts;
  readonly withdrawals;
  readonly pointsPurchases;
  readonly mailChannels;
  readonly mail;
  readonly tickets: TicketBlocks;
  readonly outboxCursor;
  readonly raffleGames;
  readonly raffles;
  readonly rafflesByState;
  readonly raffleEntries;
  readonly participations;
  readonly inbox;
  readonly externalPlayers;
  readonly externalIds;
  readonly counters;
  readonly lines;
  readonly lineHistory;
  readonly lineOperations;
  readonly desks;
  readonly openDesks;
  readonly books;
  readonly bets: BetBlocks;
  readonly accumulators;
  readonly legs;
  readonly heldPayouts;
  readonly debts;
  readonly lineFeed;
  readonly reminders = new Reminders();
  readonly findings = new JobFindings();
  readonly questions = new DueQuestions();
  /** Told of damaged rows that the shard does without. */
  onDamagedRow: (error: DamagedRowError) => void = () => undefined;
  readonly #reminderRows;
  readonly #tables: Pick<Table<never, never>, 'takeWrites' | 'flushed'>[] = [];

  constructor(identity: ShardIdentity, journal: RowReader, options: StateOptions = {}) {
    const { windows = WINDOW_SIZES, hashKey = NO_HASH_KEY } = options;
    this.identity = identity;
    const table = <Key, Value>(format: TableFormat<Key, Value>): Table<Key, Value> => {
      const made = new Table(format, journal, (error) => this.onDamagedRow(error));
      this.#tables.push(made);
      return made;
    };
    this.logins = table(formats.loginFormat);
    this.slots = table(formats.slotFormat);
    this.players = table(formats.playerFormat);
    const { accountLog: log, accountPosition: position } = formats.TABLES;
    this.accountRows = new LateRows({ log, position }, journal, windows.accountChanges);
    this.accounts = new Table(formats.accountFormat, this.accountRows);
    this.entries = new EntryLog(journal, windows.entryIndex, hashKey);
    this.surpluses = table(formats.surplusFormat);
    this.payments = table(formats.paymentFormat);
    this.ledger = table(formats.ledgerFormat);
    this.instances = table(formats.instanceFormat);
    this.liveInstances = table(formats.liveInstanceFormat);
    this.chunkRoots = table(formats.chunkRootsFormat);
    this.heldAwards = table(payouts.heldAwardFormat);
    this.heldAwardsOf = table(payouts.heldAwardOfFormat);
    this.refundsOf = table(payouts.refundOfFormat);
    this.coordinators = table(formats.coordinatorFormat);
    this.liveCoordinators = table(formats.liveCoordinatorFormat);
    this.calendar = table(formats.calendarFormat);
    this.orders = table(loyalty.orderFormat);
    this.orderNumbers = table(loyalty.orderNumberFormat);
    this.openOrders = table(loyalty.openOrderFormat);
    this.orderCount = table(loyalty.orderCountFormat);
    this.ordersOf = table(loyalty.ordersOfFormat);
    this.pointsAccounts = table(loyalty.pointsAccountFormat);
    this.withdrawals = table(loyalty.withdrawalFormat);
    this.pointsPurchases = table(loyalty.pointsPurchaseFormat);
    this.mailChannels = table(formats.mailChannelFormat);
    this.mail = table(formats.mailFormat);
    this.#reminderRows = table(formats.reminderFormat);
    this.tickets = new TicketBlocks(journal);
    this.outboxCursor = table(formats.outboxCursorFormat);
    this.raffleGames = table(raffleFormats.raffleGameFormat);
    this.raffles = table(raffleFormats.raffleFormat);
    this.rafflesByState = table(raffleFormats.raffleByStateFormat);
    this.raffleEntries = table(raffleFormats.raffleEntryFormat);
    this.participations = table(raffleFormats.participationFormat);
    this.inbox = table(raffleFormats.inboxFormat);
    this.externalPlayers = table(raffleFormats.externalPlayerFormat);
    this.externalIds = table(raffleFormats.externalIdsFormat);
    this.counters = table(betting.counterFormat);
    this.lines = table(betting.lineFormat);
    this.lineHistory = table(betting.lineHistoryFormat);
    this.lineOperations = table(betting.lineOperationFormat);
    this.desks = table(betting.deskFormat);
    this.openDesks = table(betting.openDeskFormat);
    this.books = table(betting.bookFormat);
    this.bets = new BetBlocks(journal);
    this.accumulators = table(betting.accumulatorFormat);
    this.legs = table(betting.legFormat);
    this.heldPayouts = table(betting.heldPayoutFormat);
    this.debts = table(betting.debtFormat);
    this.lineFeed = table(betting.lineFeedFormat);
  }

  apply(event: ShardEvent): void {
    evolve(this, event);
  }

  /**
   * The rows that the batch changed. `batch` counts the batches of this run, `sequence` is the
   * journal record that they will stand in.
   */
  takeWrites({ batch, sequence }: { batch: number; sequence: number }): RowWrite[] {
    this.#deriveReminders();
    this.#deriveEventReminders();
    const writes: RowWrite[] = [];
    for (const table of this.#tables) table.takeWrites(batch, writes);
    const accounts: RowWrite[] = [];
    this.accounts.takeWrites(batch, accounts);
    this.accountRows.takeWrites(accounts, writes);
    this.entries.takeWrites(batch, writes);
    this.tickets.takeWrites(batch, sequence, writes);
    this.bets.takeWrites(batch, sequence, writes);
    return writes;
  }

  /** Batches up to `batch` are durable. */
  flushed(batch: number): void {
    for (const table of this.#tables) table.flushed(batch);
    this.accounts.flushed(batch);
    this.entries.flushed(batch);
    this.tickets.flushed(batch);
    this.bets.flushed(batch);
  }

  /** Loads what must be in memory: the newest changes, reminders, tickets of draws that go on. */
  recover(): void {
    ownRows(() => this.#recoverOwn());
    for (const draw of this.liveDraws()) {
      try {
        const instance = this.instances.get(draw);
        if (instance === undefined || instance.phase === 'scheduled') continue;
        this.tickets.load(draw, instance.terms.game);
      } catch (error) {
        if (!(error instanceof DamagedRowError)) throw error;
        // Of this draw alone: without all of its tickets nothing can be done with it.
        this.instances.condemn(draw, error);
      }
    }
  }

  #recoverOwn(): void {
    this.accountRows.recover();
    this.entries.recover();
    const reminderRange = prefixRange(formats.TABLES.reminders);
    for (const { value } of this.#reminderRows.all(reminderRange)) this.reminders.set(value);
    const openRange = prefixRange(formats.TABLES.openOrders);
    for (const { key, value } of this.openOrders.all(openRange)) this.questions.add(key, value);
  }

  /** The actors that are due: by what is surely past, and by the monotonic time. */
  dueActors({ earliestMs }: ClockReading, monotonicMs: number): string[] {
    return [...this.reminders.due(earliestMs), ...this.questions.due(monotonicMs)];
  }

  /** Draws that this shard still has work with. */
  liveDraws(): DrawNo[] {
    const range = prefixRange(formats.TABLES.liveInstances);
    return Array.from(this.liveInstances.all(range), ({ key }) => key);
  }

  #deriveReminders(): void {
    for (const draw of this.instances.changedKeys()) {
      const instance = this.instances.get(draw);
      if (instance === undefined) continue;
      this.#setReminder(`instance:${draw}`, nextInstanceDuty(instance));
      const isOver = instance.phase === 'paid' || instance.phase === 'cancelled';
      setLive(this.liveInstances, draw, !isOver);
    }
    for (const draw of this.coordinators.changedKeys()) {
      const coordinator = this.coordinators.get(draw);
      if (coordinator === undefined) continue;
      this.#setReminder(`coordinator:${draw}`, nextCoordinatorDuty(coordinator));
      const isOver = coordinator.state === 'published' || isCancelledForGood(coordinator);
      setLive(this.liveCoordinators, draw, !isOver);
    }
    for (const raffleId of this.raffles.changedKeys()) {
      const raffle = this.raffles.get(raffleId);
      if (raffle === undefined) continue;
      this.#setReminder(`raffle:${raffleId}`, nextRaffleDuty(raffle));
    }
    for (const key of this.payments.changedKeys()) {
      const payment = this.payments.get(key);
      if (payment === undefined) continue;
      const duty: Duty<'ask'> = { duty: 'ask', atMs: payment.askAtMs };
      const isPending = payment.state === 'pending';
      this.#setReminder(`payment:${key.player}.${key.number}`, isPending ? duty : undefined);
    }
  }

  #deriveEventReminders(): void {
    for (const fixture of this.lines.changedKeys()) {
      const line = this.lines.get(fixture);
      if (line !== undefined) this.#setReminder(`line:${fixture}`, nextLineDuty(line));
    }
    for (const fixture of this.books.changedKeys()) {
      const book = this.books.get(fixture);
      if (book !== undefined) this.#setReminder(`book:${fixture}`, nextBookDuty(book));
    }
  }

  #setReminder(actor: string, duty: Duty<string> | undefined): void {
    const known = this.reminders.get(actor);
    if (duty === undefined) {
      if (known === undefined) return;
      this.reminders.clear(actor);
      this.#reminderRows.delete(actor);
      return;
    }
    const { atMs } = duty;
    if (known?.atMs === atMs) return;
    const reminder = { actor, atMs };
    this.reminders.set(reminder);
    this.#reminderRows.put(actor, reminder);
  }
}
