import { test } from 'tap';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { OrderFaults } from '../../src/loyalty/order-faults.ts';
import { DOUBTFUL_WAITING_PER_SLOT, QuestionQueue } from '../../src/loyalty/question-queue.ts';
import {
  adapterOver,
  playerOfOrder,
  processed,
  type Script,
} from '../support/accrual/scripted-accrual.ts';

const ANNA = 1 as PlayerKey;
const BEN = 2 as PlayerKey;
const question = (number: string, player: PlayerKey) => ({ number, player, arrivedAtMs: 0 });

test('queue: doubtful orders take a quarter of the slots, and what has no room goes back', (t) => {
  const faults = new OrderFaults();
  const queue = new QuestionQueue(8, faults);
  faults.failed('bad', ANNA);
  let addedCount = 0;
  for (let i = 0; i < 100; i += 1) if (queue.add(question(`bad-${i}`, ANNA))) addedCount += 1;
  t.equal(addedCount, 2 * DOUBTFUL_WAITING_PER_SLOT);
  const out = [];
  for (let turn = queue.next(); turn !== undefined; turn = queue.next()) {
    queue.take(turn);
    out.push(turn);
  }
  t.equal(out.length, 2);
  t.ok(queue.add(question('good', BEN)));
  t.match(queue.next(), { question: { number: 'good' }, isDoubtful: false });
  for (const turn of out.slice(0, 1)) queue.done(turn);
  t.match(queue.next(), { question: { number: 'good' } });
  t.end();
});

test('queue: oldest and newest take turns, and each fourth is a doubtful one’s', (t) => {
  const faults = new OrderFaults();
  const queue = new QuestionQueue(1, faults);
  faults.failed('bad', ANNA);
  queue.add(question('bad', ANNA));
  queue.add(question('bad', ANNA));
  for (let i = 0; i < 7; i += 1) queue.add(question(String(i), BEN));
  const numbers = [];
  for (let turn = queue.next(); turn !== undefined; turn = queue.next()) {
    queue.take(turn);
    queue.done(turn);
    numbers.push(turn.question.number);
  }
  t.same(numbers, ['0', '6', '1', 'bad', '2', '5', '3', 'bad', '4']);
  t.end();
});

test('queue: the probe is of the newest order that has not failed, nor its player’s', (t) => {
  const faults = new OrderFaults();
  const queue = new QuestionQueue(1, faults);
  queue.add(question('old', BEN));
  queue.add(question('bad', ANNA));
  faults.failed('other', ANNA);
  t.match(queue.nextProbe(), { question: { number: 'old' }, isDoubtful: false });
  t.equal(queue.drain().length, 2);
  t.equal(queue.nextProbe(), undefined);
  t.end();
});

const HANGING = Array.from({ length: 300 }, (_, i) => `never-${i}`);
const hanging: Script = (number) => (number.startsWith('never') ? 'hangs' : processed(number));

for (const goodAtMs of [0, 1_000, 4_999, 5_200, 20_000, 60_000]) {
  for (const isOnePlayers of [true, false]) {
    const whose = isOnePlayers ? 'one player' : 'many players';
    test(`adapter: 300 orders of ${whose} never answered, another at ${goodAtMs} ms`, async (t) => {
      const { ask, run } = adapterOver(hanging, 64);
      let nowMs = 0;
      // As a shard: asked about again after a pause that grows.
      const again = (number: string): void => {
        void ask(number, playerOfOrder(isOnePlayers ? 'hanging' : number)).then(async () => {
          const atMs = nowMs + Math.max(250, nowMs / 2);
          due.set(number, atMs);
        });
      };
      const due = new Map(HANGING.map((number) => [number, 0]));
      let foundAtMs = Number.POSITIVE_INFINITY;
      for (; nowMs < goodAtMs + 10_000 && foundAtMs > nowMs; nowMs += 100) {
        await run(nowMs);
        for (const [number, atMs] of due) {
          if (atMs > nowMs) continue;
          due.delete(number);
          again(number);
        }
        if (Math.floor(goodAtMs / 100) * 100 === nowMs) {
          void ask('good').then(() => {
            foundAtMs = nowMs;
          });
        }
      }
      t.ok(foundAtMs - goodAtMs <= 6_000, `after ${foundAtMs - goodAtMs} ms`);
    });
  }
}

test('adapter: orders never answered take a quarter of the slots once that is known', async (t) => {
  const { ask, asked, run } = adapterOver(hanging, 64);
  const hangingPlayer = playerOfOrder('hanging');
  for (const number of HANGING) void ask(number, hangingPlayer);
  void ask('good');
  await run(6_000);
  const before = asked.length;
  for (const number of HANGING) void ask(`${number}-again`, hangingPlayer);
  for (let i = 0; i < 100; i += 1) void ask(`good-${i}`);
  await run(6_100);
  const now = asked.slice(before).map(({ number }) => number);
  t.equal(now.filter((number) => number.startsWith('good')).length, 100, 'at once');
  t.ok(now.filter((number) => number.startsWith('never')).length <= 16);
});
