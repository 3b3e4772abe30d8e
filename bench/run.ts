/**
 * `npm run bench [name …]`, and `--smoke` for the tiny sizes that prove that all still run.
 *
 * Benchmarks run one after the other: two at once would measure each other.
 */
import { parseArgs } from 'node:util';
import { drawGrowth } from './draw-growth.ts';
import type { Bench } from './harness/bench.ts';
import { Report } from './harness/report.ts';
import { httpPurchases } from './http-purchases.ts';
import { neighbourLatency } from './neighbour-latency.ts';
import { peerPurchases } from './peer-purchases.ts';
import { restart } from './restart.ts';
import { settlement } from './settlement.ts';
import { shardLoop } from './shard-loop.ts';
import { socketPurchases } from './socket-purchases.ts';

const BENCHES: readonly Bench[] = [
  httpPurchases,
  socketPurchases,
  peerPurchases,
  settlement,
  restart,
  drawGrowth,
  neighbourLatency,
  shardLoop,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { smoke: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = BENCHES.map(({ name }) => name).join(', ');
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known}.`);
  process.exit(1);
}
const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const size = values.smoke ? 'smoke' : 'real';

Report.environment();
const report = new Report();
for (const bench of chosen) {
  report.heading(bench.name, size, bench.goal);
  const startedMs = performance.now();
  await bench.run(size, report);
  report.line('took', `${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
}
