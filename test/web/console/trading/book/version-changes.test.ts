import { test } from 'tap';
import { versionChanges } from '../../../../../web/console/trading/book/version-changes.ts';

const FIRST = {
  version: 1,
  state: 'open',
  deadline: '2026-01-01T12:00:00.000Z',
  odds: ['1.85', '2.10'],
};
const SECOND = { ...FIRST, version: 2, odds: ['1.90', '2.10'] };
const THIRD = { ...SECOND, version: 3, state: 'suspended', deadline: '2026-01-01T13:00:00.000Z' };

test('versions: each says what it changed', (t) => {
  const all = [THIRD, SECOND, FIRST];
  t.same(versionChanges(SECOND, all), {
    odds: [{ selection: 0, before: '1.85', after: '1.90' }],
  });
  t.same(versionChanges(THIRD, all), {
    odds: [],
    state: { before: 'open', after: 'suspended' },
    deadline: { before: FIRST.deadline, after: THIRD.deadline },
  });
  t.end();
});

test('versions: nothing is said where the one before is not here', (t) => {
  t.equal(versionChanges(FIRST, [SECOND, FIRST]), undefined);
  t.equal(versionChanges(THIRD, [THIRD]), undefined);
  t.end();
});
