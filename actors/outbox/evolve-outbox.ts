import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { OUTBOX_CURSOR_KEY, type OutboxAdvanced } from './outbox.ts';

export function evolveOutboxAdvanced(states: States, { sequence }: OutboxAdvanced): void {
  const earlier = states.outboxCursor.get(OUTBOX_CURSOR_KEY);
  assert(sequence > (earlier?.sequence ?? 0), 'the outbox is relayed forwards');
  states.outboxCursor.put(OUTBOX_CURSOR_KEY, { sequence });
}
