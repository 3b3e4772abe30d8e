import { test } from 'tap';
import { countersOf, sharesOf } from '../../../../bench/harness/figures/machine-watch.ts';

/** User, nice, system, idle, waiting, interrupts, soft interrupts, stolen; two for guests. */
const BEFORE = 'cpu  1000 10 500 9000 100 5 50 20 7 0';
const AFTER = 'cpu  1040 12 518 9020 105 5 55 30 9 0';

test('machine: what is neither ours nor idle nor of interrupts is that of others', (t) => {
  const before = { atMs: 0, ...countersOf(BEFORE), ownMicros: 5_000_000 };
  const after = { atMs: 500, ...countersOf(AFTER), ownMicros: 5_400_000 };
  const { idle, stolen, others } = sharesOf(before, after);
  t.equal(after.wholeMicros - before.wholeMicros, 1_000_000, 'guests were counted twice');
  t.equal(idle, 0.25);
  t.equal(stolen, 0.1);
  t.equal(others, 0.3, 'of 600 ms we used 400, and 100 were stolen');
  t.end();
});

test('machine: our own time may be read a little later than that of all', (t) => {
  const before = { atMs: 0, ...countersOf(BEFORE), ownMicros: 0 };
  const after = { atMs: 500, ...countersOf(AFTER), ownMicros: 650_000 };
  t.equal(sharesOf(before, after).others, 0.1, 'only what was stolen');
  t.end();
});
