/** Money back to the players of a draw: prizes, approved prizes, refunds. */
import { assert, must } from '../../src/kernel/assert.ts';
import { addExact, type ExactSum } from '../../src/kernel/exact-sum.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { bookCredit, payPlayer } from '../wallet/debt.ts';
import { LEDGER_ACCOUNTS, stakesOf, transfer } from '../wallet/ledger.ts';
import { type CreditEntry, prizeEntryId, refundEntryId } from '../wallet/ledger-entry.ts';
import { instanceIn, putInstance } from './evolve-instance.ts';
import { type HeldAward, type InstanceIn, prizesOf, refundStretchOf } from './instance.ts';
import type { AwardApproved, TicketsRefunded, WinnersPaid } from './instance-events.ts';

const { awards: AWARDS } = LEDGER_ACCOUNTS;

export function evolveWinnersPaid(states: States, event: WinnersPaid): void {
  const { draw, fromPlace, ordinals } = event;
  const paying = instanceIn(states, draw, 'paying');
  assert(fromPlace === paying.paidThrough, 'winners were paid out of order');
  payWinners(states, paying, event);
  putInstance(states, { ...paying, paidThrough: fromPlace + ordinals.length });
}

/**
 * All winners of a step are paid by one transfer. Prizes that reach the draw's approval limit are
 * held instead, one row each.
 */
function payWinners(states: States, paying: InstanceIn<'paying'>, event: WinnersPaid): void {
  const { draw, ordinals, atMs } = event;
  const { approvalMinor } = paying.terms;
  const prizes = prizesOf(paying, event);
  const amountMinor = prizes.reduce<ExactSum>(
    (sum, prizeMinor) => (prizeMinor < approvalMinor ? addExact(sum, prizeMinor) : sum),
    ZERO_MINOR,
  );
  transfer(states.ledger, { from: AWARDS, to: LEDGER_ACCOUNTS.players, amountMinor });
  for (let index = 0; index < ordinals.length; index += 1) {
    const ordinal = must(ordinals[index], 'a winner is missing');
    const player = must(event.players[index], 'a winner has no player');
    const prizeMinor = must(prizes[index], 'a winner has no prize');
    if (prizeMinor < approvalMinor) {
      bookCredit(states, player, prizeEntry({ draw, ordinal, prizeMinor }, atMs));
      continue;
    }
    const tier = must(event.tiers[index], 'a winner has no tier');
    const isHeld = states.heldAwards.get({ draw, ordinal }) !== undefined;
    assert(!isHeld, 'an award was held twice');
    const award = { draw, ordinal, player, tier, prizeMinor, heldAtMs: atMs, approvedAtMs: null };
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
  const { player } = award;
  payPlayer(states, { player, from: AWARDS, entry: prizeEntry(award, atMs) });
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
      amountMinor,
      fingerprint: 0,
      draw,
      firstOrdinal: fromOrdinal,
      ticketCount,
      shard: null,
    } as const;
    payPlayer(states, { player, from: stakesOf(draw), entry });
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

function prizeEntry(
  { draw, ordinal, prizeMinor }: Pick<HeldAward, 'draw' | 'ordinal' | 'prizeMinor'>,
  atMs: number,
): CreditEntry {
  return {
    entryId: prizeEntryId(draw, ordinal),
    kind: 'prize',
    atMs,
    amountMinor: prizeMinor,
    fingerprint: 0,
    draw,
    firstOrdinal: ordinal,
    ticketCount: 1,
    shard: null,
  };
}
