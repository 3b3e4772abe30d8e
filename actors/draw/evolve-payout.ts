/** Money back to the players of a draw: prizes, approved prizes, refunds. */
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { multiplyMinor } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { payPlayer } from '../wallet/debt.ts';
import { LEDGER_ACCOUNTS, stakesOf } from '../wallet/ledger.ts';
import { prizeEntryId, refundEntryId } from '../wallet/ledger-entry.ts';
import { advance, instanceOf } from './evolve-instance.ts';
import { type HeldAward, prizeOf, refundStretchOf } from './instance.ts';
import type { AwardApproved, TicketsRefunded, WinnersPaid } from './instance-events.ts';

export function evolveWinnersPaid(states: States, event: WinnersPaid): void {
  const { draw, fromPlace, ordinals } = event;
  const instance = instanceOf(states, draw);
  assert(fromPlace === instance.paidThrough, 'winners are paid once');
  payWinners(states, event);
  instance.paidThrough = fromPlace + ordinals.length;
  states.instances.put(draw, instance);
}

/** Prizes from the draw's approval limit on are held instead, one row each. */
function payWinners(states: States, event: WinnersPaid): void {
  const { draw, atMs } = event;
  const instance = instanceOf(states, draw);
  const { approvalMinor } = instance.terms;
  for (const [index, ordinal] of event.ordinals.entries()) {
    const tier = must(event.tiers[index], 'a tier per winner');
    const player = must(event.players[index], 'a player per winner');
    const prizeMinor = prizeOf(instance, tier);
    const award = { draw, ordinal, player, tier, prizeMinor, heldAtMs: atMs, approvedAtMs: null };
    if (prizeMinor < approvalMinor) {
      payAward(states, award, atMs);
      continue;
    }
    const isHeld = states.heldAwards.get({ draw, ordinal }) !== undefined;
    assert(!isHeld, 'an award is held once');
    states.heldAwards.put({ draw, ordinal }, award);
    states.heldAwardsOf.put({ player, draw, ordinal }, 1);
  }
}

export function evolveAwardApproved(states: States, event: AwardApproved): void {
  const { draw, ordinal, atMs } = event;
  const award = must(states.heldAwards.get({ draw, ordinal }), 'only a held award is approved');
  assert(award.approvedAtMs === null, 'an award is approved once');
  award.approvedAtMs = atMs;
  states.heldAwards.put({ draw, ordinal }, award);
  payAward(states, award, atMs);
}

export function evolveInstancePaid(states: States, { draw }: { draw: DrawNo }): void {
  advance(states, draw, 'paid');
  states.tickets.release(draw);
}

export function evolveTicketsRefunded(states: States, event: TicketsRefunded): void {
  const { draw, fromOrdinal, throughOrdinal, atMs } = event;
  const instance = instanceOf(states, draw);
  assert(fromOrdinal === instance.paidThrough, 'a ticket is refunded once');
  for (const [index, player] of event.players.entries()) {
    const ticketCount = must(event.ticketCounts[index], 'a count per buyer');
    const amountMinor = multiplyMinor(instance.terms.priceMinor, ticketCount);
    const entry = {
      entryId: refundEntryId(draw, fromOrdinal),
      kind: 'refund',
      atMs,
      fingerprint: 0,
      draw,
      firstOrdinal: fromOrdinal,
      ticketCount,
      paymentNumber: 0,
      fixture: 0,
    } as const;
    payPlayer(states, { player, from: stakesOf(draw), amountMinor, entry });
    states.refundsOf.put({ player, draw, ordinal: refundStretchOf(fromOrdinal) }, 1);
  }
  instance.paidThrough = throughOrdinal;
  states.instances.put(draw, instance);
}

export function evolveInstanceRefunded(states: States, { draw }: { draw: DrawNo }): void {
  const instance = advance(states, draw, 'cancelled');
  assert(instance.paidThrough === instance.ticketCount, 'every ticket is refunded');
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
    paymentNumber: 0,
    fixture: 0,
  } as const;
  payPlayer(states, { player, from: LEDGER_ACCOUNTS.awards, amountMinor: prizeMinor, entry });
}
