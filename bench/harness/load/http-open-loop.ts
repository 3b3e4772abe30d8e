/** An open loop of HTTP requests over keep-alive connections. */
import { must } from '../../../src/kernel/assert.ts';
import { HttpConnection } from './http-connection.ts';
import { OpenLoop, type OpenLoopResult } from './open-loop.ts';

export interface HttpOpenLoopPlan {
  readonly port: number;
  readonly connectionCount: number;
  readonly ratePerSecond: number;
  readonly requestCount: number;
  readonly answerBytesMax?: number;
  /** When the full rate is reached, by the wall clock; if that is past, it begins at once. */
  readonly startsAtWallMs?: number;
  /** Before that the rate rises evenly from nothing, for this long. */
  readonly rampMs?: number;
  /** The bytes of a whole request. They are not touched again before it is answered. */
  requestOf(index: number): Buffer;
  /** The answer lies in the connection during the call. */
  answered(index: number, waitedMs: number, connection: HttpConnection): void;
}

/** Rejects if a connection ends with a request in flight: nobody knows what became of it. */
export async function httpOpenLoop(plan: HttpOpenLoopPlan): Promise<OpenLoopResult> {
  const { port, connectionCount, ratePerSecond, requestCount } = plan;
  let reject: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, fail) => {
    reject = fail;
  });
  const connections = Array.from({ length: connectionCount }, (_, lane) => {
    const listener = {
      answered: () => loop.finished(lane),
      failed: (reason: string) => reject(new Error(reason)),
    };
    return new HttpConnection(listener, plan.answerBytesMax);
  });
  await Promise.all(connections.map((connection) => connection.connect(port)));
  const { rampMs = 0 } = plan;
  const waitMs = Math.max(rampMs, (plan.startsAtWallMs ?? 0) - Date.now());
  const laneOf = new Int32Array(requestCount);
  const loop = new OpenLoop({
    ratePerSecond,
    taskCount: requestCount,
    laneCount: connectionCount,
    startsAtMs: performance.now() + waitMs,
    rampMs,
    send: (lane, index) => {
      laneOf[index] = lane;
      const connection = must(connections[lane], 'a lane has no connection');
      // A connection that the server cut while it idled is opened anew: that wait counts too.
      if (connection.isOpen) connection.send(plan.requestOf(index));
      else connection.connect(port).then(() => connection.send(plan.requestOf(index)), reject);
    },
    answered: (index, waitedMs) => {
      const connection = must(connections[laneOf[index] ?? 0], 'a lane has no connection');
      plan.answered(index, waitedMs, connection);
    },
  });
  try {
    return await Promise.race([loop.run(), failed]);
  } finally {
    for (const connection of connections) connection.close();
  }
}
