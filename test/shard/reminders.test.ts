import fc from 'fast-check';
import { test } from 'tap';
import { Reminders } from '../../src/shard/reminders.ts';

function reading(deadlineMs: number, releaseMs = deadlineMs) {
  return { deadlineMs, releaseMs, trusted: true };
}

test('reminders: each goes by its own clock', (t) => {
  const reminders = new Reminders();
  reminders.set({ actor: 'close', atMs: 100, clock: 'deadline' });
  reminders.set({ actor: 'publish', atMs: 100, clock: 'release' });
  t.same(reminders.due(reading(99)), []);
  t.same(reminders.due(reading(100, 99)), ['close']);
  t.same(reminders.due(reading(100, 100)), ['close', 'publish']);
  t.end();
});

test('reminders: what is due is reported until it changes', (t) => {
  const reminders = new Reminders();
  reminders.set({ actor: 'a', atMs: 1, clock: 'release' });
  t.same(reminders.due(reading(5)), ['a']);
  t.same(reminders.due(reading(5)), ['a']);
  reminders.set({ actor: 'a', atMs: 9, clock: 'deadline' });
  t.same(reminders.due(reading(5)), []);
  t.equal(reminders.nextAtMs(), 9);
  reminders.clear('a');
  t.same(reminders.due(reading(10)), []);
  t.equal(reminders.nextAtMs(), undefined);
  t.equal(reminders.get('a'), undefined);
  t.end();
});

test('reminders: any history of changes leaves what a plain list would', (t) => {
  const change = fc.record({
    actor: fc.constantFrom('a', 'b', 'c', 'd'),
    atMs: fc.option(fc.nat(20), { nil: undefined }),
    clock: fc.constantFrom('deadline' as const, 'release' as const),
    nowMs: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const reminders = new Reminders();
      const plain = new Map<string, { atMs: number; clock: 'deadline' | 'release' }>();
      for (const { actor, atMs, clock, nowMs } of changes) {
        if (atMs === undefined) {
          reminders.clear(actor);
          plain.delete(actor);
        } else {
          reminders.set({ actor, atMs, clock });
          plain.set(actor, { atMs, clock });
        }
        const now = reading(nowMs + 3, nowMs);
        const due = [...plain]
          .filter(([, one]) => one.atMs <= (one.clock === 'deadline' ? nowMs + 3 : nowMs))
          .map(([name]) => name);
        t.same(reminders.due(now).sort(), due.sort());
        const nextMs =
          plain.size === 0 ? undefined : Math.min(...[...plain.values()].map((one) => one.atMs));
        t.equal(reminders.nextAtMs(), nextMs);
      }
    }),
    { numRuns: 50 },
  );
  t.end();
});
