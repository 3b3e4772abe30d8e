import fc from 'fast-check';
import { test } from 'tap';
import { fingerprintRequest } from '../../../src/gateway/purchases/body-fingerprint.ts';
import { fingerprintPurchase } from '../../../src/gateway/purchases/purchase-fingerprint.ts';

/** The same content, as a client may write it as well. */
function backwards<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(backwards) as Value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, backwards(member)])) as Value;
}

test('purchase fingerprint: that of the HTTP call, whatever is bought', (t) => {
  const count = fc.oneof(fc.integer({ min: -1, max: 101 }), fc.integer(), fc.constant(-0));
  const numbers = fc.array(count, { maxLength: 8 });
  const plain = { noNullPrototype: true };
  const drums = fc.record({ main: numbers, bonus: numbers }, plain);
  const system = fc.record({ numbers, bankers: numbers }, { requiredKeys: ['numbers'], ...plain });
  const purchase = fc.record(
    {
      drawId: fc.constantFrom('dr_0000001', 'dr_zzzzzzz', 'no draw "at all"'),
      selections: fc.array(fc.oneof(numbers, drums), { maxLength: 3 }),
      system: fc.array(fc.oneof(system, drums), { maxLength: 3 }),
      quickPick: count,
      spots: count,
      payWith: fc.constantFrom('money' as const, 'points' as const),
      draws: count,
    },
    { requiredKeys: ['drawId'], noNullPrototype: true },
  );
  fc.assert(
    fc.property(purchase, (bought) => {
      const { drawId, selections, system: systems, quickPick, spots, payWith, draws } = bought;
      const inOrder = { selections, system: systems, quickPick, spots, payWith, draws };
      const body = JSON.stringify(inOrder);
      const wanted = fingerprintRequest('POST', `/v1/draws/${drawId}/tickets`, body);
      t.equal(fingerprintPurchase(drawId, bought), wanted, body);
      t.equal(fingerprintPurchase(drawId, backwards(bought)), wanted, `${body}, backwards`);
    }),
  );
  t.end();
});

test('purchase fingerprint: plays of digits, too, whatever their digits are', (t) => {
  const digits = fc.oneof(fc.string({ maxLength: 16 }), fc.integer());
  const kind = fc.constantFrom('straight' as const, 'box' as const);
  const play = fc.record({ digits, kind }, { noNullPrototype: true });
  const purchase = fc.record({ plays: fc.array(play, { maxLength: 3 }), quickPick: fc.nat() });
  fc.assert(
    fc.property(purchase, ({ plays, quickPick }) => {
      const body = JSON.stringify({ plays, quickPick });
      const wanted = fingerprintRequest('POST', '/v1/draws/dr_0000001/tickets', body);
      t.equal(fingerprintPurchase('dr_0000001', { plays, quickPick }), wanted, body);
      const turned = backwards({ plays, quickPick });
      t.equal(fingerprintPurchase('dr_0000001', turned), wanted, `${body}, backwards`);
    }),
  );
  t.end();
});

test('purchase fingerprint: tickets made in advance, any and by name', (t) => {
  const drawId = 'dr_0000001';
  for (const wanted of [
    { stock: 5 },
    { stockIds: ['st_00000010000000', 'odd "id"'] },
    { stock: 1, payWith: 'points' as const },
  ]) {
    const url = `/v1/draws/${drawId}/tickets`;
    const expected = fingerprintRequest('POST', url, JSON.stringify(wanted));
    t.equal(fingerprintPurchase(drawId, wanted), expected);
  }
  t.end();
});
