import fc from 'fast-check';
import { test } from 'tap';
import { anyOf, RESERVED_MAX, stillFree, toggled } from '../../../../web/portal/stock/choice.ts';

const ticketsOf = (...ids: readonly string[]) =>
  ids.map((stockId) => ({ stockId, selection: [Number(stockId)] }));
const [one, two, three] = ticketsOf('1', '2', '3') as [Ticket, Ticket, Ticket];
type Ticket = ReturnType<typeof ticketsOf>[number];

test('stock: a ticket is chosen, and let go again', (t) => {
  t.same(toggled(toggled([], one), two), [one, two]);
  t.same(toggled([one, two], { ...one }), [two], 'another page told it anew');
  const full = ticketsOf(...Array.from({ length: RESERVED_MAX }, (_, at) => String(at + 10)));
  t.equal(toggled(full, one), full, 'no more than a reservation holds');
  t.equal(toggled(full, full[0] ?? one).length, RESERVED_MAX - 1);
  t.end();
});

test('stock: what somebody else took is chosen no more', (t) => {
  t.same(stillFree([one, two, three], ticketsOf('3', '9', '1')), [one, three]);
  t.same(stillFree([one], []), []);
  t.end();
});

test('stock: any are different ones, and as many as there are', (t) => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(40), fc.infiniteStream(fc.nat()), (count, wanted, chance) => {
      const free = ticketsOf(...Array.from({ length: count }, (_, at) => String(at)));
      const below = (bound: number): number => chance.next().value % bound;
      const any = anyOf(free, wanted, below);
      t.equal(any.length, Math.min(count, wanted));
      t.equal(new Set(any.map(({ stockId }) => stockId)).size, any.length);
    }),
  );
  t.same(
    anyOf([one, two, three], 2, (bound) => bound - 1),
    [three, two],
  );
  t.end();
});
