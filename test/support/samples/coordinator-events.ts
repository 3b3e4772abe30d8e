/** A draw's life at its coordinator, step by step: two shards, the coordinator on shard 0. */
import type { Rollover } from '../../../actors/calendar/calendar.ts';
import type {
  Coordinator,
  CoordinatorIn,
  DrawState,
} from '../../../actors/coordinator/coordinator.ts';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import type { States } from '../../../actors/states.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { DRAW, TERMS } from './actor-events.ts';

/** The numbers may be drawn a minute before the results. */
export const CONDUCTS_AT_MS = 121_000;

export function scheduled(changes: Partial<DrawTerms> = {}): ShardEvent {
  const terms = { ...TERMS, ...changes };
  return { type: 'DrawScheduled', terms, conductsAtMs: CONDUCTS_AT_MS, atMs: 0 };
}

export const DRAW_OPENED: ShardEvent = {
  type: 'DrawOpened',
  draw: DRAW,
  serverSeedHex: '11',
  commitmentHex: '22',
  atMs: 1_000,
};
export const DRAW_CLOSED: ShardEvent = { type: 'DrawClosed', draw: DRAW, atMs: 61_000 };
export const DRAW_SEALED: ShardEvent = {
  type: 'DrawSealed',
  draw: DRAW,
  ticketsRootHex: '33',
  atMs: 61_010,
};
export const DRAW_CONDUCTED: ShardEvent = {
  type: 'DrawConducted',
  draw: DRAW,
  numbers: [1, 2, 3, 4, 5],
  atMs: CONDUCTS_AT_MS,
};

/** Nobody has won; once both have happened, the draw may be settled. */
export const SCANNED: readonly ShardEvent[] = [0, 1].map((shard) => {
  return { type: 'ShardScanned', draw: DRAW, shard, winnersByTier: [0, 0, 0, 0] };
});

export function sealedBy(shard: number, ticketCount: number): ShardEvent {
  const stakeMinor = minor(ticketCount * TERMS.priceMinor);
  return {
    type: 'ShardSealed',
    draw: DRAW,
    seal: { shard, ticketCount, stakeMinor, merkleRootHex: 'aa' },
  };
}

/** Rolled over from the previous draw, if there was anything. */
export function rolledOver(jackpotMinor: number): Rollover[] {
  if (jackpotMinor === 0) return [];
  return [{ draw: drawNo(DRAW - 1), amountMinor: minor(jackpotMinor) }];
}

export function granted(jackpotMinor: number): ShardEvent {
  const amountMinor = minor(jackpotMinor);
  const rollovers = rolledOver(jackpotMinor);
  const money = { rollovers, amountMinor, standing: null };
  return { type: 'JackpotGranted', draw: DRAW, ...money, calendarShard: 0 };
}

/** Sealed, with the jackpot in the pot: the drawing comes next. */
export function readyToConduct(
  ticketCounts: readonly [number, number],
  jackpotMinor: number,
): ShardEvent[] {
  const seals = ticketCounts.map((count, shard) => sealedBy(shard, count));
  return [scheduled(), DRAW_OPENED, DRAW_CLOSED, ...seals, DRAW_SEALED, granted(jackpotMinor)];
}

export function coordinatorOf(states: States): Coordinator {
  return must(states.coordinators.get(DRAW), 'the draw was scheduled');
}

/** Fails the test if the draw has not reached that state. */
export function coordinatorIn<State extends DrawState>(
  states: States,
  state: State,
): CoordinatorIn<State> {
  const coordinator = coordinatorOf(states);
  const isIn = (one: Coordinator): one is CoordinatorIn<State> => one.state === state;
  assert(isIn(coordinator), () => `the draw is ${coordinator.state}, and not ${state}`);
  return coordinator;
}
