import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { entryPlace } from '../../../src/kernel/entry-place.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { instanceCodec } from '../../../src/shard/tables/instance-codec.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  bought,
  CLOSED,
  DRAW,
  OPENED,
  payingOut,
  refunding,
  SEALED,
  stageInstance,
  withMoney,
} from '../../support/samples/actor-events.ts';

const PICK = [1, 2, 3, 4, 5];
const PAID: ShardEvent = { type: 'InstancePaid', draw: DRAW, atMs: 181_001 };

test('instance: a purchase is an entry, a stake and tickets', (t) => {
  const stage = given(...withMoney(ADA, 500), announced(), OPENED, bought(ADA, 0, PICK, PICK));
  t.match(stage.states.entries.get({ player: ADA, entryId: 'k.buy-0' }), {
    kind: 'purchase',
    amountMinor: -200,
    balanceMinor: 300,
    draw: DRAW,
    firstOrdinal: 0,
    ticketCount: 2,
    previous: entryPlace(1, 1),
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
  t.match(stageInstance(stage.states), { phase: 'sealed', merkleRootHex: 'aa' });
  t.equal(stage.ledger()['transit:1'], 100);
  stage.and(
    { type: 'InstanceCancelled', draw: DRAW, atMs: 1 },
    { type: 'StakesReturned', draw: DRAW, amountMinor: 100 as never },
  );
  t.match(stageInstance(stage.states), { phase: 'refunding', refundedThrough: 0 });
  t.equal(stage.ledger()['stakes:dr_0000002'], 100);
  t.end();
});

test('instance: an event that cannot follow the phase stops the shard', (t) => {
  const cancelled: ShardEvent = { type: 'InstanceCancelled', draw: DRAW, atMs: 1 };
  const refunded: ShardEvent = { type: 'InstanceRefunded', draw: DRAW, atMs: 1 };
  const open = [announced(), OPENED];
  const sealed = [...open, CLOSED, SEALED];
  const paying = [...open, ...payingOut(PICK, [0, 0, 0, 0], [0, 0, 1_000, 100])];
  const [ordered, scanned, settled, released] = paying.slice(4) as [
    ShardEvent,
    ShardEvent,
    ShardEvent,
    ShardEvent,
  ];
  const returned: ShardEvent = { type: 'StakesReturned', draw: DRAW, amountMinor: 0 as never };
  const impossible: [string, ShardEvent[], ShardEvent][] = [
    ['opened twice', open, OPENED],
    ['closed before it opened', [announced()], CLOSED],
    ['sealed on sale', open, SEALED],
    ['sealed twice', sealed, SEALED],
    ['scanned before it is sealed', [...open, CLOSED], ordered],
    ['winners before the numbers', sealed, scanned],
    ['prizes before the winners', [...sealed, ordered], settled],
    ['money before the prizes', [...sealed, ordered, scanned], released],
    ['money twice', paying, released],
    ['paid before there is money', paying.slice(0, -1), PAID],
    ['paid twice', [...paying, PAID], PAID],
    ['cancelled on sale', open, cancelled],
    ['cancelled once the numbers are known', [...sealed, ordered], cancelled],
    ['stakes back though it was not cancelled', sealed, returned],
    ['refunded before the stakes are back', [...sealed, cancelled], refunded],
  ];
  for (const [what, before, event] of impossible) {
    const stage = given(...before);
    t.throws(() => stage.and(event), AssertionError, what);
  }
  t.end();
});

test('instance: a row holds all that a draw has in its phase, and nothing else', (t) => {
  const cancelled: ShardEvent = { type: 'InstanceCancelled', draw: DRAW, atMs: 1 };
  const refunded: ShardEvent = { type: 'InstanceRefunded', draw: DRAW, atMs: 1 };
  const paid = [...payingOut(PICK, [0, 0, 0, 0], [0, 0, 1_000, 100]), PAID];
  const lives = [
    [announced(), OPENED, ...paid],
    [announced(), OPENED, ...refunding(0), refunded],
    [announced(), cancelled],
  ];
  for (const events of lives) {
    for (const [index] of events.entries()) {
      const instance = stageInstance(given(...events.slice(0, index + 1)).states);
      const stored = instanceCodec.decode(instanceCodec.encode(instance));
      t.same(stored, instance, `${instance.phase}: its row holds all of it`);
      t.same(Object.keys(stored).sort(), Object.keys(instance).sort());
    }
  }
  t.end();
});

function instanceTerms() {
  return stageInstance(given(announced()).states).terms;
}
