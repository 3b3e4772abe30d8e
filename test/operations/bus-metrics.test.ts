import { test } from 'tap';
import { BusMetrics } from '../../src/operations/bus-metrics.ts';
import { MetricsBoard } from '../../src/operations/metrics-board.ts';

async function samplesOf(metrics: BusMetrics): Promise<string[]> {
  const board = new MetricsBoard();
  board.keep('bus', structuredClone(metrics.snapshot()));
  return (await board.exposition()).split('\n').filter((line) => /^\w/.test(line));
}

test('bus metrics: the page before anything has happened', async (t) => {
  t.same(await samplesOf(new BusMetrics(80)), [
    'tirage_nats_connected 0',
    'tirage_outbox_records_max 80',
    'tirage_outbox_messages_total 0',
    'tirage_outbox_failures_total 0',
    'tirage_line_suspended 0',
  ]);
});

test('bus metrics: each figure stands on the page under its name and labels', async (t) => {
  const metrics = new BusMetrics(80);
  metrics.connected(true);
  metrics.outbox(0, { recordsLeft: 4, oldestSeconds: 2.5 });
  metrics.published(5);
  metrics.published(2);
  metrics.pageFailed();
  for (const outcome of ['taken', 'taken', 'repeated']) metrics.taken(outcome);
  metrics.waitingInLanes(new Map([['gone', 1]]));
  metrics.waitingInLanes(new Map([['engine-2', 3]]));
  metrics.lineSuspended(true);
  t.same(await samplesOf(metrics), [
    'tirage_nats_connected 1',
    'tirage_outbox_records{shard="0"} 4',
    'tirage_outbox_oldest_seconds{shard="0"} 2.5',
    'tirage_outbox_records_max 80',
    'tirage_outbox_messages_total 7',
    'tirage_outbox_failures_total 1',
    'tirage_inbox_messages_total{outcome="taken"} 2',
    'tirage_inbox_messages_total{outcome="repeated"} 1',
    'tirage_stakes_forwarded_waiting{engine="engine-2"} 3',
    'tirage_line_suspended 1',
  ]);
});
