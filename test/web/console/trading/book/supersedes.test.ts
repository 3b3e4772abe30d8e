import { test } from 'tap';
import { supersedes } from '../../../../../web/console/trading/book/supersedes.ts';

const told = (version: number, settled = false) => ({ version, settled });

test('events: a version that is older than the known one is not taken', (t) => {
  t.ok(supersedes(told(3), told(2, true)));
  t.notOk(supersedes(told(2, true), told(3)));
  t.end();
});

test('events: what has been paid is not unpaid by an answer that comes late', (t) => {
  t.ok(supersedes(told(3, true), told(3)));
  t.notOk(supersedes(told(3), told(3, true)));
  t.ok(supersedes(told(3), told(3)));
  t.end();
});
