import { test } from 'tap';
import type { Coordinator } from '../../../actors/coordinator/coordinator.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { coordinatorCodec } from '../../../src/shard/tables/coordinator-codec.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { DRAW, OPERATOR, TERMS } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  coordinatorIn,
  coordinatorOf,
  DRAW_CLOSED,
  DRAW_CONDUCTED,
  DRAW_OPENED,
  DRAW_SEALED,
  granted,
  readyToConduct,
  SCANNED,
  scheduled,
  sealedBy,
} from '../../support/samples/coordinator-events.ts';

test('coordinator: has a blank for each shard that is to report, and nothing before', (t) => {
  const stage = given(scheduled());
  const begun = { draw: DRAW, terms: TERMS, conductsAtMs: CONDUCTS_AT_MS, announcedCount: 0 };
  t.same(coordinatorOf(stage.states), { ...begun, state: 'scheduled' });
  stage.and(DRAW_OPENED);
  t.same(coordinatorIn(stage.states, 'open').seals, [null, null]);
  const drawn = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED);
  t.same(coordinatorIn(drawn.states, 'drawn').winnersByShard, [null, null]);
  t.end();
});

test('coordinator: keeps the seed secret in its row, beside its commitment', (t) => {
  const { states } = given(scheduled(), DRAW_OPENED);
  t.match(coordinatorOf(states), { serverSeedHex: '11', commitmentHex: '22', state: 'open' });
  t.end();
});

test('coordinator: a release that does not empty the pot stops the shard', (t) => {
  const settlement = {
    tiers: [],
    paidMinor: minor(0),
    rolloverMinor: minor(0),
    breakageMinor: minor(0),
    houseMinor: minor(199),
  };
  const event: ShardEvent = {
    type: 'DrawSettled',
    draw: DRAW,
    settlement,
    atMs: 1,
  };
  // Two tickets are 200: one unit is left that belongs to nobody.
  const stage = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED, ...SCANNED);
  const fundsByShard = [minor(0), minor(0)];
  const released: ShardEvent = { type: 'DrawReleased', draw: DRAW, fundsByShard, atMs: 2 };
  t.throws(() => stage.and(event, released), AssertionError);
  const whole = { ...event, settlement: { ...settlement, houseMinor: minor(200) } };
  const settled = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED, ...SCANNED, whole);
  t.match(settled.ledger(), { 'pot:dr_0000002': 200 }, 'until then the pot is whole');
  settled.and(released);
  t.same(settled.ledger(), { house: 200, 'transit:0': -100, 'transit:1': -100 });
  t.end();
});

const CANCELLED: ShardEvent = {
  type: 'DrawCancelled',
  draw: DRAW,
  reason: 'rain',
  by: OPERATOR,
  atMs: 2,
};
const REVEALED: ShardEvent = {
  type: 'DrawRevealed',
  draw: DRAW,
  ticketsRootHex: '44',
  numbers: [5, 6, 7, 8, 9],
  atMs: 3,
};
const SETTLED: ShardEvent = {
  type: 'DrawSettled',
  draw: DRAW,
  settlement: {
    tiers: [],
    paidMinor: minor(0),
    rolloverMinor: minor(0),
    breakageMinor: minor(0),
    houseMinor: minor(200),
  },
  atMs: 2,
};
const RELEASED: ShardEvent = {
  type: 'DrawReleased',
  draw: DRAW,
  fundsByShard: [minor(0), minor(0)],
  atMs: 3,
};
const PUBLISHED: ShardEvent = {
  type: 'DrawPublished',
  draw: DRAW,
  rolloverMinor: minor(0),
  calendarShard: 0,
  reserveMinor: 0,
  atMs: 4,
};
const PAID: ShardEvent = { type: 'ShardPaid', draw: DRAW, shard: 0 };

