import { test } from 'tap';
import { declareEvent } from '../../actors/event-declaration.ts';
import { foldEvents } from '../../actors/event-table.ts';

interface Came {
  readonly type: 'Came';
  readonly atMs: number;
}
interface Went {
  readonly type: 'Went';
  readonly atMs: number;
}

const CAME = declareEvent<Came>()('Came', 1, ['atMs']);
const WENT = declareEvent<Went>()('Went', 2, ['atMs']);

test('event table: each declaration is found by its name and by its number', (t) => {
  const { byType, byNumber } = foldEvents([CAME, WENT]);
  t.equal(byType.Came, CAME);
  t.equal(byType.Went, WENT);
  t.equal(byNumber.get(2), WENT);
  t.equal(byNumber.get(3), undefined);
  t.end();
});

test('event table: two events of one name or one number are our bug', (t) => {
  t.throws(() => foldEvents([CAME, { ...WENT, number: 1 }]), /same number/);
  t.throws(() => foldEvents([CAME, declareEvent<Came>()('Came', 2, ['atMs'])]), /same name/);
  t.end();
});
