import { test } from 'tap';
import { Doing } from '../../../web/kit/doing.ts';

test('doing: what is asked for twice at once is done once', async (t) => {
  let count = 0;
  let finish: (value: number) => void = () => undefined;
  const doing = new Doing((by: number) => {
    count += by;
    return new Promise<number>((resolve) => {
      finish = resolve;
    });
  });
  const first = doing.start(2);
  t.equal(await doing.start(2), undefined);
  t.same(doing.state.value, { kind: 'underWay' });
  doing.reset();
  t.same(doing.state.value, { kind: 'underWay' }, 'what is under way is not forgotten');
  finish(7);
  t.equal(await first, 7);
  t.equal(count, 2);
  t.same(doing.state.value, { kind: 'done', value: 7 });
});

test('doing: a refusal is kept until it is asked for again, or forgotten', async (t) => {
  const reason = new Error('no');
  const doing = new Doing(() => Promise.reject(reason));
  t.equal(await doing.start(), undefined);
  t.same(doing.state.value, { kind: 'refused', reason });
  doing.reset();
  t.same(doing.state.value, { kind: 'idle' });
});
