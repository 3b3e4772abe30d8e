/** Which of the requests to a shard are answered, without waiting for the others. */
import type { ShardAnswer } from '../../../src/protocol/shard-requests.ts';

/** Whether each is answered within a turn of the event loop; the others stay waiting. */
export async function answered(
  asked: readonly Promise<ShardAnswer<unknown>>[],
): Promise<boolean[]> {
  const done = asked.map(() => false);
  for (const [index, one] of asked.entries()) {
    void one.then(() => {
      done[index] = true;
    });
  }
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}
