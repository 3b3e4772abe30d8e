/**
 * What other services are told of an event.
 *
 * Pure, and the same whenever it is asked: beside the event it reads only facts that never change
 * once they are there. So the messages of a record need not be stored (`outbox.ts`), and a message
 * that is published twice is the same message. An event whose declaration tells nothing is nobody
 * else's business. The number of messages of one event, and their order, are part of their ids.
 */

import type { EventDeclaration } from '../event-declaration.ts';
import { EVENTS, type EventType, type ShardEvent } from '../events.ts';
import type { OutboxStates, Telling } from './outbox.ts';

type Teller = EventDeclaration<ShardEvent>['tell'];

const NOTHING: Telling = [];

const TELLERS = Object.fromEntries(
  EVENTS.map(({ type, tell }) => [type, tell as Teller]),
) as Readonly<Record<EventType, Teller>>;

export function messagesOfEvent(states: OutboxStates, event: ShardEvent): Telling {
  return TELLERS[event.type]?.(states, event) ?? NOTHING;
}
