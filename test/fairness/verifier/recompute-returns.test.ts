import { test } from 'tap';
import { returnedDigestOf, returnedLeafOf } from '../../../src/fairness/returned-leaf.ts';
import {
  checkGivenBack,
  checkReturned,
  countedTicketsIn,
  everSold,
  hasReturns,
  OrdinalsDigest,
  returnedLeaves,
} from '../../../src/fairness/verifier/recompute-returns.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { bytesOfHex, goldenPostponedDraws } from '../../support/fairness/fairness-golden.ts';

const [kept, moved] = goldenPostponedDraws().map(({ transcript }) => transcript);
const without = must(kept, 'the vectors hold a draw that was postponed');
const draw = must(moved, 'the vectors hold no returns');

test('verifier: the leaves of returns are those of the engine', (t) => {
  const due = draw.seals.flatMap(({ shard, returned }) => {
    if (returned === undefined) return [];
    const { ticketCount, stakeMinor, digest } = returned;
    const sum = { ticketCount, stakeMinor: minor(stakeMinor), digest: bytesOfHex(digest) };
    return [Buffer.from(returnedLeafOf(draw.drawId, { shard, ...sum }))];
  });
  t.equal(due.length, 2);
  t.same(returnedLeaves(draw), due);
  t.same(returnedLeaves(without), []);
  t.end();
});

test('verifier: ordinals that come one by one have the digest of all', (t) => {
  const digest = new OrdinalsDigest();
  const ordinals = [0, 7, 65_536];
  for (const ordinal of ordinals) digest.add(ordinal);
  t.equal(digest.count, 3);
  t.equal(digest.hex(), Buffer.from(returnedDigestOf(ordinals)).toString('hex'));
  t.end();
});

test('verifier: counts what takes part, and what was ever sold', (t) => {
  t.same(draw.seals.map(countedTicketsIn), [1_095n, 9n, 0n]);
  t.same(everSold(draw), { tickets: 1_111n, stakes: 1_111n * 250n });
  t.same([without, draw].map(hasReturns), [false, true]);
  t.end();
});

test('verifier: tickets come back of a postponed draw, at their price, once each', (t) => {
  t.same(checkReturned(without), []);
  t.match(checkReturned(draw), [{ ok: true, detail: '7 tickets were given back, for 1750' }]);
  const { postponed: _, ...inTime } = draw;
  t.match(checkReturned(inTime), [{ ok: false, detail: /kept its times/ }]);
  const [first, ...others] = draw.seals;
  const seal = must(first, 'three');
  const returned = must(seal.returned, 'tickets came back');
  for (const [changes, detail] of [
    [{ stakeMinor: returned.stakeMinor + 1 }, /not the price/],
    [{ ticketCount: seal.ticketCount + 1 }, /more came back than were sold/],
  ] as const) {
    const seals = [{ ...seal, returned: { ...returned, ...changes } }, ...others];
    t.match(checkReturned({ ...draw, seals }), [{ ok: false, detail }]);
  }
  t.end();
});

test('verifier: a receipt says that its ticket came back only where some did', (t) => {
  const [receipt] = must(goldenPostponedDraws()[1], 'two').receipts;
  const ticket = must(receipt, 'the first ticket');
  t.equal(ticket.returned, true);
  t.match(checkGivenBack(ticket, draw.seals[0]), [{ ok: true }]);
  t.match(checkGivenBack(ticket, draw.seals[1]), [{ ok: false }]);
  const { returned: _, ...plain } = ticket;
  t.same(checkGivenBack(plain, draw.seals[0]), []);
  t.end();
});
