/**
 * A shard's whole state: the tables, the tickets, and what follows from them (reminders, and which
 * draws are live).
 *
 * `apply` is the only way in. The same object serves the running shard, its recovery and the
 * verification of a journal, so all three derive the same rows from the same events.
 */
import { COUNTERS } from '../../../actors/counters.ts';
import { wasOpened } from '../../../actors/draw/instance.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { evolve } from '../../../actors/evolve.ts';
import { KnownIdentity, type ShardOrigin } from '../../../actors/growth/growth.ts';
import type { ShardIdentity, States } from '../../../actors/states.ts';
import { ACCOUNT_MEGABYTES } from '../../config/money-setting-rows.ts';
import type { RowWrite } from '../../journal/journal.ts';
import { DamagedRowError } from '../../journal/journal-errors.ts';
import type { ClockReading } from '../../kernel/clock-guard.ts';
import type { HashKey } from '../../structures/keyed-hash.ts';
import { accountsIn } from '../accounts/account-columns.ts';
import { ResidentAccounts } from '../accounts/resident-accounts.ts';
import { BetBlocks } from '../blocks/bet-blocks.ts';
import { FreeStockBlocks } from '../blocks/free-stock-blocks.ts';
import { TicketBlocks } from '../blocks/ticket-blocks.ts';
import { DueQuestions } from '../due-questions.ts';
import { EntryLog, type EntrySource } from '../entries/entry-log.ts';
import { INDEX_SHAPE, type IndexShape } from '../entries/key-index.ts';
import { ownRows } from '../tables/damaged-rows.ts';
import { SHARD_TABLES } from '../tables/shard-tables.ts';
import { deriveReminders } from './derive-reminders.ts';
import { JobFindings } from './job-findings.ts';
import { LiveDraws } from './live-draws.ts';
import { QuickPickMemory } from './quick-pick-memory.ts';
import { Reminders } from './reminders.ts';
import { Reservations, reservationActor } from './reservations.ts';
import { tableFields } from './table-fields.ts';

export interface StateOptions {
  readonly indexShape?: IndexShape | undefined;
  /** Accounts of players in memory, beyond those that must be. */
  readonly accountsMax?: number | undefined;
  /** For the index of clients' keys, if none is stored; left out where nothing is written. */
  readonly hashKey?: HashKey | undefined;
}

const NO_HASH_KEY: HashKey = [0, 0];
const ACCOUNTS_MAX = accountsIn(ACCOUNT_MEGABYTES);
const { accounts: _, ...CACHED_TABLES } = SHARD_TABLES;

/**
 * No private methods: V8 marks each object that has some, and made this one, with its many fields,
 * a dictionary by that.
 */
export class ShardState extends tableFields(CACHED_TABLES) implements States {
  readonly identity: ShardIdentity;
  readonly accounts: ResidentAccounts;
  readonly entries: EntryLog;
  readonly tickets: TicketBlocks;
  readonly bets: BetBlocks;
  readonly freeStock: FreeStockBlocks;
  readonly reservations = new Reservations(this.reservationRows);
  readonly liveDraws = new LiveDraws(this.liveInstances);
  readonly timers = new Reminders();
  readonly findings = new JobFindings();
  readonly quickPicks = new QuickPickMemory();
  readonly questions = new DueQuestions();

  constructor(origin: ShardOrigin, journal: EntrySource, options: StateOptions = {}) {
    const { indexShape = INDEX_SHAPE, hashKey = NO_HASH_KEY } = options;
    super(journal);
    this.identity = new KnownIdentity(origin, this.growth);
    const accountsMax = options.accountsMax ?? ACCOUNTS_MAX;
    this.accounts = new ResidentAccounts(journal, accountsMax, (error) => this.onDamagedRow(error));
    const termMs = () => this.counters.get(COUNTERS.keyTermMs);
    this.entries = new EntryLog(journal, indexShape, { hashKey, termMs });
    this.tickets = new TicketBlocks(journal);
    this.bets = new BetBlocks(journal);
    this.freeStock = new FreeStockBlocks(journal, this.identity);
  }

  apply(event: ShardEvent): void {
    this.entries.beginEvent();
    evolve(this, event);
  }

  /**
   * The rows that the batch changed. `batch` counts the batches of this run, `sequence` is the
   * journal record that will hold them.
   */
  takeWrites({ batch, sequence }: { batch: number; sequence: number }): RowWrite[] {
    deriveReminders(this);
    const writes: RowWrite[] = [];
    this.takeTableWrites(batch, writes);
    this.accounts.takeWrites(batch, writes);
    this.entries.takeWrites({ batch, sequence }, writes);
    this.tickets.takeWrites(batch, sequence, writes);
    this.bets.takeWrites(batch, sequence, writes);
    this.freeStock.takeWrites(batch, writes);
    return writes;
  }

  /** Batches up to `batch` are durable. */
  flushed(batch: number): void {
    this.tablesFlushed(batch);
    this.accounts.flushed(batch);
    this.entries.flushed(batch);
    this.tickets.flushed(batch);
    this.bets.flushed(batch);
    this.freeStock.flushed(batch);
  }

  /**
   * Loads what must be in memory, from rows as of the record `sequence`: the newest keys,
   * reminders, reservations and tickets of draws still under way.
   */
  recover(sequence: number): void {
    ownRows(() => {
      this.entries.recover(sequence);
      for (const { value } of this.reminders.all()) this.timers.set(value);
    });
    this.reservations.recover(this.counters);
    for (const draw of this.liveDraws.list()) {
      try {
        const instance = this.instances.get(draw);
        if (instance === undefined || instance.phase === 'scheduled') continue;
        const columns = this.tickets.load(draw, instance.terms.game);
        if (!wasOpened(instance) || instance.returned === undefined) continue;
        for (const { key } of this.returnedTickets.all({ of: { draw } })) {
          columns.giveBack(key.ordinal);
        }
      } catch (error) {
        if (!(error instanceof DamagedRowError)) throw error;
        // This concerns one draw only: without all of its tickets nothing can be done with it.
        this.instances.condemn(draw, error);
      }
    }
  }

  /**
   * What waits for an answer from outside is due at once. Call when the rows are those of the
   * newest record: no event tells of questions.
   */
  askAgain(): void {
    ownRows(() => {
      for (const { key, value } of this.openOrders.all()) this.questions.add(key, value);
    });
  }

  /** The actors that are due: by what is surely past, and by the monotonic time. */
  dueActors({ earliestMs }: ClockReading, monotonicMs: number): string[] {
    const reservations = this.reservations.due(earliestMs).map(reservationActor);
    return [...this.timers.due(earliestMs), ...reservations, ...this.questions.due(monotonicMs)];
  }

  /** The next instant at which an actor may be due; infinite when nothing is planned. */
  nextDueAtMs(): number {
    const never = Number.POSITIVE_INFINITY;
    return Math.min(this.timers.nextAtMs() ?? never, this.reservations.nextAtMs() ?? never);
  }
}
