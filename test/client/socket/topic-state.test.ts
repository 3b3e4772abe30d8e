import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { test } from 'tap';
import { type TopicMessage, TopicState } from '../../../client/src/socket/topic-state.ts';

const at = (sequence: number, epoch = 'e'): { topic: string; epoch: string; sequence: number } => ({
  topic: 'draw.dr_1',
  epoch,
  sequence,
});

test('topic state: a snapshot, and deltas in their order, make one state', (t) => {
  const topic = new TopicState('draw.dr_1');
  t.equal(topic.position, undefined);
  t.equal(topic.take({ ...at(4), delta: { a: 1 } }), 'gap', 'of nothing there is no delta');
  t.equal(topic.take({ ...at(3), snapshot: { a: 1, b: 1 } }), 'changed');
  t.equal(topic.take({ ...at(4), delta: { b: 2 } }), 'changed');
  t.same(topic.state, { a: 1, b: 2 });
  t.equal(topic.take({ ...at(4), delta: { b: 9 } }), 'known');
  t.equal(topic.take({ ...at(6), delta: { b: 9 } }), 'gap');
  t.equal(topic.take({ ...at(5, 'other'), delta: { b: 9 } }), 'gap');
  t.same(topic.state, { a: 1, b: 2 });
  t.same(topic.position, { epoch: 'e', sequence: 4 });
  t.equal(topic.take({ ...at(1, 'other'), snapshot: { c: 1 } }), 'changed');
  t.same(topic.state, { c: 1 }, 'a snapshot takes the place of all');
  topic.forget();
  t.equal(topic.position, undefined);
  t.same(topic.state, { c: 1 }, 'it can be shown until there is another');
  t.equal(topic.take({ ...at(2, 'other'), delta: { c: 2 } }), 'gap');
  t.end();
});

test('topic state: of what happens to me, the state has the balance', (t) => {
  const me = new TopicState('me');
  me.take({ ...at(1), snapshot: { playerId: 'pl_1', balanceMinor: 5 } });
  me.take({ ...at(2), delta: { type: 'awardPaid', drawId: 'dr_1', balanceMinor: 9 } });
  t.same(me.state, { playerId: 'pl_1', balanceMinor: 9 });
  me.take({ ...at(3), delta: { type: 'later' } });
  t.same(me.state, { playerId: 'pl_1', balanceMinor: 9 });
  t.end();
});

test('topic state: repeated and resumed deltas give the state that the server has', (t) => {
  const steps = fc.array(fc.nat(3), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(steps, (backs) => {
      const deltas: TopicMessage[] = Array.from({ length: 20 }, (_, i) => {
        return { ...at(i + 1), delta: { [`m${i % 3}`]: i } };
      });
      const topic = new TopicState('draw.dr_1');
      topic.take({ ...at(0), snapshot: {} });
      let next = 0;
      for (const back of backs) {
        // A resumed subscription begins some messages before what came last.
        next = Math.max(0, next - back);
        for (const delta of deltas.slice(next, next + 4)) topic.take(delta);
        next = Math.min(deltas.length, next + 4);
      }
      const due = Object.assign(
        {},
        ...deltas.slice(0, topic.position?.sequence).map((d) => d.delta),
      );
      return isDeepStrictEqual(topic.state, due);
    }),
  );
  t.end();
});
