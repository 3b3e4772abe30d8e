/**
 * Reads the rows in the directory given as its argument, and stays in that read until it is killed:
 * a read ends with the turn of its event loop, and this turn does not end.
 */
import { writeSync } from 'node:fs';
import { MAP_BYTES } from '../../../src/journal/lmdb-environment.ts';
import { RowStore } from '../../../src/journal/row-store.ts';

const [directory = ''] = process.argv.slice(2);
const store = RowStore.open({ directory, mapBytes: MAP_BYTES, mayCreate: false });
writeSync(1, `held ${store.checkpoint.sequence}\n`);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
