import { test } from 'tap';
import { DeltaRing } from '../../../src/gateway/socket/delta-ring.ts';
import { KEPT_DELTAS_MAX } from '../../../src/gateway/socket/socket-limits.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

test('delta ring: what came after a position, or nothing where that is not known', (t) => {
  const ring = new DeltaRing<number>(new SeededRandom(1));
  const start = ring.position;
  t.same(ring.since(start), [], 'nothing was missed');
  for (let i = 1; i <= KEPT_DELTAS_MAX; i += 1)
    t.equal(
      ring.add(({ sequence }) => sequence),
      i,
    );
  t.equal(ring.since(start)?.length, KEPT_DELTAS_MAX);
  t.same(ring.since({ ...start, sequence: KEPT_DELTAS_MAX - 2 }), [
    KEPT_DELTAS_MAX - 1,
    KEPT_DELTAS_MAX,
  ]);
  t.equal(ring.since(undefined), undefined);
  t.equal(ring.since({ ...start, sequence: KEPT_DELTAS_MAX + 1 }), undefined, 'the future');
  t.equal(ring.since({ epoch: 'other', sequence: 1 }), undefined);
  ring.add(({ sequence }) => sequence);
  t.equal(ring.since(start), undefined, 'too old');
  const { epoch } = ring.position;
  ring.restart();
  t.not(ring.position.epoch, epoch);
  t.equal(ring.position.sequence, 0);
  t.equal(ring.since({ epoch, sequence: 5 }), undefined, 'nothing of before is good');
  t.end();
});
