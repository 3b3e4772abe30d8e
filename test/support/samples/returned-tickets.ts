/** A draw that was postponed on the stage, and tickets of it that come back. */
import { decideReturnTicket } from '../../../actors/draw/decide-return.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import type { States } from '../../../actors/states.ts';
import { assert } from '../../../src/kernel/assert.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { type Stage, stampAt } from '../cluster/actor-stage.ts';
import { DRAW, TERMS } from './actor-events.ts';

export const POSTPONED_HERE: ShardEvent = {
  type: 'InstancePostponed',
  draw: DRAW,
  closesAtMs: TERMS.closesAtMs + 100_000,
  resultsAtMs: TERMS.resultsAtMs + 100_000,
  reason: 'a storm',
  postponedAtMs: 2_000,
  atMs: 2_001,
};

export const BEFORE_CLOSE_MS = TERMS.closesAtMs - 1;

/** What the shard loads for the decision. */
export function returnSources(states: States, ordinal: number) {
  const columns = states.tickets.columns(DRAW);
  const purchases = Array.from({ length: ordinal + 1 }, (_, firstOrdinal) => {
    const found = states.pointsPurchases.get({ draw: DRAW, firstOrdinal });
    return found && { ...found, firstOrdinal };
  });
  return {
    instance: states.instances.get(DRAW),
    ticket: columns !== undefined && ordinal < columns.count ? columns.row(ordinal) : undefined,
    isReturned: columns?.returned.has(ordinal) === true,
    columns,
    purchase: purchases.findLast((one) => one && ordinal < one.firstOrdinal + one.ticketCount),
  };
}

export function takeTicketBack(stage: Stage, player: PlayerKey, ordinal: number): void {
  const command = { player, draw: DRAW, ordinal };
  const sources = returnSources(stage.states, ordinal);
  const decision = decideReturnTicket(sources, command, stampAt(BEFORE_CLOSE_MS));
  assert(decision.kind === 'accepted', 'a ticket was not taken back');
  stage.and(...decision.events);
}
