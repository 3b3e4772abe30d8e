import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import {
  coordinatorOf,
  DRAW_CONDUCTED,
  DRAW_OPENED,
  readyToConduct,
  scheduled,
} from '../../support/samples/coordinator-events.ts';

test('coordinator: begins with a blank for each shard', (t) => {
  const { states } = given(scheduled());
  t.match(coordinatorOf(states), {
    state: 'scheduled',
    serverSeedHex: null,
    seals: [null, null],
    winnersByShard: [null, null],
    jackpotInMinor: null,
    paying: false,
  });
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
  const stage = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED);
  const fundsByShard = [minor(0), minor(0)];
  const released: ShardEvent = { type: 'DrawReleased', draw: DRAW, fundsByShard, atMs: 2 };
  t.throws(() => stage.and(event, released), AssertionError);
  const whole = { ...event, settlement: { ...settlement, houseMinor: minor(200) } };
  const settled = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED, whole);
  t.match(settled.ledger(), { 'pot:dr_0000002': 200 }, 'until then the pot is whole');
  settled.and(released);
  t.same(settled.ledger(), { house: 200, 'transit:0': -100, 'transit:1': -100 });
  t.end();
});

test('coordinator: an event about a draw that was not created stops the shard', (t) => {
  t.throws(() => given(DRAW_OPENED), AssertionError);
  t.end();
});
