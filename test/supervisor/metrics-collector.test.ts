import { test } from 'tap';
import { SYSTEM_CLOCK } from '../../src/kernel/system-clock.ts';
import { AccrualMetrics } from '../../src/operations/accrual-metrics.ts';
import { ThreadMetrics } from '../../src/operations/metrics.ts';
import { FigureDesk } from '../../src/supervisor/figure-desk.ts';
import { MetricsCollector } from '../../src/supervisor/metrics-collector.ts';

const noDesk = () => new FigureDesk(SYSTEM_CLOCK, 'UTC');

test('metrics: the page holds what every thread counted, and the process itself', async (t) => {
  const collector = new MetricsCollector({}, noDesk());
  const shard = new ThreadMetrics('shard-0');
  shard.batchFlushed({ commandCount: 3, flushSeconds: 0.001 });
  const gateway = new ThreadMetrics('gateway-0');
  gateway.requestsTo({ route: '/v1/draws', method: 'GET' }).answered(200, 0.002);
  gateway.queueDepth('shard-answers', 5);
  collector.keep('shard-0', structuredClone(shard.snapshot()));
  collector.keep('gateway-0', structuredClone(gateway.snapshot()));
  const text = await collector.exposition();
  t.match(text, /^tirage_batch_commands_sum 3$/m);
  t.match(text, /^tirage_flush_seconds_count 1$/m);
  t.match(text, /^tirage_http_requests_total\{route="\/v1\/draws",method="GET",status="200"\} 1$/m);
  t.match(text, /^tirage_queue_depth\{queue="shard-answers"\} 5$/m);
  t.match(text, /^tirage_build_info\{version="\d+\.\d+\.\d+"\} 1$/m);
  t.match(text, /^process_resident_memory_bytes \d+$/m);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  const odd = lines.filter((line) => !/^\w+(\{[^}]*\})? (?:[-+\d.e]+|NaN|Nan|\+Inf)$/.test(line));
  t.same(odd, [], 'each line is a sample');
});

test('metrics: the page holds what is counted beside the threads', async (t) => {
  const accrual = new AccrualMetrics();
  const collector = new MetricsCollector({ accrual }, noDesk());
  accrual.nonsenseOrders(3);
  t.match(await collector.exposition(), /^tirage_accrual_nonsense_orders 3$/m);
  accrual.nonsenseOrders(0);
  t.match(await collector.exposition(), /^tirage_accrual_nonsense_orders 0$/m);
});

test('metrics: the newest word of a thread replaces its last', async (t) => {
  const collector = new MetricsCollector({}, noDesk());
  const shard = new ThreadMetrics('shard-0');
  for (let i = 0; i < 2; i += 1) {
    shard.batchFlushed({ commandCount: 1, flushSeconds: 0.001 });
    collector.keep('shard-0', structuredClone(shard.snapshot()));
  }
  t.match(await collector.exposition(), /^tirage_batch_commands_count 2$/m);
});

test('metrics: all are asked at once, and no more after the stop', (t) => {
  const collector = new MetricsCollector({}, noDesk());
  let asked = 0;
  collector.start(() => {
    asked += 1;
  });
  t.equal(asked, 1);
  collector.stop();
  t.end();
});
