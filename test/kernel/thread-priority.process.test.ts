/** In a thread of its own: the priority of the one that runs tests is left alone. */
import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { test } from 'tap';

const MODULE = new URL('../../src/kernel/thread-priority.js', import.meta.url).href;
const CODE = `
  const { getPriority } = require('node:os');
  const { readlinkSync } = require('node:fs');
  const { parentPort } = require('node:worker_threads');
  import('${MODULE}').then(({ giveWay }) => {
    giveWay();
    const threadId = Number(readlinkSync('/proc/thread-self').split('/')[2]);
    parentPort.postMessage(getPriority(threadId));
  });
`;

test('thread priority: a thread gives way, the others of its process do not', async (t) => {
  const before = getPriority();
  const worker = new Worker(CODE, { eval: true });
  const priority = await new Promise((resolve) => worker.once('message', resolve));
  t.equal(priority, Math.max(before, 10));
  t.equal(getPriority(), before);
  await worker.terminate();
});

test('thread priority: a process that gives way does so with all of its threads', async (t) => {
  const code = `
    import { getPriority } from 'node:os';
    import { readdirSync } from 'node:fs';
    import { giveWayAltogether } from '${MODULE}';
    giveWayAltogether();
    const threads = readdirSync('/proc/self/task').map(Number);
    console.log(JSON.stringify(threads.map((thread) => getPriority(thread))));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const priorities: number[] = JSON.parse(told);
  t.ok(priorities.length > 1, 'it has several');
  t.ok(
    priorities.every((priority) => priority === 19),
    told,
  );
});
