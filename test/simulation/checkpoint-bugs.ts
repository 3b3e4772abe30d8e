/** Bugs of checkpoints, and of the records behind one that a restart derives rows from. */

import { must } from '../../src/kernel/assert.ts';
import { ShardState } from '../../src/shard/state/shard-state.ts';
import { MemoryJournal } from '../support/journal/memory-journal.ts';
import { MemoryRowStore } from '../support/journal/memory-row-store.ts';
import { type PlantedBug, replacing } from './planting.ts';

export const CHECKPOINT_BUGS: readonly PlantedBug[] = [
  replacing(MemoryJournal, 'append', 'rows are stored before their record is', (original) => {
    return function (this: MemoryJournal, batch) {
      const { sequence } = this.head;
      const appended = original.call(this, batch);
      // Each time, so that all rows of the records before are stored: those of a lost one are too.
      const rows = batch.rows.map(({ key, value }) => [latin1(key), value?.slice()] as const);
      if (this.head.sequence > sequence) this.stored.write(new Map(rows), this.head);
      return appended;
    };
  }),
  replacing(MemoryRowStore, 'write', 'a checkpoint is half written', (original) => {
    return function (this: MemoryRowStore, changes, checkpoint) {
      const half = [...changes].slice(0, Math.ceil(changes.size / 2));
      original.call(this, new Map(half), checkpoint);
    };
  }),
  onCheckpoint('the first record behind a checkpoint is not replayed', (sequence, last) => {
    return Math.min(sequence + 1, last);
  }),
  onCheckpoint('the last record of a checkpoint is replayed', (sequence) => {
    return Math.max(0, sequence - 1);
  }),
  replacing(MemoryJournal, 'restoreRows', 'a row comes back at a restart', (original) => {
    return function (this: MemoryJournal, rows) {
      const kept = rows.filter(({ value }) => value !== undefined);
      original.call(this, kept);
    };
  }),
  replacing(ShardState, 'askAgain', 'open orders are forgotten at a restart', () => {
    return () => undefined;
  }),
];

/** What a restart takes for the record that the stored rows are as of. */
function onCheckpoint(
  name: string,
  bug: (sequence: number, lastSequence: number) => number,
): PlantedBug {
  const property = 'checkpoint';
  return {
    name,
    plant: () => {
      const target = MemoryJournal.prototype;
      const original = must(
        Object.getOwnPropertyDescriptor(target, property),
        'nothing to replace',
      );
      Object.defineProperty(target, property, {
        ...original,
        get(this: MemoryJournal) {
          const { sequence, hash } = this.stored.checkpoint;
          return { sequence: bug(sequence, this.head.sequence), hash };
        },
      });
      return () => Object.defineProperty(target, property, original);
    },
  };
}

function latin1(key: Uint8Array): string {
  return Buffer.from(key).toString('latin1');
}
