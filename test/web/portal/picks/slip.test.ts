import { test } from 'tap';
import { MemoryStorage } from '../../../../client/src/platform/memory-storage.ts';
import { Slips } from '../../../../web/portal/picks/slip.ts';

const LINES = [{ kind: 'digits', digits: '123', play: 'straight' }] as never;

test('slips: they outlive a reload, and are empty once they were bought', (t) => {
  const storage = new MemoryStorage();
  new Slips(storage).of('dr_1').value = { lines: LINES, drawCount: 2 };
  const after = new Slips(storage);
  t.same(after.of('dr_1').value, { lines: LINES, drawCount: 2 });
  t.same(after.of('dr_2').value, { lines: [], drawCount: 1 });
  after.clear('dr_1');
  t.same(new Slips(storage).of('dr_1').value.lines, []);
  t.end();
});

test('slips: who logs out leaves none behind, also of views that were not opened', (t) => {
  const storage = new MemoryStorage();
  storage.setItem('tirage.language', 'ru');
  const before = new Slips(storage);
  for (const draw of ['dr_1', 'dr_2']) before.of(draw).value = { lines: LINES, drawCount: 1 };
  const slips = new Slips(storage);
  const open = slips.of('dr_1');
  slips.clearAll();
  t.same(open.value.lines, []);
  t.same(slips.of('dr_2').value.lines, []);
  t.equal(storage.length, 1);
  t.end();
});

test('slips: what another version of the page wrote is dropped', (t) => {
  const storage = new MemoryStorage();
  storage.setItem('tirage.slip.1.dr_1', '{"lines":7}');
  storage.setItem('tirage.slip.1.dr_2', 'no JSON');
  const slips = new Slips(storage);
  for (const draw of ['dr_1', 'dr_2']) t.same(slips.of(draw).value.lines, []);
  t.end();
});
