/** What a stopped engine of one shard really sold of a draw, read from its journal. */
import type { Game } from '../../../actors/games/game.ts';
import { ticketCountOf } from '../../../actors/games/ticket-count.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { openBenchJournal, recordsOf } from '../processes/bench-journal.ts';

export interface SoldTickets {
  readonly count: number;
  /** Sold at or after that instant, by the shard's clock. */
  readonly lateCount: number;
  /** Acknowledged, but not in the journal. */
  readonly lostCount: number;
  /** In the journal, but not acknowledged; or acknowledged more than once. */
  readonly doubledCount: number;
}

/** Compares by ordinal: each ticket that was acknowledged is there, and no other. */
export async function compareSold(
  directory: string,
  { draw, closesAtMs, ordinals }: { draw: DrawNo; closesAtMs: number; ordinals: Uint32Array },
): Promise<SoldTickets> {
  const acknowledged = new Map<number, number>();
  for (const ordinal of ordinals) {
    acknowledged.set(ordinal, (acknowledged.get(ordinal) ?? 0) + 1);
  }
  let doubledCount = ordinals.length - acknowledged.size;
  let count = 0;
  let lateCount = 0;
  let game: Game | undefined;
  const journal = await openBenchJournal(directory);
  for (const { events } of recordsOf(journal)) {
    for (const event of events) {
      if (event.type === 'InstanceAnnounced' && event.terms.draw === draw) game = event.terms.game;
      if (event.type !== 'TicketsBought' || event.draw !== draw) continue;
      const ticketCount = ticketCountOf(must(game, 'a sold draw was announced'), event.masks);
      count += ticketCount;
      if (event.atMs >= closesAtMs) lateCount += ticketCount;
      for (let i = 0; i < ticketCount; i += 1) {
        if (!acknowledged.delete(event.firstOrdinal + i)) doubledCount += 1;
      }
    }
  }
  await journal.close();
  return { count, lateCount, lostCount: acknowledged.size, doubledCount };
}
