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
import type { RowWrite } from '../../journal/journal.ts';
import { DamagedRowError } from '../../journal/journal-errors.ts';
import type { ClockReading } from '../../kernel/clock-guard.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { HashKey } from '../../structures/keyed-hash.ts';
import { BetBlocks } from '../blocks/bet-blocks.ts';
import { TicketBlocks } from '../blocks/ticket-blocks.ts';
import { DueQuestions } from '../due-questions.ts';
import { EntryLog } from '../entries/entry-log.ts';
import { ownRows } from '../tables/damaged-rows.ts';
import { SHARD_TABLES } from '../tables/shard-tables.ts';
import type { RowReader } from '../tables/table.ts';
import { ACCOUNT_ROWS } from '../tables/wallet-tables.ts';
import { LateRows } from '../windows/late-rows.ts';
import { JobFindings } from './job-findings.ts';
import { setLive } from './live-draws.ts';
import { Reminders } from './reminders.ts';
import { tableFields } from './table-fields.ts';
import { WINDOW_SIZES, type WindowSizes } from './window-sizes.ts';

export interface StateOptions {
  readonly windows?: WindowSizes | undefined;
  /** For the index of entries, if none is stored; left out where nothing is written. */
  readonly hashKey?: HashKey | undefined;
}

const NO_HASH_KEY: HashKey = [0, 0];

export class ShardState extends tableFields(SHARD_TABLES) implements States {
  readonly identity: ShardIdentity;
  /** The stored rows of `accounts`, which are written late. */
  readonly accountRows: LateRows;
  readonly entries: EntryLog;
  readonly tickets: TicketBlocks;
  readonly bets: BetBlocks;
  readonly timers = new Reminders();
  readonly findings = new JobFindings();
  readonly questions = new DueQuestions();

  constructor(identity: ShardIdentity, journal: RowReader, options: StateOptions = {}) {
    const { windows = WINDOW_SIZES, hashKey = NO_HASH_KEY } = options;
    const accountRows = new LateRows(ACCOUNT_ROWS, journal, windows.accountChanges);
    super({ rows: journal, lateRows: accountRows });
    this.identity = identity;
    this.accountRows = accountRows;
    this.entries = new EntryLog(journal, windows.entryIndex, hashKey);
    this.tickets = new TicketBlocks(journal);
    this.bets = new BetBlocks(journal);
  }

  apply(event: ShardEvent): void {
    evolve(this, event);
  }

  /**
   * The rows that the batch changed. `batch` counts the batches of this run, `sequence` is the
   * journal record that will hold them.
   */
  takeWrites({ batch, sequence }: { batch: number; sequence: number }): RowWrite[] {
    this.#deriveReminders();
    const writes: RowWrite[] = [];
    const accountWrites: RowWrite[] = [];
    this.takeTableWrites(batch, writes, accountWrites);
    this.accountRows.takeWrites(accountWrites, writes);
    this.entries.takeWrites(batch, writes);
    this.tickets.takeWrites(batch, sequence, writes);
    this.bets.takeWrites(batch, sequence, writes);
    return writes;
  }

  /** Batches up to `batch` are durable. */
  flushed(batch: number): void {
    this.tablesFlushed(batch);
    this.entries.flushed(batch);
    this.tickets.flushed(batch);
    this.bets.flushed(batch);
  }

  /** Loads what must be in memory: newest changes, reminders, tickets of draws still under way. */
  recover(): void {
    ownRows(() => this.#recoverOwn());
    for (const draw of this.liveDraws()) {
      try {
        const instance = this.instances.get(draw);
        if (instance === undefined || instance.phase === 'scheduled') continue;
        this.tickets.load(draw, instance.terms.game);
      } catch (error) {
        if (!(error instanceof DamagedRowError)) throw error;
        // This concerns one draw only: without all of its tickets nothing can be done with it.
        this.instances.condemn(draw, error);
      }
    }
  }

  #recoverOwn(): void {
    this.accountRows.recover();
    this.entries.recover();
    for (const { value } of this.reminders.all()) this.timers.set(value);
    for (const { key, value } of this.openOrders.all()) this.questions.add(key, value);
  }

  /** The actors that are due: by what is surely past, and by the monotonic time. */
  dueActors({ earliestMs }: ClockReading, monotonicMs: number): string[] {
    return [...this.timers.due(earliestMs), ...this.questions.due(monotonicMs)];
  }

  /** Draws that this shard still has work with. */
  liveDraws(): DrawNo[] {
    return Array.from(this.liveInstances.all(), ({ key }) => key);
  }

  #deriveReminders(): void {
    for (const { key: draw, value: instance } of this.instances.changedRows()) {
      this.#setReminder(`instance:${draw}`, nextInstanceDuty(instance));
      const isOver = instance.phase === 'paid' || instance.phase === 'cancelled';
      setLive(this.liveInstances, draw, !isOver);
    }
    for (const { key: draw, value: coordinator } of this.coordinators.changedRows()) {
      this.#setReminder(`coordinator:${draw}`, nextCoordinatorDuty(coordinator));
      const isOver = coordinator.state === 'published' || isCancelledForGood(coordinator);
      setLive(this.liveCoordinators, draw, !isOver);
    }
    for (const { key: raffleId, value: raffle } of this.raffles.changedRows()) {
      this.#setReminder(`raffle:${raffleId}`, nextRaffleDuty(raffle));
    }
    for (const { key, value: payment } of this.payments.changedRows()) {
      const duty: Duty<'ask'> = { duty: 'ask', atMs: payment.askAtMs };
      const isPending = payment.state === 'pending';
      this.#setReminder(`payment:${key.player}.${key.number}`, isPending ? duty : undefined);
    }
    for (const { key: fixture, value: line } of this.lines.changedRows()) {
      this.#setReminder(`line:${fixture}`, nextLineDuty(line));
    }
    for (const { key: fixture, value: book } of this.books.changedRows()) {
      this.#setReminder(`book:${fixture}`, nextBookDuty(book));
    }
  }

  #setReminder(actor: string, duty: Duty<string> | undefined): void {
    const known = this.timers.get(actor);
    if (duty === undefined) {
      if (known === undefined) return;
      this.timers.clear(actor);
      this.reminders.delete(actor);
      return;
    }
    const { atMs } = duty;
    if (known?.atMs === atMs) return;
    const reminder = { actor, atMs };
    this.timers.set(reminder);
    this.reminders.put(actor, reminder);
  }
}
