/** The thread of sockets that subscribe to one draw and then only wait for its results. */
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../../../src/kernel/assert.ts';
import { SocketClient } from './socket-client.ts';
import { clientFrame } from './socket-frames.ts';
import type { WatchOrder, WatchPlan, WatchResult } from './watch-messages.ts';

/** Sockets that are opened at a time: a server's backlog is short. */
const OPENING_MAX = 128;
const SUB_PROTOCOL = 'tirage.v1.json';
const SNAPSHOT = Buffer.from('"snapshot":');
const RESULTS = Buffer.from('"results":{');

const { port, socketCount } = workerData as WatchPlan;
const parent = must(parentPort, 'the sockets were started outside a worker thread');
const clients: SocketClient[] = [];
const subscribed = new Set<number>();
const arrivedAtMs = new Map<number, number>();
/** Checks whether the step is done. */
let look: () => void = () => undefined;
let fail: (reason: string) => void = () => undefined;

parent.on('message', (order: WatchOrder) => {
  const startedMs = performance.now();
  run(order).then(
    () => {
      const seconds = (performance.now() - startedMs) / 1_000;
      const arrived = Float64Array.from(arrivedAtMs.values()).sort();
      parent.postMessage({ seconds, arrivedAtMs: arrived } satisfies WatchResult);
    },
    (error: unknown) => parent.postMessage({ failure: String(error) }),
  );
});

function run(order: WatchOrder): Promise<void> {
  switch (order.step) {
    case 'open':
      return open();
    case 'subscribe': {
      const topic = `draw.${order.drawId}`;
      const frame = clientFrame(SUB_PROTOCOL, { id: 'watch', op: 'subscribe', topic });
      for (const client of clients) client.write(frame);
      return until(() => subscribed.size === socketCount);
    }
    case 'awaitResults':
      return until(() => arrivedAtMs.size === socketCount);
  }
}

async function open(): Promise<void> {
  while (clients.length < socketCount) {
    const first = clients.length;
    const length = Math.min(OPENING_MAX, socketCount - first);
    const wave = Array.from({ length }, (_, i) => openOne(first + i));
    clients.push(...(await Promise.all(wave)));
  }
}

function openOne(index: number): Promise<SocketClient> {
  const door = { port, subProtocol: SUB_PROTOCOL } as const;
  return SocketClient.open(door, {
    message: (bytes, start, end) => {
      const payload = bytes.subarray(start, end);
      if (payload.includes(SNAPSHOT)) subscribed.add(index);
      if (payload.includes(RESULTS) && !arrivedAtMs.has(index)) {
        arrivedAtMs.set(index, performance.timeOrigin + performance.now());
      }
      look();
    },
    closed: (reason) => fail(reason),
  });
}

function until(isDone: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    fail = (reason) => reject(new Error(reason));
    look = () => {
      if (isDone()) resolve();
    };
    look();
  });
}
