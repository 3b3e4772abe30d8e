/**
 * HTTP that returns instead of resolving, as it does in k6: a second thread asks, and the calling
 * one sleeps until the answers are there.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { must } from '../../../src/kernel/assert.ts';

const ANSWER_LIMIT_MS = 30_000;

export interface HttpQuestion {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface SynchronousAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly error: string;
  readonly duration: number;
}

const { port1: near, port2: far } = new MessageChannel();
const isAnswered = new Int32Array(new SharedArrayBuffer(4));
const thread = new Worker(new URL('./http-thread.js', import.meta.url), {
  workerData: { port: far, isAnswered },
  transferList: [far],
});
thread.unref();
near.unref();

/** All at once; the answers in the order of the questions. */
export function askTogether(questions: readonly HttpQuestion[]): readonly SynchronousAnswer[] {
  Atomics.store(isAnswered, 0, 0);
  near.postMessage(questions);
  if (Atomics.wait(isAnswered, 0, 0, ANSWER_LIMIT_MS) === 'timed-out') {
    throw new Error(`no answer within ${ANSWER_LIMIT_MS} ms`);
  }
  return must(receiveMessageOnPort(near), 'the answers are there').message;
}
