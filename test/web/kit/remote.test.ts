import { test } from 'tap';
import { Remote } from '../../../web/kit/remote.ts';

const noon = (): number => 43_200_000;

test('remote: loading, here, and old where it could not be asked again', async (t) => {
  let answer: () => Promise<number> = async () => 1;
  const remote = new Remote(
    () => answer(),
    () => 42,
  );
  t.same(remote.state.value, { kind: 'loading' });
  await remote.ask();
  t.same(remote.state.value, { kind: 'here', value: 1, asOfMs: 42, isOld: false });
  answer = async () => {
    throw new Error('away');
  };
  await remote.ask();
  t.same(remote.state.value, { kind: 'here', value: 1, asOfMs: 42, isOld: true });
  answer = async () => 2;
  await remote.ask();
  t.same(remote.state.value, { kind: 'here', value: 2, asOfMs: 42, isOld: false });
});

test('remote: refused where nothing was known before', async (t) => {
  const reason = new Error('no');
  const remote = new Remote(() => Promise.reject(reason), noon);
  await remote.ask();
  t.same(remote.state.value, { kind: 'refused', reason });
});

test('remote: an answer to an older question is dropped, and its question given up', async (t) => {
  const answers: ((value: number) => void)[] = [];
  const signals: AbortSignal[] = [];
  const remote = new Remote((signal) => {
    signals.push(signal);
    return new Promise<number>((resolve) => answers.push(resolve));
  }, noon);
  const first = remote.ask();
  const second = remote.ask();
  t.ok(signals[0]?.aborted);
  answers[1]?.(2);
  await second;
  answers[0]?.(1);
  await first;
  t.match(remote.state.value, { kind: 'here', value: 2 });
});

test('remote: what was learnt otherwise wins over an answer under way', async (t) => {
  let answer: ((value: number) => void) | undefined;
  const remote = new Remote(
    () =>
      new Promise<number>((resolve) => {
        answer = resolve;
      }),
    noon,
  );
  const asked = remote.ask();
  remote.put(7);
  answer?.(1);
  await asked;
  t.match(remote.state.value, { kind: 'here', value: 7 });
});

test('remote: asking again and again gives up no question that is on its way', async (t) => {
  let askedCount = 0;
  const remote = new Remote<number>(async () => {
    askedCount += 1;
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('away');
  }, noon);
  remote.put(1);
  await Promise.all([remote.askIfIdle(), remote.askIfIdle(), remote.askIfIdle()]);
  t.equal(askedCount, 1);
  t.match(remote.state.value, { kind: 'here', isOld: true });
  await remote.askIfIdle();
  t.equal(askedCount, 2);
});
