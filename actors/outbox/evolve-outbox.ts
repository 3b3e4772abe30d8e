import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { OUTBOX_CURSOR_KEY } from './outbox.ts';
import type { OutboxAdvanced, OutboxReplayed } from './outbox-events.ts';

export function evolveOutboxAdvanced(states: States, { sequence }: OutboxAdvanced): void {
  const earlier = states.outboxCursor.get(OUTBOX_CURSOR_KEY);
  assert(sequence > (earlier?.sequence ?? 0), 'the outbox was relayed backwards');
  const replayCount = earlier?.replayCount ?? 0;
  states.outboxCursor.put(OUTBOX_CURSOR_KEY, { sequence, replayCount });
}

export function evolveOutboxReplayed(states: States, { fromSequence }: OutboxReplayed): void {
  const earlier = states.outboxCursor.get(OUTBOX_CURSOR_KEY);
  assert(fromSequence <= (earlier?.sequence ?? 0), 'what is told again was never told');
  const replayCount = (earlier?.replayCount ?? 0) + 1;
  states.outboxCursor.put(OUTBOX_CURSOR_KEY, { sequence: fromSequence - 1, replayCount });
}
