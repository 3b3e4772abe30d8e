import { accept, type Decision } from '../decider.ts';
import type { OutboxCursor } from './outbox.ts';
import type { OutboxAdvanced, OutboxReplayed } from './outbox-events.ts';

export interface AdvanceOutbox {
  readonly sequence: number;
  /** As the relay found it when it read the messages it has now published. */
  readonly replayCount: number;
}

export interface ReplayOutbox {
  readonly fromSequence: number;
  readonly reason: string;
}

/** A relay that was restarted or sent back may report what an earlier one had done already. */
export function decideAdvanceOutbox(
  cursor: OutboxCursor | undefined,
  { sequence, replayCount }: AdvanceOutbox,
): Decision<OutboxAdvanced> {
  if (replayCount !== (cursor?.replayCount ?? 0)) return accept([]);
  if (sequence <= (cursor?.sequence ?? 0)) return accept([]);
  return accept([{ type: 'OutboxAdvanced', sequence }]);
}

/** Nothing is skipped: a record that was not published yet is published in its turn. */
export function decideReplayOutbox(
  cursor: OutboxCursor | undefined,
  { fromSequence, reason }: ReplayOutbox,
  { nowMs: atMs }: { readonly nowMs: number },
): Decision<OutboxReplayed> {
  const isTold = Number.isSafeInteger(fromSequence) && fromSequence >= 1;
  if (!isTold || fromSequence > (cursor?.sequence ?? 0)) return accept([]);
  return accept([{ type: 'OutboxReplayed', fromSequence, reason, atMs }]);
}
