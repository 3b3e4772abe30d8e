import { test } from 'tap';
import { LiveTopic } from '../../../client/src/socket/live-topic.ts';
import { calm } from '../../support/client/fake-platform.ts';
import { liveBench } from '../../support/client/live-bench.ts';

const message = (sequence: number, more: object) => ({
  topic: 'draw.dr_1',
  epoch: 'e',
  sequence,
  ...more,
});

async function topicBench() {
  const bench = await liveBench({ isLoggedIn: false });
  const topic = new LiveTopic(bench.live, 'draw.dr_1');
  return { ...bench, topic };
}

test('live topic: subscribers hear the state and the change', async (t) => {
  const { topic, nextSocket } = await topicBench();
  t.equal(topic.current, undefined);
  const heard: unknown[] = [];
  const leave = topic.subscribe(({ ticketCount }, change) => heard.push([ticketCount, change]));
  const socket = await nextSocket();
  await socket.open();
  socket.say(message(1, { snapshot: { ticketCount: 1 } }));
  socket.say(message(2, { delta: { ticketCount: 2 } }));
  t.same(heard, [
    [1, undefined],
    [2, { ticketCount: 2 }],
  ]);
  t.equal(topic.current?.ticketCount, 2);
  leave();
  t.equal(topic.current, undefined);
});

test('live topic: a loop gets the newest state, however slow it is', async (t) => {
  const { topic, nextSocket } = await topicBench();
  const counts: number[] = [];
  const read = (async () => {
    for await (const { ticketCount } of topic) {
      counts.push(ticketCount);
      await calm();
      if (ticketCount === 9) break;
    }
  })();
  const socket = await nextSocket();
  await socket.open();
  socket.say(message(1, { snapshot: { ticketCount: 1 } }));
  await calm();
  for (let count = 2; count <= 9; count += 1) {
    socket.say(message(count, { delta: { ticketCount: count } }));
  }
  await read;
  t.equal(counts[0], 1);
  t.equal(counts.at(-1), 9);
  t.ok(counts.length < 9, `${counts}`);
  t.match(socket.said.at(-1), { op: 'unsubscribe' }, 'the end of the loop is the end of it');
});

test('live topic: a refused topic ends the loop, and is told to subscribers', async (t) => {
  const { topic, nextSocket } = await topicBench();
  const told: string[] = [];
  topic.subscribe(
    () => t.fail('there is no state'),
    ({ code }) => told.push(code),
  );
  const read = (async () => {
    for await (const _ of topic) t.fail('there is no state');
  })();
  const refused = t.rejects(read, { code: 'drawNotFound' });
  const socket = await nextSocket();
  await socket.open();
  await socket.refuse('subscribe', 'drawNotFound');
  await refused;
  t.same(told, ['drawNotFound']);
});
