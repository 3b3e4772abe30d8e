/**
 * One turn of the shard's loop: decisions made together, whose effects leave together once durable.
 */

import type { Stamp } from '../../actors/decider.ts';
import type { ShardEvent } from '../../actors/events.ts';
import type { TicketColumnsView } from '../../actors/games/ticket-columns.ts';
import type { Journal } from '../journal/journal.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DrawNo, PlayerKey } from '../kernel/ids.ts';
import type { ShardNotice } from '../protocol/shard-notices.ts';
import type { Errand } from './handlers/duty-handler.ts';
import type { HandlerContext } from './handlers/handler.ts';
import type { ShardState } from './state/shard-state.ts';
import type { AddressedAnswer, Letter } from './work.ts';

export interface BatchOptions {
  /** Counts the batches of this run, from 1. */
  readonly number: number;
  readonly state: ShardState;
  readonly journal: Journal;
  readonly stamp: Stamp;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Makes the shard's clock trust the wall clock; returns the new stamp. */
  readonly acceptWall: () => Stamp;
}

export class Batch {
  readonly number: number;
  readonly events: ShardEvent[] = [];
  readonly answers: AddressedAnswer[] = [];
  readonly letters: Letter[] = [];
  /** By shard: mail from it has been taken up to this number. */
  readonly taken = new Map<number, number>();
  readonly errands: { readonly actor: string; readonly errand: Errand }[] = [];
  /** The tickets of draws that the batch finishes, because the state releases them. */
  readonly finished = new Map<DrawNo, TicketColumnsView>();
  /** What the gateways are told once the batch is durable. */
  readonly notices: ShardNotice[] = [];
  commandCount = 0;
  /** Events that were given to the state, including the one at which it may have thrown. */
  touchedCount = 0;
  /** The context that its handlers share, one after the other. */
  context: HandlerContext;
  readonly #state: ShardState;

  constructor(options: BatchOptions) {
    const { number, state, journal, stamp, clock } = options;
    this.number = number;
    this.#state = state;
    this.context = {
      state,
      journal,
      stamp,
      clock,
      apply: (events) => this.#apply(events),
      acceptWall: () => {
        const accepted = options.acceptWall();
        this.take(0, accepted);
        return accepted;
      },
    };
  }

  /** More commands join: one stamp for all, since they were in the queue by then, undecided. */
  take(commandCount: number, stamp: Stamp): void {
    this.commandCount += commandCount;
    this.context = { ...this.context, stamp };
  }

  #apply(events: readonly ShardEvent[]): void {
    for (const event of events) if ('players' in event) this.#readAccounts(event.players);
    for (const event of events) {
      if (event.type === 'InstancePaid' || event.type === 'InstanceRefunded') {
        this.#keepColumns(event.draw);
      }
      this.touchedCount += 1;
      this.#state.apply(event);
      this.events.push(event);
      if (event.type === 'MailTaken') this.taken.set(event.from, event.number);
      if (event.type !== 'MailPosted') continue;
      const channel = must(this.#state.mailChannels.get(event.to), 'posted mail has no channel');
      this.letters.push({ to: event.to, number: channel.sentNumber, message: event.message });
    }
  }

  /** Reads them before anything is changed: if one is damaged, nothing has happened yet. */
  #readAccounts(players: readonly PlayerKey[]): void {
    for (const player of players) this.#state.accounts.get(player);
  }

  #keepColumns(draw: DrawNo): void {
    const columns = this.#state.tickets.columns(draw);
    this.finished.set(draw, must(columns, 'a draw finished without its tickets in memory'));
  }
}
