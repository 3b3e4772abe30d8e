import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import type { Line, LineChange } from '../../../actors/line/line.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, OPERATOR } from '../../support/samples/actor-events.ts';
import { FIXTURE, OTHER, SAMPLE_LINE } from '../../support/samples/betting-events.ts';

function changed(line: Line, change: LineChange): ShardEvent {
  return { type: 'LineChanged', line, change, by: OPERATOR, reason: 'why' };
}

test('line: every version is kept with who made it, and events are counted', (t) => {
  const second = { ...SAMPLE_LINE, version: 2, state: 'suspended', changedAtMs: 5_000 } as const;
  const { states } = given(
    changed(SAMPLE_LINE, 'created'),
    changed({ ...SAMPLE_LINE, fixture: OTHER }, 'created'),
    changed(second, 'suspended'),
  );
  t.equal(states.counters.get(1), 2);
  t.equal(states.lines.get(FIXTURE)?.state, 'suspended');
  t.match(states.lineHistory.get({ fixture: FIXTURE, version: 1 }), { state: 'open', atMs: 1_000 });
  t.match(states.lineHistory.get({ fixture: FIXTURE, version: 2 }), {
    state: 'suspended',
    change: 'suspended',
    by: OPERATOR,
    reason: 'why',
    atMs: 5_000,
  });
  t.end();
});

test('line: versions have no gaps and do not come twice', (t) => {
  t.throws(() => given(changed({ ...SAMPLE_LINE, version: 2 }, 'changed')));
  t.throws(() => given(changed(SAMPLE_LINE, 'created'), changed(SAMPLE_LINE, 'created')));
  t.throws(() =>
    given(changed(SAMPLE_LINE, 'created'), changed({ ...SAMPLE_LINE, version: 3 }, 'changed')),
  );
  t.end();
});

test('line: an operation is carried out once under a key of its operator', (t) => {
  const done = {
    type: 'LineOperationDone',
    by: OPERATOR,
    idempotencyKey: 'new',
    fingerprint: 7,
    fixture: FIXTURE,
    version: 1,
    resolutionCount: 0,
    isSettled: false,
  } as const;
  const stage = given(done);
  t.throws(() => stage.and(done), /carried out twice/);
  stage.and({ ...done, by: ADA });
  const { states } = stage;
  t.match(states.lineOperations.get({ by: ADA, idempotencyKey: 'new' }), { fingerprint: 7 });
  t.end();
});
