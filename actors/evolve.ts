/**
 * What each event changes. Total: an evolver may not reject a fact, only assert that it can be one.
 *
 * The same function runs when an event is decided, when a journal is replayed and when it is
 * verified, so that all three give the same state.
 */
import type { EventDeclaration } from './event-declaration.ts';
import { EVENTS, type EventType, type ShardEvent } from './events.ts';
import type { States } from './states.ts';

type Evolver = EventDeclaration<ShardEvent>['evolve'];

const EVOLVERS = Object.fromEntries(
  EVENTS.map(({ type, evolve: evolver }) => [type, evolver as Evolver]),
) as Readonly<Record<EventType, Evolver>>;

export function evolve(states: States, event: ShardEvent): void {
  EVOLVERS[event.type]?.(states, event);
}
