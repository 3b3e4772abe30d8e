/**
 * One declaration for each event: how it is stored, what it changes, and what others are told.
 *
 * Everything else about an event is folded from these (`events.ts`): the union of all, the codec of
 * records, the evolver, the messages. They stand in the folder of their area, beside the types.
 */
import type { OutboxStates, Telling } from './outbox/outbox.ts';
import type { States } from './states.ts';
import { type Grown, type StoredForm, storedForm } from './stored-form.ts';

/** In records by position, as its form says. */
export interface EventDeclaration<Event extends { readonly type: string }> extends StoredForm {
  /** Names are a storage format. */
  readonly type: Event['type'];
  /** In records. A storage format: never used again for another. */
  readonly number: number;
  /**
   * Total: it may not reject an event, only assert that it can be one. Undefined for a fact that
   * nothing is decided by.
   */
  readonly evolve: ((states: States, event: Event) => void) | undefined;
  /** Pure, and the same whenever it is asked (`outbox/messages-of-event.ts`). */
  readonly tell: ((states: OutboxStates, event: Event) => Telling) | undefined;
}

type WhatFollows<Event extends { readonly type: string }> = Partial<
  Pick<EventDeclaration<Event>, 'evolve' | 'tell'>
>;

/**
 * `declareEvent<DrawClosed>()('DrawClosed', 72, ['draw', 'atMs'], { evolve, tell })`. A field that
 * the event did not have from the beginning stands in `later: { reason: null }` instead of the
 * list, with what it is in events from before it: one that is forgotten fails to compile.
 */
export function declareEvent<Event extends { readonly type: string }>() {
  type Body = Omit<Event, 'type'>;
  return <const Fields extends readonly (keyof Body & string)[]>(
    type: Event['type'],
    number: number,
    fields: Fields,
    ...follows: Grown<Body, Fields[number], WhatFollows<Event>>
  ): EventDeclaration<Event> => {
    const { evolve, tell, ...growth } = follows[0] ?? {};
    return { type, number, ...storedForm(fields, growth), evolve, tell };
  };
}

/** The events that a list of declarations declares. */
export type Declared<List extends readonly unknown[]> = EventIn<List[number]>;

type EventIn<Declaration> = Declaration extends EventDeclaration<infer Event> ? Event : never;
