/** A thread that reads a memtable of its owner's, and posts the rows that it sees. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  type MemtableColumns,
  type MemtableRow,
  rowsOf,
} from '../../../src/structures/memtable.ts';

const rows: MemtableRow[] = [];
for (const { key, value } of rowsOf(workerData as MemtableColumns)) {
  rows.push({ key: key.slice(), value: value?.slice() });
}
parentPort?.postMessage(rows);
