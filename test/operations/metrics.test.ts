import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'tap';
import { ThreadMetrics } from '../../src/operations/metrics.ts';
import { EXPOSITION_CONTENT_TYPE, MetricsBoard } from '../../src/operations/metrics-board.ts';
import { ProcessMetrics } from '../../src/operations/process-metrics.ts';

test('metrics: the threads are merged into one exposition', async (t) => {
  const board = new MetricsBoard();
  for (const thread of ['shard-0', 'shard-1']) {
    const metrics = new ThreadMetrics(thread);
    metrics.commandsDone({ type: 'BuyTickets', outcome: 'accepted', count: 40 });
    metrics.batchFlushed({ commandCount: 40, flushSeconds: 0.002 });
    metrics.queueDepth(thread, 7);
    board.keep(thread, structuredClone(metrics.snapshot()));
  }
  const gateway = new ThreadMetrics('gateway-0');
  gateway.requestsTo({ route: '/v1/draws', method: 'GET' }).answered(200, 0.003);
  board.keep('gateway-0', structuredClone(gateway.snapshot()));

  const text = await board.exposition();
  t.match(text, 'tirage_commands_total{type="BuyTickets",outcome="accepted"} 80');
  t.match(text, 'tirage_batch_commands_bucket{le="64"} 2');
  t.match(text, 'tirage_flush_seconds_count 2');
  t.match(text, 'tirage_queue_depth{queue="shard-0"} 7');
  t.match(text, 'tirage_queue_depth{queue="shard-1"} 7');
  t.match(text, 'tirage_http_requests_total{route="/v1/draws",method="GET",status="200"} 1');
  t.match(text, /tirage_http_request_seconds_bucket\{le="0.005",route="\/v1\/draws"\} 1/);
  t.equal(text.match(/# TYPE tirage_commands_total/g)?.length, 1);
  t.match(EXPOSITION_CONTENT_TYPE, /^text\/plain; version=0\.0\.4/);
});

test("metrics: a thread's newer snapshot takes the place of its last one", async (t) => {
  const board = new MetricsBoard();
  const metrics = new ThreadMetrics('shard-0');
  for (let i = 0; i < 3; i += 1) {
    metrics.commandsDone({ type: 'Deposit', outcome: 'accepted', count: 1 });
    board.keep('shard-0', metrics.snapshot());
  }
  t.match(await board.exposition(), '{type="Deposit",outcome="accepted"} 3');
});

test('metrics: the delay of the event loop is measured between snapshots', async (t) => {
  const metrics = new ThreadMetrics('main');
  metrics.watchEventLoop();
  const until = performance.now() + 100;
  await sleep(50);
  while (performance.now() < until);
  await sleep(50);
  const board = new MetricsBoard();
  board.keep('main', [...metrics.snapshot(), ...(await new ProcessMetrics().snapshot())]);
  const text = await board.exposition();
  t.match(text, /tirage_event_loop_delay_seconds\{thread="main",quantile="1"\} 0\.\d+/);
  t.match(text, 'process_resident_memory_bytes');
});
