import { test } from 'tap';
import { forwardDuty } from '../../../actors/home/residual.ts';

test('residual: it is owed at once, while anything waits', (t) => {
  t.same(forwardDuty(true), { duty: 'forward', atMs: 0 });
  t.equal(forwardDuty(false), undefined);
  t.end();
});
