import { test } from 'tap';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  bought,
  CLOSED,
  DRAW,
  OPENED,
  SEALED,
  stageInstance,
  withMoney,
} from '../../support/samples/actor-events.ts';

const PICK = [1, 2, 3, 4, 5];

test('instance: a purchase is an entry, a stake and tickets', (t) => {
  const stage = given(...withMoney(ADA, 500), announced(), OPENED, bought(ADA, 0, PICK, PICK));
  t.match(stage.states.entries.get({ player: ADA, entryId: 'k.buy-0' }), {
    kind: 'purchase',
    amountMinor: -200,
    balanceMinor: 300,
    draw: DRAW,
    firstOrdinal: 0,
    ticketCount: 2,
    previousId: 'deposit.1',
  });
  t.match(stageInstance(stage.states), { ticketCount: 2, stakeMinor: 200 });
  t.equal(stage.states.tickets.columns(DRAW)?.count, 2);
  t.end();
});

test('instance: the ordinals of tickets have no gap and no overlap', (t) => {
  const stage = () => given(...withMoney(ADA, 500), announced(), OPENED, bought(ADA, 0, PICK));
  t.throws(() => stage().and(bought(ADA, 2, PICK)), AssertionError);
  t.throws(() => stage().and(bought(ADA, 0, PICK)), AssertionError);
  t.doesNotThrow(() => stage().and(bought(ADA, 1, PICK)));
  t.end();
});

test('instance: sells while it is open, and no other draw of that name', (t) => {
  const money = withMoney(ADA, 500);
  t.throws(() => given(...money, announced(), bought(ADA, 0, PICK)), AssertionError);
  t.throws(
    () => given(...money, announced(), OPENED, CLOSED, bought(ADA, 0, PICK)),
    AssertionError,
  );
  t.throws(() => given(...money, bought(ADA, 0, PICK)), AssertionError);
  const other = { ...announced(), terms: { ...instanceTerms(), draw: drawNo(9) } } as never;
  t.throws(() => given(...money, other, OPENED), AssertionError);
  t.end();
});

test('instance: a ticket that was sold a moment before the opening counts from it', (t) => {
  // Two clocks: the coordinator opened at 1,000, this shard's clock is a little behind.
  const early = { ...bought(ADA, 0, PICK), atMs: 990 } as ReturnType<typeof bought>;
  const { states } = given(...withMoney(ADA, 500), announced(), OPENED, early);
  t.equal(states.tickets.columns(DRAW)?.row(0).acceptedOffsetMs, 0);
  t.end();
});

test('instance: sealed stakes are with the coordinator until they come back', (t) => {
  const stage = given(...withMoney(ADA, 500), announced(), OPENED, bought(ADA, 0, PICK), CLOSED);
  stage.and(SEALED);
  t.match(stageInstance(stage.states), { stakesSealed: true, merkleRootHex: 'aa' });
  t.equal(stage.ledger()['transit:1'], 100);
  stage.and(
    { type: 'InstanceCancelled', draw: DRAW, atMs: 1 },
    { type: 'StakesReturned', draw: DRAW, amountMinor: 100 as never },
  );
  t.match(stageInstance(stage.states), { stakesSealed: false, phase: 'refunding' });
  t.equal(stage.ledger()['stakes:dr_0000002'], 100);
  t.end();
});

function instanceTerms() {
  return stageInstance(given(announced()).states).terms;
}
