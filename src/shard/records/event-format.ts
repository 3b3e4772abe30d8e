/** How an event is stored: its number, and the order of its fields. Both are a storage format. */
import type { EventOf, EventType } from '../../../actors/events.ts';
import type { AllFields } from './positional-codec.ts';

export interface EventFormat {
  readonly number: number;
  readonly fields: readonly string[];
}

/** `format<'DrawClosed'>()(72, ['draw', 'atMs'])`: a field that is forgotten fails to compile. */
export function format<Type extends EventType>() {
  type Body = Omit<EventOf<Type>, 'type'>;
  return <const Fields extends readonly (keyof Body)[]>(
    number: number,
    fields: Fields & AllFields<Body, Fields>,
  ): EventFormat => ({ number, fields: fields as readonly string[] });
}
