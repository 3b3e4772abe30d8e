/**
 * Runs many seeds: `npm run simulate -- --seed 1 --rounds 1000`.
 *
 * Prints each seed that fails, with the command that repeats it, and exits with 1 if one did.
 */
import { parseArgs } from 'node:util';
import { simulate } from './simulation.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '100' },
  },
});
const first = Number(values.seed);
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(rounds) || first < 0 || rounds < 1) {
  console.error('usage: npm run simulate -- --seed <number> --rounds <count>');
  process.exit(2);
}

const failed: number[] = [];
const total = {
  requests: 0,
  records: 0,
  published: 0,
  cancelled: 0,
  lent: 0,
  repaid: 0,
  credited: 0,
};
const startedMs = performance.now();
for (let seed = first; seed < first + rounds; seed += 1) {
  try {
    const report = await simulate(seed);
    total.requests += report.requests;
    total.records += report.records;
    total.published += report.published;
    total.cancelled += report.cancelled;
    total.lent += report.debts.lent;
    total.repaid += report.debts.repaid;
    total.credited += report.credited;
  } catch (error) {
    failed.push(seed);
    console.error(`seed ${seed} failed:`, error);
    console.error(`to repeat it: npm run simulate -- --seed ${seed} --rounds 1`);
  }
}
const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
console.log(
  `${rounds} seeds from ${first} in ${seconds} s, ${failed.length} failed:`,
  `${total.requests} requests, ${total.records} journal records,`,
  `${total.published} draws published, ${total.cancelled} cancelled,`,
  `${total.lent} debts made, ${total.repaid} repayments,`,
  `${total.credited} orders credited`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
