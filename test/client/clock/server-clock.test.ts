import fc from 'fast-check';
import { test } from 'tap';
import { ServerClock } from '../../../client/src/clock/server-clock.ts';
import { FakePlatform } from '../../support/client/fake-platform.ts';

/** Rounded down to whole seconds, as `Date` is. */
const dateOf = (ms: number): number => ms - (ms % 1_000);

test('server clock: it is the machine until the server has said something', (t) => {
  const platform = new FakePlatform();
  platform.wallAheadMs = 600_000;
  const clock = new ServerClock(platform);
  t.equal(clock.now(), platform.trueMs + 600_000);
  t.equal(clock.skewMs, 0);
  clock.observe({ serverMs: Number.NaN });
  t.equal(clock.now(), platform.trueMs + 600_000, 'an answer without a time says nothing');
  t.end();
});

test('server clock: a clock that is ten minutes wrong, or is set meanwhile', async (t) => {
  for (const wrongMs of [600_000, -600_000]) {
    const platform = new FakePlatform();
    platform.wallAheadMs = wrongMs;
    const clock = new ServerClock(platform);
    clock.observe({ serverMs: platform.trueMs, askedAtMs: platform.elapsedMs() });
    t.equal(clock.now(), platform.trueMs);
    t.equal(clock.skewMs, -wrongMs);
    await platform.pass(90_000);
    platform.wallAheadMs = -wrongMs;
    t.equal(clock.now(), platform.trueMs, 'the wall does not matter');
  }
});

test('server clock: whatever the network does, it is off by less than the best round trip', (t) => {
  const trip = fc.record({ there: fc.nat(4_000), back: fc.nat(4_000), pause: fc.nat(60_000) });
  const trips = fc.array(trip, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(trips, fc.boolean(), (all, isCoarse) => {
      const platform = new FakePlatform();
      platform.wallAheadMs = 600_000;
      const clock = new ServerClock(platform);
      const coarseMs = isCoarse ? 1_000 : 0;
      for (const { there, back, pause } of all) {
        const askedAtMs = platform.elapsedMs();
        platform.trueMs += there;
        const serverMs = isCoarse ? dateOf(platform.trueMs) : platform.trueMs;
        platform.trueMs += back;
        clock.observe({ serverMs, askedAtMs, coarseMs });
        platform.trueMs += pause;
      }
      const best = Math.min(...all.map(({ there, back }) => there + back));
      const off = Math.abs(clock.now() - platform.trueMs);
      return off <= (best + coarseMs) / 2 + 1;
    }),
  );
  t.end();
});

test('server clock: an old answer of a cache does not set it back', async (t) => {
  const platform = new FakePlatform();
  const clock = new ServerClock(platform);
  const old = platform.trueMs;
  await platform.pass(3_600_000);
  clock.observe({ serverMs: platform.trueMs });
  clock.observe({ serverMs: old });
  t.equal(clock.now(), platform.trueMs);
});

test('server clock: after a sleep without a clock the next answer puts it right', (t) => {
  const platform = new FakePlatform();
  const clock = new ServerClock(platform);
  clock.observe({ serverMs: platform.trueMs, askedAtMs: platform.elapsedMs() });
  const sleepMs = 8 * 3_600_000;
  const awake = { wallMs: () => 0, elapsedMs: () => platform.elapsedMs() };
  t.equal(clock.now(), platform.trueMs);
  clock.observe({ serverMs: platform.trueMs + sleepMs, askedAtMs: awake.elapsedMs() });
  t.equal(clock.now(), platform.trueMs + sleepMs);
  t.end();
});

test('server clock: a server that was ahead and was set back is believed', (t) => {
  const platform = new FakePlatform();
  const clock = new ServerClock(platform);
  clock.observe({ serverMs: platform.trueMs + 60_000, askedAtMs: platform.elapsedMs() });
  clock.observe({ serverMs: platform.trueMs, askedAtMs: platform.elapsedMs() });
  t.equal(clock.now(), platform.trueMs);
  t.end();
});
