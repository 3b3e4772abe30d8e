/** Money back to the players of a draw: prizes, approved prizes, refunds. */
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { multiplyMinor } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { payPlayer } from '../wallet/debt.ts';
import { LEDGER_ACCOUNTS, stakesOf } from '../wallet/ledger.ts';
import { prizeEntryId, refundEntryId } from '../wallet/ledger-entry.ts';
import { instanceIn, putInstance } from './evolve-instance.ts';
import { type HeldAward, type InstanceIn, prizesOf, refundStretchOf } from './instance.ts';
import type { AwardApproved, TicketsRefunded, WinnersPaid } from './instance-events.ts';

export function evolveWinnersPaid(states: States, event: WinnersPaid): void {
  const { draw, fromPlace, ordinals } = event;
  const paying = instanceIn(states, draw, 'paying');
  assert(fromPlace === paying.paidThrough, 'winners were paid out of order');
  payWinners(states, paying, event);
  putInstance(states, { ...paying, paidThrough: fromPlace + ordinals.length });
}

/** Prizes that reach the draw's approval limit are held instead, one row each. */
function payWinners(states: States, paying: InstanceIn<'paying'>, event: WinnersPaid): void {
  const { draw, atMs } = event;
  const { approvalMinor } = paying.terms;
  const prizes = prizesOf(paying, event);
  for (const [index, ordinal] of event.ordinals.entries()) {
    const tier = must(event.tiers[index], 'a winner has no tier');
    const player = must(event.players[index], 'a winner has no player');
    const prizeMinor = must(prizes[index], 'a winner has no prize');
    const award = { draw, ordinal, player, tier, prizeMinor, heldAtMs: atMs, approvedAtMs: null };
    if (prizeMinor < approvalMinor) {
      payAward(states, award, atMs);
      continue;
    }
    const isHeld = states.heldAwards.get({ draw, ordinal }) !== undefined;
    assert(!isHeld, 'an award was held twice');
    states.heldAwards.put({ draw, ordinal }, award);
    states.heldAwardsOf.put({ player, draw, ordinal }, 1);
  }
}

export function evolveAwardApproved(states: States, event: AwardApproved): void {
  const { draw, ordinal, atMs } = event;
  const award = must(
    states.heldAwards.get({ draw, ordinal }),
    'an award was approved that was not held',
  );
  assert(award.approvedAtMs === null, 'an award was approved twice');
  award.approvedAtMs = atMs;
  states.heldAwards.put({ draw, ordinal }, award);
  payAward(states, award, atMs);
}

export function evolveInstancePaid(states: States, { draw }: { draw: DrawNo }): void {
  const { paidThrough: _, ...paid } = instanceIn(states, draw, 'paying');
  putInstance(states, { ...paid, phase: 'paid' });
  states.tickets.release(draw);
}

export function evolveTicketsRefunded(states: States, event: TicketsRefunded): void {
  const { draw, fromOrdinal, throughOrdinal, atMs } = event;
  const refunding = instanceIn(states, draw, 'refunding');
  assert(fromOrdinal === refunding.refundedThrough, 'tickets were refunded out of order');
  for (const [index, player] of event.players.entries()) {
    const ticketCount = must(event.ticketCounts[index], 'a buyer has no count');
    const combinationCount = event.combinationCounts[index] ?? ticketCount;
    const amountMinor = multiplyMinor(refunding.terms.priceMinor, combinationCount);
    const entry = {
      entryId: refundEntryId(draw, fromOrdinal),
      kind: 'refund',
      atMs,
      fingerprint: 0,
      draw,
      firstOrdinal: fromOrdinal,
      ticketCount,
      shard: null,
    } as const;
    payPlayer(states, { player, from: stakesOf(draw), amountMinor, entry });
    states.refundsOf.put({ player, draw, ordinal: refundStretchOf(fromOrdinal) }, 1);
  }
  putInstance(states, { ...refunding, refundedThrough: throughOrdinal });
}

export function evolveInstanceRefunded(states: States, { draw }: { draw: DrawNo }): void {
  const { refundedThrough, ...refunded } = instanceIn(states, draw, 'refunding');
  assert(refundedThrough === refunded.ticketCount, 'a ticket was not refunded');
  putInstance(states, { ...refunded, phase: 'cancelled', wasOpen: true });
  states.tickets.release(draw);
}

function payAward(
  states: States,
  { draw, ordinal, player, prizeMinor }: HeldAward,
  atMs: number,
): void {
  const entry = {
    entryId: prizeEntryId(draw, ordinal),
    kind: 'prize',
    atMs,
    fingerprint: 0,
    draw,
    firstOrdinal: ordinal,
    ticketCount: 1,
    shard: null,
  } as const;
  payPlayer(states, { player, from: LEDGER_ACCOUNTS.awards, amountMinor: prizeMinor, entry });
}
