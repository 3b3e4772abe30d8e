/**
 * The entry of a shard's checkpoint thread: writes rows to the store, beside the shard's own work.
 *
 * A thread of its own, because sorting a checkpoint into the store's pages takes some tenths of a
 * second of processor time, which the shard's thread would be missing. It gives way to all others,
 * and so does LMDB's own thread, which it starts: nobody waits for a checkpoint.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { must, unreachable } from '../kernel/assert.ts';
import { giveWay } from '../kernel/thread-priority.ts';
import type {
  CheckpointAnswer,
  CheckpointQuestion,
  CheckpointThreadData,
} from './checkpoint-thread.ts';
import { reasonOf } from './lmdb-environment.ts';
import { RowStore } from './row-store.ts';

const port = must(parentPort, 'a checkpoint thread was started outside a worker thread');
const { file } = workerData as CheckpointThreadData;
giveWay();
const store = RowStore.open(file);

port.on('message', (question: CheckpointQuestion) => {
  switch (question.ask) {
    case 'write':
      store.write(question.columns, question.checkpoint).then(
        () => tell({ type: 'written' }),
        (cause: unknown) => tell({ type: 'failed', reason: reasonOf(cause) }),
      );
      return;
    case 'stop':
      void store.close().then(() => port.close());
      return;
    default:
      unreachable(question);
  }
});

function tell(answer: CheckpointAnswer): void {
  port.postMessage(answer);
}
