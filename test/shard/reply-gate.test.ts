import { test } from 'tap';
import { AssertionError } from '../../src/kernel/assert.ts';
import { ReplyGate } from '../../src/shard/reply-gate.ts';
import type { AddressedAnswer } from '../../src/shard/work.ts';

function answer(correlation: number): AddressedAnswer {
  const done = { ok: true, reply: null, replayed: false } as const;
  return { peer: 0, correlation, op: 'endSession', answer: done };
}

function gateAndSeen() {
  const seen: number[] = [];
  const gate = new ReplyGate((answers) =>
    seen.push(...answers.map(({ correlation }) => correlation)),
  );
  return { gate, seen };
}

test('reply gate: replies wait for their batch and leave in the order of batches', (t) => {
  const { gate, seen } = gateAndSeen();
  gate.hold(1, [answer(10), answer(11)]);
  gate.hold(2, []);
  gate.hold(3, [answer(30)]);
  t.same(seen, []);
  gate.open(1);
  t.same(seen, [10, 11]);
  gate.open(2);
  t.same(seen, [10, 11]);
  gate.hold(4, [answer(40)]);
  gate.open(4);
  t.same(seen, [10, 11, 30, 40]);
  t.end();
});

test('reply gate: once shut, nothing leaves it', (t) => {
  const { gate, seen } = gateAndSeen();
  gate.hold(1, [answer(10)]);
  gate.shut();
  gate.open(1);
  gate.hold(2, [answer(20)]);
  gate.open(2);
  t.same(seen, []);
  t.end();
});

test('reply gate: a batch that has gone takes no more replies', (t) => {
  const { gate } = gateAndSeen();
  gate.open(3);
  t.throws(() => gate.hold(3, [answer(1)]), AssertionError);
  t.end();
});
