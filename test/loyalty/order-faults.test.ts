import { test } from 'tap';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { FAULTS_REMEMBERED_MAX, OrderFaults } from '../../src/loyalty/order-faults.ts';

const [ANNA, BEN] = [1 as PlayerKey, 2 as PlayerKey];

test('order faults: a failure after answers to others is the order’s own', (t) => {
  const faults = new OrderFaults();
  t.ok(faults.failed('bad', ANNA), 'the first one may be about the system');
  t.ok(faults.failed('bad', ANNA), 'nobody was answered in between');
  faults.answered('good', BEN);
  t.notOk(faults.failed('bad', ANNA));
  t.ok(faults.failed('bad', ANNA), 'nobody was answered since: it may have gone away now');
  t.end();
});

test('order faults: a failure of another order of the same player is the player’s own', (t) => {
  const faults = new OrderFaults();
  t.ok(faults.failed('bad-1', ANNA));
  t.ok(faults.isDoubtful('bad-2', ANNA), 'it has not failed itself');
  t.notOk(faults.isDoubtful('good', BEN));
  faults.answered('good', BEN);
  t.notOk(faults.failed('bad-2', ANNA));
  t.ok(faults.failed('other', BEN), 'that of somebody else may be about the system');
  t.end();
});

test('order faults: as many answers as failures make a player’s orders trusted again', (t) => {
  const faults = new OrderFaults();
  for (const number of ['1', '2']) faults.failed(number, ANNA);
  faults.answered('1', ANNA);
  t.ok(faults.isDoubtful('3', ANNA));
  t.ok(faults.isDoubtful('2', BEN), 'the order itself');
  faults.answered('3', ANNA);
  t.notOk(faults.isDoubtful('3', ANNA));
  t.ok(faults.isDoubtful('2', ANNA), 'not the one that was never answered');
  t.end();
});

test('order faults: those that failed last are remembered', (t) => {
  const faults = new OrderFaults();
  for (let i = 0; i <= FAULTS_REMEMBERED_MAX; i += 1) faults.failed(String(i), i as PlayerKey);
  t.notOk(faults.isDoubtful('0', 0 as PlayerKey));
  t.ok(faults.isDoubtful('1', 0 as PlayerKey));
  t.ok(faults.isDoubtful('x', 1 as PlayerKey));
  t.ok(faults.isDoubtful(String(FAULTS_REMEMBERED_MAX), 0 as PlayerKey));
  t.end();
});
