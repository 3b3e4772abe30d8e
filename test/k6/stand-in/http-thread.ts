/** The thread that does the HTTP for a thread that waits for it. */
import { type MessagePort, workerData } from 'node:worker_threads';
import type { HttpQuestion, SynchronousAnswer } from './synchronous-http.ts';

const { port, isAnswered } = workerData as {
  readonly port: MessagePort;
  readonly isAnswered: Int32Array;
};

port.on('message', (questions: readonly HttpQuestion[]) => {
  void answerAll(questions);
});

async function answerAll(questions: readonly HttpQuestion[]): Promise<void> {
  port.postMessage(await Promise.all(questions.map(answerTo)));
  Atomics.store(isAnswered, 0, 1);
  Atomics.notify(isAnswered, 0);
}

/** Never rejects: k6 tells a request that failed as an answer with the status 0. */
async function answerTo({ method, url, headers, body }: HttpQuestion): Promise<SynchronousAnswer> {
  const startedMs = performance.now();
  try {
    const response = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
    const text = await response.text();
    const duration = performance.now() - startedMs;
    const { status } = response;
    return { status, body: text, headers: [...response.headers], error: '', duration };
  } catch (error) {
    const duration = performance.now() - startedMs;
    return { status: 0, body: '', headers: [], error: String(error), duration };
  }
}
