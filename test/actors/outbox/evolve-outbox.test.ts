import { test } from 'tap';
import { OUTBOX_CURSOR_KEY } from '../../../actors/outbox/outbox.ts';
import { given } from '../../support/cluster/actor-stage.ts';

const advanced = (sequence: number) => ({ type: 'OutboxAdvanced', sequence }) as const;

test('outbox: the cursor is kept, and never goes back', (t) => {
  const { states } = given(advanced(3), advanced(9));
  t.same(states.outboxCursor.get(OUTBOX_CURSOR_KEY), { sequence: 9, replayCount: 0 });
  t.throws(() => given(advanced(9), advanced(9)), /relayed backwards/);
  t.end();
});
