import { test } from 'tap';
import { accept, reject } from '../../actors/decider.ts';

test('decider: a refusal has a name, and facts only where there are some', (t) => {
  t.same(reject('drawClosed'), { kind: 'rejected', code: 'drawClosed' });
  t.notOk('facts' in reject('drawClosed'));
  t.same(reject('balanceTooLow', { balanceMinor: 3 }).facts, { balanceMinor: 3 });
  // @ts-expect-error: only what is published may be said
  t.ok(reject('balanceTooLow', { passwordHash: 'x' }));
  t.same(accept([]), { kind: 'accepted', events: [] });
  t.end();
});
