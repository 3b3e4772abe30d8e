import { assert } from '../../src/kernel/assert.ts';
import { COUNTERS } from '../counters.ts';
import type { States } from '../states.ts';
import type { LineChanged, LineOperationDone } from './line-events.ts';

export function evolveLineChanged(states: States, event: LineChanged): void {
  const { line, change, by, reason } = event;
  const { fixture, version, state, deadlineMs, selections, changedAtMs } = line;
  const earlier = states.lines.get(fixture);
  assert(version === (earlier?.version ?? 0) + 1, 'the versions of a fixture have a gap');
  if (change === 'created') {
    const lineCount = states.counters.get(COUNTERS.lines) ?? 0;
    states.counters.put(COUNTERS.lines, lineCount + 1);
  }
  states.lines.put(fixture, line);
  const oddsHundredths = selections.map((selection) => selection.oddsHundredths);
  states.lineHistory.put(
    { fixture, version },
    {
      fixture,
      version,
      state,
      deadlineMs,
      oddsHundredths,
      change,
      by,
      reason,
      atMs: changedAtMs,
    },
  );
}

export function evolveLineOperationDone(states: States, event: LineOperationDone): void {
  const { type: _, by, idempotencyKey, ...operation } = event;
  const key = { by, idempotencyKey };
  assert(states.lineOperations.get(key) === undefined, 'an operation was carried out twice');
  states.lineOperations.put(key, operation);
}
