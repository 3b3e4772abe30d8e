/**
 * What each event changes. Total: an evolver may not reject a fact, only assert that it can be one.
 *
 * The same function runs when an event is decided, when a journal is replayed and when it is
 * verified, so that all three give the same state.
 */
import type { AnyEvent, EventTable } from './event-table.ts';
import { EVENT_TABLE } from './events.ts';
import type { States } from './states.ts';

export const evolve = evolverOf(EVENT_TABLE);

export function evolverOf<Event extends AnyEvent>({ byType }: EventTable<Event>) {
  return (states: States, event: Event): void => {
    byType[event.type as Event['type']].evolve?.(states, event);
  };
}
