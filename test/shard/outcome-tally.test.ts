import { test } from 'tap';
import { tallyOutcomes } from '../../src/shard/outcome-tally.ts';
import type { AddressedAnswer } from '../../src/shard/work.ts';

const accepted = { ok: true, reply: null, replayed: false } as const;
const repeated = { ok: true, reply: null, replayed: true } as const;
const closed = { ok: false, code: 'drawClosed', facts: null } as const;

function answered(op: AddressedAnswer['op'], answer: AddressedAnswer['answer']): AddressedAnswer {
  return { peer: 0, correlation: 1, op, answer };
}

test('outcome tally: one line for each operation and outcome', (t) => {
  t.same(tallyOutcomes([]), []);
  const lines = tallyOutcomes([
    answered('buyTickets', accepted),
    answered('getWallet', accepted),
    answered('buyTickets', closed),
    answered('buyTickets', accepted),
    answered('buyTickets', repeated),
  ]);
  t.same(lines, [
    { type: 'buyTickets', outcome: 'accepted', count: 2 },
    { type: 'buyTickets', outcome: 'drawClosed', count: 1 },
    { type: 'buyTickets', outcome: 'repeated', count: 1 },
    { type: 'getWallet', outcome: 'accepted', count: 1 },
  ]);
  t.end();
});
