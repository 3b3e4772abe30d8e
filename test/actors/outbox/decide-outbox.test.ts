import { test } from 'tap';
import { decideAdvanceOutbox } from '../../../actors/outbox/decide-outbox.ts';
import { OUTBOX_CURSOR_KEY } from '../../../actors/outbox/outbox.ts';
import type { States } from '../../../actors/states.ts';
import { given } from '../../support/actor-stage.ts';

const advance = (sequence: number) => (states: States) =>
  decideAdvanceOutbox(states.outboxCursor.get(OUTBOX_CURSOR_KEY), { sequence });

test('outbox: the cursor goes forwards, and what an earlier relay had done is no event', (t) => {
  const stage = given().when(advance(7)).thenEvents(t, { type: 'OutboxAdvanced', sequence: 7 });
  stage.when(advance(7)).thenEvents(t);
  stage.when(advance(3)).thenEvents(t);
  stage.when(advance(8)).thenEvents(t, { type: 'OutboxAdvanced', sequence: 8 });
  t.end();
});
