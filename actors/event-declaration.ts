/**
 * One declaration for each event: how it is stored, what it changes, and what others are told.
 *
 * Everything else about an event is folded from these (`events.ts`): the union of all, the codec of
 * records, the evolver, the messages. They stand in the folder of their area, beside the types.
 */
import type { OutboxStates, Telling } from './outbox/outbox.ts';
import type { States } from './states.ts';

export interface EventDeclaration<Event extends { readonly type: string }> {
  /** Names are a storage format. */
  readonly type: Event['type'];
  /** In records. A storage format: never used again for another. */
  readonly number: number;
  /** In records, by position. A storage format: new ones at the end, none moved or removed. */
  readonly fields: readonly string[];
  /**
   * Total: it may not reject an event, only assert that it can be one. Undefined for a fact that
   * nothing is decided by.
   */
  readonly evolve: ((states: States, event: Event) => void) | undefined;
  /** Pure, and the same whenever it is asked (`outbox/messages-of-event.ts`). */
  readonly tell: ((states: OutboxStates, event: Event) => Telling) | undefined;
}

/** A list of all the fields of `Value`, each once: one that is forgotten fails to compile. */
export type AllFields<Value, Fields extends readonly (keyof Value)[]> =
  Exclude<keyof Value, Fields[number]> extends never ? Fields : never;

type WhatFollows<Event extends { readonly type: string }> = Partial<
  Pick<EventDeclaration<Event>, 'evolve' | 'tell'>
>;

/** `declareEvent<DrawClosed>()('DrawClosed', 72, ['draw', 'atMs'], { evolve, tell })`. */
export function declareEvent<Event extends { readonly type: string }>() {
  type Body = Omit<Event, 'type'>;
  return <const Fields extends readonly (keyof Body & string)[]>(
    type: Event['type'],
    number: number,
    fields: Fields & AllFields<Body, Fields>,
    { evolve, tell }: WhatFollows<Event> = {},
  ): EventDeclaration<Event> => ({ type, number, fields, evolve, tell });
}

/** The events that a list of declarations declares. */
export type Declared<List extends readonly unknown[]> = EventIn<List[number]>;

type EventIn<Declaration> = Declaration extends EventDeclaration<infer Event> ? Event : never;
