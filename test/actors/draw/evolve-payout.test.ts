import { test } from 'tap';
import type { TicketsRefunded, WinnersPaid } from '../../../actors/draw/instance-events.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  DRAW,
  OPENED,
  payingOut,
  refunding,
  stageInstance,
  stageInstanceIn,
  withMoney,
} from '../../support/samples/actor-events.ts';

const PICK = [1, 2, 3, 4, 5];

function sold(): Stage {
  const sales = [bought(ADA, 0, PICK, PICK), bought(BOB, 2, PICK)];
  return given(...withMoney(ADA, 500), ...withMoney(BOB, 500), announced(), OPENED, ...sales);
}

/** Three winners of 700 each. */
function paying(): Stage {
  return sold().and(...payingOut(PICK, [3, 0, 0, 0], [700, 0, 1_000, 100]));
}

const WINNERS = { ordinals: [0, 1], tiers: [1, 1], players: [ADA, ADA] };

function winners(changes: Partial<WinnersPaid>): WinnersPaid {
  return {
    type: 'WinnersPaid',
    draw: DRAW,
    ...WINNERS,
    fromPlace: 0,
    atMs: 9,
    wins: [],
    ...changes,
  };
}

function refund(changes: Partial<TicketsRefunded>): TicketsRefunded {
  return {
    type: 'TicketsRefunded',
    draw: DRAW,
    fromOrdinal: 0,
    throughOrdinal: 2,
    players: [ADA],
    ticketCounts: [2],
    atMs: 9,
    combinationCounts: [],
    ...changes,
  };
}

test('payout: each winning ticket is an entry of its own', (t) => {
  const stage = paying().and(winners({}));
  t.match(stage.states.entries.get({ player: ADA, entryId: `prize.${DRAW}.1` }), {
    kind: 'prize',
    amountMinor: 700,
    // 500 - 200 + 700 + 700.
    balanceMinor: 1_700,
    firstOrdinal: 1,
    ticketCount: 1,
  });
  t.equal(stageInstanceIn(stage.states, 'paying').paidThrough, 2);
  t.equal(stage.ledger().awards, 700);
  t.end();
});

test('payout: a ticket is paid once, whatever is replayed', (t) => {
  const stage = paying().and(winners({}));
  t.throws(() => stage.and(winners({})), AssertionError);
  t.throws(() => stage.and(winners({ fromPlace: 3 })), AssertionError, 'a gap');
  const again = winners({ ordinals: [1], tiers: [1], players: [ADA], fromPlace: 2 });
  t.throws(() => stage.and(again), AssertionError);
  t.end();
});

test('payout: an award is held once', (t) => {
  const stage = paying();
  const instance = stageInstanceIn(stage.states, 'paying');
  const terms = { ...instance.terms, approvalMinor: minor(700) };
  stage.states.instances.put(DRAW, { ...instance, terms });
  stage.and(winners({}));
  t.equal(stage.ledger().awards, 2_100, 'nothing is paid yet');
  const again = winners({ ordinals: [1], tiers: [1], players: [ADA], fromPlace: 2 });
  t.throws(() => stage.and(again), AssertionError);
  t.end();
});

test('payout: columns of unequal length stop the shard', (t) => {
  t.throws(() => paying().and(winners({ tiers: [1] })), AssertionError);
  t.throws(() => paying().and(winners({ players: [] })), AssertionError);
  t.end();
});

test('payout: the tickets leave the memory when the last is paid', (t) => {
  const stage = paying().and({ type: 'InstancePaid', draw: DRAW, atMs: 9 });
  t.equal(stage.states.tickets.columns(DRAW), undefined);
  t.equal(stageInstance(stage.states).phase, 'paid');
  t.end();
});

test('payout: refunds go stretch by stretch, and are over when none is left', (t) => {
  const done = { type: 'InstanceRefunded', draw: DRAW, atMs: 9 } as const;
  const stage = sold().and(...refunding(300), refund({}));
  t.equal(stage.balanceOf(ADA), 500);
  t.equal(stage.balanceOf(BOB), 400);
  t.match(stage.states.entries.get({ player: ADA, entryId: `refund.${DRAW}.0` }), {
    kind: 'refund',
    amountMinor: 200,
    firstOrdinal: 0,
    ticketCount: 2,
  });
  t.throws(() => sold().and(...refunding(300), refund({}), done), AssertionError, 'one is left');
  const twice = () => sold().and(...refunding(300), refund({}), refund({}));
  t.throws(twice, AssertionError, 'a ticket twice');
  stage.and(refund({ fromOrdinal: 2, throughOrdinal: 3, players: [BOB], ticketCounts: [1] }), done);
  t.same(stage.ledger(), { players: 1_000, clearing: -1_000 });
  t.equal(stage.states.tickets.columns(DRAW), undefined);
  t.end();
});

test('payout: an award that was not held cannot be approved', (t) => {
  const approved = { type: 'AwardApproved', draw: DRAW, ordinal: 0, by: BOB, atMs: 9 } as const;
  t.throws(() => paying().and(approved), AssertionError);
  t.end();
});
