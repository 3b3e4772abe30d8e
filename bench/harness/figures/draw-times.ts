/**
 * When a draw passed its stages, read from the journals of its shards: each record carries the
 * shard's clock. A stage that all shards go through ends with the last of them.
 */
import type { ShardEvent } from '../../../actors/events.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { openBenchJournal, recordsOf } from '../processes/bench-journal.ts';

/** In order; each ends with the last event of its type. */
export const STAGES = [
  { stage: 'close: every shard has stopped selling', endsWith: 'InstanceClosed' },
  { stage: 'seal: Merkle roots of all shards', endsWith: 'InstanceSealed' },
  { stage: 'conduct: tickets root, numbers', endsWith: 'DrawConducted' },
  { stage: 'scan: winners of all shards', endsWith: 'InstanceScanned' },
  { stage: 'settle: prizes computed, money sent', endsWith: 'InstanceSettled' },
  { stage: 'pay: the last credit is decided', endsWith: 'InstancePaid' },
  { stage: 'publish', endsWith: 'DrawPublished' },
] as const satisfies readonly { stage: string; endsWith: ShardEvent['type'] }[];

export interface DrawMoments {
  /** The shard's clock at the end of each stage, in the order of STAGES. */
  readonly endsMs: readonly number[];
  readonly winnerCount: number;
}

export async function drawTimes(
  directories: readonly string[],
  draw: DrawNo,
): Promise<DrawMoments> {
  const endsMs = new Map<string, number>();
  let winnerCount = 0;
  for (const directory of directories) {
    const journal = await openBenchJournal(directory);
    for (const { nowMs, events } of recordsOf(journal)) {
      for (const event of events) {
        if (!('draw' in event) || event.draw !== draw) continue;
        endsMs.set(event.type, Math.max(endsMs.get(event.type) ?? 0, nowMs));
        if (event.type === 'WinnersPaid') winnerCount += event.ordinals.length;
      }
    }
    await journal.close();
  }
  const ends = STAGES.map(({ endsWith }) => must(endsMs.get(endsWith), `nothing ${endsWith}`));
  return { endsMs: ends, winnerCount };
}
