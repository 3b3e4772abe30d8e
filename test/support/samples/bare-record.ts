import type { ShardEvent } from '../../../actors/events.ts';
import { encodeRecord } from '../../../src/shard/records/event-codec.ts';

/** A record whose events have led to no entries. */
export function bareRecord(nowMs: number, events: readonly ShardEvent[] = []): Uint8Array {
  return encodeRecord({ sequence: 1, nowMs, events, entries: [] });
}
