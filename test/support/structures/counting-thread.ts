/** A thread that increments each key of a shared table `times` times, while others do. */
import { workerData } from 'node:worker_threads';
import { SharedTable } from '../../../src/structures/shared-table.ts';

export interface CountingOrder {
  readonly memory: SharedArrayBuffer;
  readonly keys: readonly string[];
  readonly times: number;
  /** One word: how many threads are ready. They begin together; otherwise they would take turns. */
  readonly gate: SharedArrayBuffer;
  readonly threadCount: number;
}

const { memory, keys, times, gate, threadCount } = workerData as CountingOrder;
const table = new SharedTable(memory);
awaitOthers(new Int32Array(gate));
for (const key of keys) {
  const place = table.place(key, 0, () => 0);
  for (let i = 0; i < times; i += 1) {
    for (let seen = table.read(place); ; seen = table.read(place)) {
      if (table.exchange(place, seen, seen + 1)) break;
    }
  }
}

function awaitOthers(arrived: Int32Array): void {
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  for (;;) {
    const count = Atomics.load(arrived, 0);
    if (count >= threadCount) return;
    Atomics.wait(arrived, 0, count);
  }
}
