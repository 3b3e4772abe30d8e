import { accept, type Decision } from '../decider.ts';
import type { OutboxAdvanced, OutboxCursor } from './outbox.ts';

export interface AdvanceOutbox {
  readonly sequence: number;
}

/** A relay that was restarted may speak of what an earlier one had done already. */
export function decideAdvanceOutbox(
  cursor: OutboxCursor | undefined,
  { sequence }: AdvanceOutbox,
): Decision<OutboxAdvanced> {
  if (sequence <= (cursor?.sequence ?? 0)) return accept([]);
  return accept([{ type: 'OutboxAdvanced', sequence }]);
}
