/** Which of the questions to a shard are answered, without waiting for those that are not. */
import type { ShardAnswer } from '../../../src/protocol/shard-requests.ts';

/** Whether each is answered within a turn of the event loop; what waits stays waiting. */
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
