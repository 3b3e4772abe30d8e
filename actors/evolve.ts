/**
 * What each event changes. Total: an evolver may not reject a fact, only assert that it can be one.
 *
 * The same function runs when an event is decided, when a journal is replayed and when it is
 * verified, so that all three give the same state.
 */
import { DECLARATIONS, type ShardEvent } from './events.ts';
import type { States } from './states.ts';

export function evolve(states: States, event: ShardEvent): void {
  DECLARATIONS[event.type].evolve?.(states, event);
}