test('coordinator: an event that cannot follow the state stops the shard', (t) => {
  const opened = [scheduled(), DRAW_OPENED];
  const closed = [...opened, DRAW_CLOSED];
  const ready = readyToConduct([1, 1], 0);
  const ungranted = [...closed, sealedBy(0, 1), sealedBy(1, 1), DRAW_SEALED];
  const drawn = [...ready, DRAW_CONDUCTED];
  const settled = [...drawn, ...SCANNED, SETTLED];
  const impossible: [string, ShardEvent[], ShardEvent][] = [
    ['opened twice', opened, DRAW_OPENED],
    ['closed before it opened', [scheduled()], DRAW_CLOSED],
    ['a seal before it opened', [scheduled()], sealedBy(0, 1)],
    ['a seal once it was drawn', drawn, sealedBy(0, 1)],
    ['sealed on sale', [...opened, sealedBy(0, 1), sealedBy(1, 1)], DRAW_SEALED],
    ['sealed without a shard', [...closed, sealedBy(0, 1)], DRAW_SEALED],
    ['a jackpot before it is sealed', closed, granted(1)],
    ['a second jackpot', ready, granted(1)],
    ['drawn before it is sealed', closed, DRAW_CONDUCTED],
    ['drawn without its jackpot', ungranted, DRAW_CONDUCTED],
    ['scanned before it is drawn', ready, { ...SCANNED[0] } as ShardEvent],
    ['settled without a shard', drawn, SETTLED],
    ['released before it is settled', drawn, RELEASED],
    ['released twice', [...settled, RELEASED], RELEASED],
    ['paid before it is released', settled, PAID],
    ['published before it is released', settled, PUBLISHED],
    ['cancelled once it is drawn', drawn, CANCELLED],
    ['revealed though it was not cancelled', ready, REVEALED],
    ['revealed though it was never open', [scheduled(), CANCELLED], REVEALED],
    ['revealed without a shard', [...opened, CANCELLED, sealedBy(0, 1)], REVEALED],
    ['revealed twice', [...ready, CANCELLED, REVEALED], REVEALED],
    ['a seal once it is revealed', [...ready, CANCELLED, REVEALED], sealedBy(0, 1)],
  ];
  for (const [what, before, event] of impossible) {
    const stage = given(...before);
    t.throws(() => stage.and(event), AssertionError, what);
  }
  t.end();
});

test('coordinator: each state has what is known in it, and nothing else', (t) => {
  const whole = [
    ...readyToConduct([1, 1], 0),
    DRAW_CONDUCTED,
    ...SCANNED,
    SETTLED,
    RELEASED,
    PAID,
    PUBLISHED,
  ];
  const cancelled = [[scheduled()], [scheduled(), DRAW_OPENED], readyToConduct([1, 1], 7)];
  for (const events of [whole, ...cancelled.map((before) => [...before, CANCELLED])]) {
    for (const [index] of events.entries()) {
      const coordinator = coordinatorOf(given(...events.slice(0, index + 1)).states);
      const stored = coordinatorCodec.decode(coordinatorCodec.encode(coordinator));
      t.same(stored, coordinator, `${coordinator.state}: its row holds all of it`);
      t.same(Object.keys(stored).sort(), Object.keys(coordinator).sort());
    }
  }
  t.end();
});

test('coordinator: the compiler knows what a draw has in each state', (t) => {
  const coordinator = coordinatorOf(given(scheduled()).states);
  // @ts-expect-error Only a draw that was drawn has numbers.
  t.equal(coordinator.numbers, undefined);
  const { draw, terms, conductsAtMs } = coordinator;
  const base = { draw, terms, conductsAtMs };
  // @ts-expect-error A draw on sale has a seed, its commitment, and its seals.
  const open: Coordinator = { ...base, state: 'open' };
  // @ts-expect-error A cancelled draw has its reason.
  const cancelledNow: Coordinator = {
    ...base,
    state: 'cancelled',
    reveal: 'none',
    cancelledAtMs: 1,
  };
  const early: Coordinator = {
    ...base,
    state: 'scheduled',
    // @ts-expect-error Nothing has been drawn of a draw that is scheduled.
    numbers: [1, 2, 3, 4, 5],
  };
  t.ok([open, cancelledNow, early], 'proven by the compiler');
  t.end();
});

test('coordinator: an event about a draw that was not created stops the shard', (t) => {
  t.throws(() => given(DRAW_OPENED), AssertionError);
  t.end();
});
