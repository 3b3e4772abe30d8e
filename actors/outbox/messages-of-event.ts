/**
 * What other services are told about an event.
 *
 * Pure, with the same result whenever it is asked: besides the event it reads only facts that never
 * change once they exist. So the messages of a record need not be stored (`outbox.ts`), and a
 * message that is published twice is the same message. An event whose declaration has no messages
 * is nobody else's business. The number of messages of one event, and their order, are part of
 * their ids.
 */

import type { AnyEvent, EventTable } from '../event-table.ts';
import { EVENT_TABLE } from '../events.ts';
import type { OutboxStates, Telling } from './outbox.ts';

const NOTHING: Telling = [];

export const messagesOfEvent = tellerOf(EVENT_TABLE);

export function tellerOf<Event extends AnyEvent>({ byType }: EventTable<Event>) {
  return (states: OutboxStates, event: Event): Telling =>
    byType[event.type as Event['type']].tell?.(states, event) ?? NOTHING;
}
