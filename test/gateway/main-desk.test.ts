import { test } from 'tap';
import { type AskMain, type MainAnswers, MainDesk, toldTo } from '../../src/gateway/main-desk.ts';
import { drawNo } from '../../src/kernel/ids.ts';

const FOUND = { path: '/data/a', bytes: 3, entityTag: '"a"' };

/** A gateway's desk, and what it asked. */
function openDesk() {
  const asked: AskMain[] = [];
  return { asked, desk: new MainDesk((message) => asked.push(message)) };
}

const ANSWERS: MainAnswers = {
  sealedFile: async ({ draw }) => ({ ...FOUND, bytes: draw }),
  status: () => Promise.reject(new Error('a bug of ours')),
  measurements: async ({ names }) => JSON.stringify(names),
};

test('main desk: each question gets its own answer, in whatever order they come', async (t) => {
  const { asked, desk } = openDesk();
  const files = [
    desk.ask('sealedFile', { draw: drawNo(4) }),
    desk.ask('sealedFile', { draw: drawNo(5) }),
  ];
  const text = desk.ask('measurements', { names: ['bets'], fromMs: 0 });
  const told = await Promise.all(asked.map((one) => toldTo(ANSWERS, one, () => t.fail())));
  for (const one of told.reverse()) desk.take(structuredClone(one));
  t.same(await Promise.all(files), [
    { ...FOUND, bytes: 4 },
    { ...FOUND, bytes: 5 },
  ]);
  t.equal(await text, '["bets"]');
  for (const one of told) desk.take(one);
});

test('main desk: where the main thread fails, so does who asked', async (t) => {
  const { asked, desk } = openDesk();
  const status = desk.ask('status', {});
  const failures: unknown[] = [];
  for (const one of asked) desk.take(await toldTo(ANSWERS, one, (error) => failures.push(error)));
  await t.rejects(status, { message: 'the main thread failed over a question' });
  t.match(failures, [{ message: 'a bug of ours' }]);
});
