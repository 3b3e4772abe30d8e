/**
 * What a list of declarations comes to: each event's declaration by its name and by its number.
 *
 * The codec of records, the evolver and the messages are made of such a table, so that whatever is
 * declared is stored, takes effect and is told.
 */
import { assert } from '../src/kernel/assert.ts';
import type { Declared, EventDeclaration } from './event-declaration.ts';
import type { StoredForm } from './stored-form.ts';

/** Any event, of this engine or not. */
export interface AnyEvent {
  readonly type: string;
}

export interface EventTable<Event extends AnyEvent> {
  readonly byType: Readonly<Record<Event['type'], EventDeclaration<Event>>>;
  readonly byNumber: ReadonlyMap<number, EventForm>;
}

/** What is the same for events of all types. */
export type EventForm = StoredForm & Pick<EventDeclaration<AnyEvent>, 'type' | 'number'>;

export function foldEvents<const List extends readonly EventForm[]>(
  declarations: List,
): EventTable<Declared<List>> {
  const byType = Object.fromEntries(declarations.map((one) => [one.type, one] as const));
  const byNumber = new Map(declarations.map((one) => [one.number, one] as const));
  assert(Object.keys(byType).length === declarations.length, 'two events have the same name');
  assert(byNumber.size === declarations.length, 'two events have the same number');
  // An event is only ever given to the declaration of its own name.
  return { byType: byType as unknown as EventTable<Declared<List>>['byType'], byNumber };
}
