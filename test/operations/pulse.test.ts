import { test } from 'tap';
import { beat, PULSE_MS, Pulses } from '../../src/operations/pulse.ts';
import { until } from '../support/engine/until.ts';

test('pulse: a thread beats from when it says so, in its own place', async (t) => {
  const pulses = new Pulses(['main', 'bus']);
  const counts = new Int32Array(pulses.counts);
  t.same([...counts], [0, 0]);
  const stop = beat(pulses.begin('bus'));
  await until('a beat', 20 * PULSE_MS, () => ((counts[1] ?? 0) > 2 ? true : undefined));
  t.equal(counts[0], 0);
  stop();
  pulses.begin('bus');
  t.same([...counts], [0, 0], 'who starts anew is not watched yet');
});

test('pulse: the largest number is followed by one, and zero is none', (t) => {
  const pulses = new Pulses(['main']);
  const counts = new Int32Array(pulses.counts);
  counts[0] = -1;
  beat({ counts: pulses.counts, index: 0 })();
  t.equal(counts[0], 1);
  t.throws(() => pulses.begin('nobody'), { name: 'AssertionError' });
  t.end();
});
