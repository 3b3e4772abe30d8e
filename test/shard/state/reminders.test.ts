import fc from 'fast-check';
import { test } from 'tap';
import { Reminders } from '../../../src/shard/state/reminders.ts';

test('reminders: what is due is reported until it changes', (t) => {
  const reminders = new Reminders();
  reminders.set({ actor: 'a', atMs: 1 });
  t.same(reminders.due(0), []);
  t.same(reminders.due(1), ['a']);
  t.same(reminders.due(5), ['a']);
  reminders.set({ actor: 'a', atMs: 9 });
  t.same(reminders.due(5), []);
  t.equal(reminders.nextAtMs(), 9);
  reminders.clear('a');
  t.same(reminders.due(10), []);
  t.equal(reminders.nextAtMs(), undefined);
  t.equal(reminders.get('a'), undefined);
  t.end();
});

test('reminders: any history of changes leaves what a plain list would', (t) => {
  const change = fc.record({
    actor: fc.constantFrom('a', 'b', 'c', 'd'),
    atMs: fc.option(fc.nat(20), { nil: undefined }),
    nowMs: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const reminders = new Reminders();
      const plain = new Map<string, number>();
      for (const { actor, atMs, nowMs } of changes) {
        if (atMs === undefined) {
          reminders.clear(actor);
          plain.delete(actor);
        } else {
          reminders.set({ actor, atMs });
          plain.set(actor, atMs);
        }
        const due = [...plain].filter(([, dueMs]) => dueMs <= nowMs).map(([name]) => name);
        t.same(reminders.due(nowMs).sort(), due.sort());
        const nextMs = plain.size === 0 ? undefined : Math.min(...plain.values());
        t.equal(reminders.nextAtMs(), nextMs);
      }
    }),
    { numRuns: 50 },
  );
  t.end();
});
