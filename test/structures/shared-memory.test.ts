import { test } from 'tap';
import { sharedBytes, sharedWords } from '../../src/structures/shared-memory.ts';

test('shared memory: columns of a length, of zeros, that another thread may have, too', (t) => {
  for (const column of [sharedBytes(3), sharedWords(3)]) {
    t.same([...column], [0, 0, 0]);
    t.ok(column.buffer instanceof SharedArrayBuffer);
  }
  t.end();
});
