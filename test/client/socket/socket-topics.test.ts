import { test } from 'tap';
import { RefusalError } from '../../../client/src/http/refusal-error.ts';
import { SocketTopics } from '../../../client/src/socket/socket-topics.ts';
import { calm } from '../../support/client/fake-platform.ts';

const TOPIC = 'draw.dr_1';

function bench(answer: (op: string) => Promise<unknown> = async () => ({})) {
  const asked: object[] = [];
  const topics = new SocketTopics((op, members) => {
    asked.push({ op, ...members });
    return answer(op);
  });
  const heard: unknown[] = [];
  const listen = (state: object, change: object | undefined) => void heard.push([state, change]);
  return { topics, asked, heard, listen };
}

const snapshot = (sequence: number, state: object, topic = TOPIC) => ({
  topic,
  epoch: 'e',
  sequence,
  snapshot: state,
});
const delta = (sequence: number, change: object, topic = TOPIC) => ({
  topic,
  epoch: 'e',
  sequence,
  delta: change,
});

test('socket topics: one subscription serves all, until the last has left', async (t) => {
  const { topics, asked, heard, listen } = bench();
  const leave = topics.follow(TOPIC, listen);
  t.same(asked, [], 'there is no connection');
  topics.opened();
  t.same(asked, [{ op: 'subscribe', topic: TOPIC }]);
  topics.take(snapshot(1, { a: 1 }));
  topics.take(delta(2, { a: 2 }));
  const late: unknown[] = [];
  const leaveLate = topics.follow(TOPIC, (state) => void late.push(state));
  t.same(late, [{ a: 2 }], 'whoever comes later hears the state at once');
  t.same(heard, [
    [{ a: 1 }, undefined],
    [{ a: 2 }, { a: 2 }],
  ]);
  t.same(topics.stateOf(TOPIC), { a: 2 });
  leave();
  leave();
  topics.take(delta(3, { a: 3 }));
  t.equal(heard.length, 2);
  t.equal(asked.length, 1);
  leaveLate();
  t.same(asked.at(-1), { op: 'unsubscribe', topic: TOPIC });
  t.ok(topics.isEmpty);
  topics.take(delta(4, { a: 4 }));
  t.equal(topics.stateOf(TOPIC), undefined);
});

test('socket topics: the next connection goes on where the last was', async (t) => {
  const { topics, asked, heard, listen } = bench();
  topics.opened();
  topics.follow(TOPIC, listen);
  topics.take(snapshot(1, { a: 1 }));
  topics.take(delta(2, { a: 2 }));
  topics.closed();
  topics.opened();
  t.same(asked.at(-1), { op: 'subscribe', topic: TOPIC, from: { epoch: 'e', sequence: 2 } });
  topics.take(delta(2, { a: 2 }));
  topics.take(delta(3, { a: 3 }));
  t.same(topics.stateOf(TOPIC), { a: 3 });
  t.equal(heard.length, 3, 'none twice');
});

test('socket topics: after a gap the topic is asked for anew, once', async (t) => {
  const { topics, asked, heard, listen } = bench();
  topics.opened();
  topics.follow(TOPIC, listen);
  await calm();
  topics.take(snapshot(1, { a: 1 }));
  topics.take(delta(3, { a: 3 }));
  topics.take(delta(4, { a: 4 }));
  t.same(asked.slice(1), [{ op: 'subscribe', topic: TOPIC }]);
  t.equal(heard.length, 1);
  topics.take(snapshot(9, { a: 9 }));
  t.same(topics.stateOf(TOPIC), { a: 9 });
});

test("socket topics: a player's topic waits for them, and is nothing to the next", async (t) => {
  const { topics, asked, listen } = bench();
  topics.follow('me', listen);
  topics.opened();
  t.same(asked, []);
  topics.authenticated();
  topics.authenticated();
  t.same(asked, [{ op: 'subscribe', topic: 'me' }], 'the next token changes nothing');
  topics.take(snapshot(1, { balanceMinor: 5 }, 'me'));
  topics.closed();
  topics.forgetPlayer();
  t.equal(topics.stateOf('me'), undefined);
  topics.opened();
  topics.authenticated();
  t.same(asked.at(-1), { op: 'subscribe', topic: 'me' });
});

test('socket topics: a refusal is told, the end of a connection is not', async (t) => {
  const refusal = new RefusalError({ code: 'drawNotFound' });
  const outcomes: Error[] = [refusal, new Error('the connection has ended')];
  for (const outcome of outcomes) {
    const { topics, listen } = bench(async () => {
      throw outcome;
    });
    const told: unknown[] = [];
    topics.opened();
    const leave = topics.follow(TOPIC, listen, (error) => told.push(error));
    await calm();
    t.same(told, outcome === refusal ? [refusal] : []);
    leave();
    await calm();
  }
});
