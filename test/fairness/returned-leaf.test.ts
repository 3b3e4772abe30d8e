import { createHash } from 'node:crypto';
import { test } from 'tap';
import { returnedDigestOf, returnedLeafOf } from '../../src/fairness/returned-leaf.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { goldenPostponedDraws } from '../support/fairness/fairness-golden.ts';

const { transcript: moved } = must(goldenPostponedDraws()[1], 'the vectors hold no returns');

test('returned leaf: has the bytes that its header says', (t) => {
  const ordinals = [0, 1, 258, 65_536];
  const words = Buffer.from('00000000000000010000010200010000', 'hex');
  const digest = createHash('sha256').update(words).digest();
  t.same(Buffer.from(returnedDigestOf(ordinals)), digest);
  const leaf = returnedLeafOf('dr_0000007', {
    shard: 258,
    ticketCount: 4,
    stakeMinor: minor(750),
    digest,
  });
  const due = createHash('sha256')
    .update('\x00tirage/returned/v1\x0adr_0000007', 'latin1')
    .update(Buffer.from('00000102000000000000000400000000000002ee', 'hex'))
    .update(digest)
    .digest();
  t.same(Buffer.from(leaf), due);
  t.end();
});

test('returned leaf: ordinals ascend, and there is at least one', (t) => {
  for (const wrong of [
    [1, 0],
    [3, 3],
  ]) {
    t.throws(() => returnedDigestOf(wrong), { message: /do not ascend/ });
  }
  const none = { shard: 0, ticketCount: 0, stakeMinor: minor(0), digest: returnedDigestOf([]) };
  t.throws(() => returnedLeafOf('dr_0000007', none), { message: /no ticket/ });
  t.end();
});

test('returned leaf: whatever is said of returns after the seal is refused', (t) => {
  const failed = (file: unknown) =>
    verifyTranscript(file).checks.flatMap(({ name, ok }) => (ok ? [] : [name]));
  t.same(failed(moved), [], JSON.stringify(verifyTranscript(moved)));
  const at = moved.seals.findIndex(({ returned }) => returned !== undefined);
  const seal = must(moved.seals[at], 'tickets came back');
  const returned = must(seal.returned, 'tickets came back');
  const withSeal = (changes: object) => {
    const seals = moved.seals.map((one, index) => (index === at ? { ...one, ...changes } : one));
    return { ...moved, seals };
  };
  const { priceMinor } = moved.terms;
  for (const [what, changes, names] of [
    ['taken away', { returned: undefined }, ['seals', 'ticketsRoot']],
    ['other tickets', { returned: { ...returned, digest: 'ab'.repeat(32) } }, ['ticketsRoot']],
    [
      'one more',
      {
        returned: {
          ...returned,
          ticketCount: returned.ticketCount + 1,
          stakeMinor: returned.stakeMinor + priceMinor,
        },
      },
      ['seals', 'ticketsRoot'],
    ],
    [
      'for less',
      { returned: { ...returned, stakeMinor: priceMinor } },
      ['ticketsRoot', 'returned'],
    ],
    [
      'more than were sold',
      { returned: { ...returned, ticketCount: seal.ticketCount + 1 } },
      ['seals', 'ticketsRoot', 'returned'],
    ],
  ] as const) {
    const found = failed(JSON.parse(JSON.stringify(withSeal(changes))));
    // With another root there are other numbers.
    t.same(
      found.filter((name) => name !== 'outcome'),
      names,
      what,
    );
  }
  const { postponed: _, ...kept } = moved;
  t.same(failed(kept), ['ticketsRoot', 'returned'], 'a draw that kept its times');
  t.end();
});
