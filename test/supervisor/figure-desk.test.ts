import { test } from 'tap';
import { ThreadMetrics } from '../../src/operations/metrics.ts';
import { FigureDesk } from '../../src/supervisor/figure-desk.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';

const ROW_MS = 10_000;
/** An hour ahead of UTC in winter: midnight there is 23:00. */
const TIME_ZONE = 'Europe/Berlin';
const TO_MIDNIGHT_MS = 8 * 3_600_000;

function openDesk() {
  const clock = new FakeClock();
  const desk = new FigureDesk(clock, TIME_ZONE);
  const row = (): void => {
    clock.advance(ROW_MS);
    desk.row();
  };
  const values = (name: string) => {
    const { series } = desk.measurements({ names: [], fromMs: EPOCH_MS });
    return series.find((one) => `${one.name} ${one.of ?? ''}`.trim() === name)?.values;
  };
  return { clock, desk, row, values };
}

test('figure desk: rates are over what came since the last row, of all threads', (t) => {
  const { desk, row, values } = openDesk();
  const shards = [new ThreadMetrics('shard-0'), new ThreadMetrics('shard-1')];
  const keep = (): void => {
    for (const [i, shard] of shards.entries()) desk.keep(`shard-${i}`, shard.snapshot());
  };
  for (const shard of shards) {
    shard.commandsDone({ type: 'buyTickets', outcome: 'accepted', count: 20 });
    shard.sold({ kind: 'tickets', count: 50, stakesMinor: 5_000 });
    shard.sold({ kind: 'bets', count: 10, stakesMinor: 1_000 });
  }
  keep();
  row();
  t.match(desk.sales(), {
    overSeconds: 10,
    ticketsPerSecond: 10,
    betsPerSecond: 2,
    stakesMinorPerSecond: 1_200,
  });
  keep();
  row();
  t.match(desk.sales(), { ticketsPerSecond: 0, stakesMinorPerSecond: 0 });
  t.same(values('purchases'), [4, 0]);
  t.same(values('tickets'), [10, 0]);
  t.same(values('stakes'), [1_200, 0]);
  t.end();
});

test('figure desk: today is since the start, and since midnight where the operator is', (t) => {
  const { clock, desk, row } = openDesk();
  const shard = new ThreadMetrics('shard-0');
  const sell = (count: number): void => {
    shard.sold({ kind: 'tickets', count, stakesMinor: count * 100 });
    desk.keep('shard-0', shard.snapshot());
    row();
  };
  sell(3);
  sell(4);
  t.match(desk.sales().today, { sinceMs: EPOCH_MS, tickets: { count: 7, stakesMinor: 700 } });
  clock.advance(TO_MIDNIGHT_MS - 3 * ROW_MS);
  sell(5);
  t.match(desk.sales().today, {
    sinceMs: clock.wallMs(),
    tickets: { count: 5 },
    bets: { count: 0 },
  });
  t.equal(clock.wallMs(), EPOCH_MS + TO_MIDNIGHT_MS);
  sell(1);
  t.match(desk.sales().today, { tickets: { count: 6, stakesMinor: 600 } });
  t.end();
});

test('figure desk: a thread that was restarted counts on', (t) => {
  const { desk, row, values } = openDesk();
  for (const count of [30, 10]) {
    const gateway = new ThreadMetrics('gateway-0');
    const counts = gateway.requestsTo({ route: '/v1/draws', method: 'GET' });
    for (let i = 0; i < count; i += 1) counts.answered(200, 0.0005);
    desk.keep('gateway-0', gateway.snapshot());
    row();
  }
  t.same(values('answers 2xx'), [3, 1]);
  t.same(values('answers 5xx'), [0, 0]);
  t.end();
});

test('figure desk: latencies are those of the row; without answers there is none', (t) => {
  const { desk, row, values } = openDesk();
  const gateway = new ThreadMetrics('gateway-0');
  const shard = new ThreadMetrics('shard-0');
  gateway.requestsTo({ route: '/v1/bets', method: 'POST' }).answered(201, 0.02);
  shard.batchFlushed({ commandCount: 1, flushSeconds: 0.004 });
  desk.keep('gateway-0', gateway.snapshot());
  desk.keep('shard-0', shard.snapshot());
  row();
  t.equal(desk.commitMs('shard-0', 0.5), 3.75);
  row();
  t.same(values('stakeAnswerP50'), [17.5, null]);
  t.same(
    values('answerP99'),
    values('answerP99')?.map((one) => one && 24.85),
  );
  t.same(values('commitP99'), [4.975, null]);
  t.equal(desk.commitMs('shard-0', 0.5), undefined);
  t.equal(desk.commitMs('shard-7', 0.5), undefined);
  t.end();
});

test('figure desk: queues, sockets and the disk are as they are told', (t) => {
  const { desk, row, values } = openDesk();
  const shard = new ThreadMetrics('shard-0');
  shard.queueDepth('shard-0', 12);
  const gateway = new ThreadMetrics('gateway-0');
  gateway.queueDepth('sockets', 3);
  gateway.queueDepth('shard-answers', 8);
  gateway.connectionsOpen(9);
  desk.keep('shard-0', shard.snapshot());
  desk.keep('gateway-0', gateway.snapshot());
  row();
  desk.askDisk(() => 5_000);
  row();
  t.same(values('queueDepth shard-0'), [12, 12]);
  t.equal(values('queueDepth gateway-0'), undefined);
  t.same(values('sockets'), [3, 3]);
  t.same(values('connections'), [9, 9]);
  t.same(values('diskUsed'), [null, 5_000]);
  t.ok(values('memory')?.every((bytes) => Number(bytes) > 1_000_000));
  t.same(desk.threads, ['shard-0', 'gateway-0']);
  t.end();
});
