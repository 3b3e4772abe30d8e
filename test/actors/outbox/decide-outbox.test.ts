import { test } from 'tap';
import { decideAdvanceOutbox, decideReplayOutbox } from '../../../actors/outbox/decide-outbox.ts';
import { OUTBOX_CURSOR_KEY } from '../../../actors/outbox/outbox.ts';
import type { States } from '../../../actors/states.ts';
import { given } from '../../support/cluster/actor-stage.ts';

const advance =
  (sequence: number, replayCount = 0) =>
  (states: States) =>
    decideAdvanceOutbox(states.outboxCursor.get(OUTBOX_CURSOR_KEY), { sequence, replayCount });
const replay = (fromSequence: number) => (states: States) =>
  decideReplayOutbox(
    states.outboxCursor.get(OUTBOX_CURSOR_KEY),
    { fromSequence, reason: 'a test' },
    { nowMs: 5 },
  );

test('outbox: the cursor goes forwards, and what an earlier relay had done is no event', (t) => {
  const stage = given().when(advance(7)).thenEvents(t, { type: 'OutboxAdvanced', sequence: 7 });
  stage.when(advance(7)).thenEvents(t);
  stage.when(advance(3)).thenEvents(t);
  stage.when(advance(8)).thenEvents(t, { type: 'OutboxAdvanced', sequence: 8 });
  t.end();
});

test('outbox: an operator sends the relay back, and an earlier run moves nothing any more', (t) => {
  const told = { type: 'OutboxReplayed', fromSequence: 3, reason: 'a test', atMs: 5 } as const;
  const stage = given({ type: 'OutboxAdvanced', sequence: 7 });
  stage.when(replay(3)).thenEvents(t, told);
  stage.when(advance(8)).thenEvents(t);
  stage.when(advance(4, 1)).thenEvents(t, { type: 'OutboxAdvanced', sequence: 4 });
  t.end();
});

test('outbox: what was not told yet cannot be told again, nor skipped', (t) => {
  const stage = given({ type: 'OutboxAdvanced', sequence: 7 });
  for (const nonsense of [8, 0, -1, 1.5, Number.NaN]) stage.when(replay(nonsense)).thenEvents(t);
  given().when(replay(1)).thenEvents(t);
  t.end();
});
