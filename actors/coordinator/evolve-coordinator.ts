import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import type { States } from '../states.ts';
import { LEDGER_ACCOUNTS, potOf, transfer, transitTo } from '../wallet/ledger.ts';
import type { Coordinator, DrawState } from './coordinator.ts';
import type {
  ConductRequested,
  DrawCancelled,
  DrawConducted,
  DrawOpened,
  DrawPublished,
  DrawReleased,
  DrawRevealed,
  DrawScheduled,
  DrawSealed,
  DrawSettled,
  JackpotGranted,
  JackpotReturned,
  SealReturned,
  ShardPaid,
  ShardScanned,
  ShardSealed,
} from './coordinator-events.ts';

export function evolveDrawScheduled(states: States, event: DrawScheduled): void {
  const { terms, conductsAtMs } = event;
  const noShard = Array.from({ length: states.identity.shardCount }, () => null);
  states.coordinators.put(terms.draw, {
    draw: terms.draw,
    terms,
    state: 'scheduled',
    conductsAtMs,
    serverSeedHex: null,
    commitmentHex: null,
    seals: noShard,
    ticketsRootHex: null,
    jackpotInMinor: null,
    jackpotFrom: [],
    numbers: null,
    winnersByShard: noShard,
    settlement: null,
    paying: false,
    paidShards: [],
    publishedAtMs: null,
    cancelledAtMs: null,
    cancelReason: null,
  });
}

export function evolveDrawOpened(states: States, event: DrawOpened): void {
  const coordinator = advance(states, event.draw, 'open');
  coordinator.serverSeedHex = event.serverSeedHex;
  coordinator.commitmentHex = event.commitmentHex;
}

export function evolveDrawClosed(states: States, { draw }: { draw: DrawNo }): void {
  advance(states, draw, 'closed');
}

export function evolveShardSealed(states: States, { draw, seal }: ShardSealed): void {
  const coordinator = coordinatorOf(states, draw);
  coordinator.seals = coordinator.seals.map((known, shard) =>
    shard === seal.shard ? seal : known,
  );
  states.coordinators.put(draw, coordinator);
  const from = transitTo(seal.shard);
  transfer(states.ledger, { from, to: potOf(draw), amountMinor: seal.stakeMinor });
}

export function evolveDrawSealed(states: States, { draw, ticketsRootHex }: DrawSealed): void {
  advance(states, draw, 'sealed').ticketsRootHex = ticketsRootHex;
}

export function evolveJackpotGranted(states: States, event: JackpotGranted): void {
  const { draw, rollovers, amountMinor, calendarShard } = event;
  const coordinator = coordinatorOf(states, draw);
  assert(coordinator.jackpotInMinor === null, 'a jackpot is granted once');
  coordinator.jackpotInMinor = amountMinor;
  coordinator.jackpotFrom = rollovers;
  states.coordinators.put(draw, coordinator);
  transfer(states.ledger, { from: transitTo(calendarShard), to: potOf(draw), amountMinor });
}

export function evolveJackpotReturned(states: States, event: JackpotReturned): void {
  const { draw, amountMinor, calendarShard } = event;
  transfer(states.ledger, { from: potOf(draw), to: transitTo(calendarShard), amountMinor });
}

export function evolveConductRequested(states: States, { draw, atMs }: ConductRequested): void {
  const coordinator = coordinatorOf(states, draw);
  coordinator.conductsAtMs = Math.min(coordinator.conductsAtMs, atMs);
  states.coordinators.put(draw, coordinator);
}

export function evolveDrawConducted(states: States, { draw, numbers }: DrawConducted): void {
  advance(states, draw, 'drawn').numbers = numbers;
}

export function evolveShardScanned(states: States, event: ShardScanned): void {
  const coordinator = coordinatorOf(states, event.draw);
  coordinator.winnersByShard = coordinator.winnersByShard.map((known, shard) =>
    shard === event.shard ? event.winnersByTier : known,
  );
  states.coordinators.put(event.draw, coordinator);
}

export function evolveDrawSettled(states: States, { draw, settlement }: DrawSettled): void {
  advance(states, draw, 'settled').settlement = settlement;
}

/** The pot is dealt out whole, but for what rolls over: that leaves with the publication. */
export function evolveDrawReleased(states: States, { draw, fundsByShard }: DrawReleased): void {
  const coordinator = coordinatorOf(states, draw);
  coordinator.paying = true;
  states.coordinators.put(draw, coordinator);
  const { ledger } = states;
  const pot = potOf(draw);
  const { house, breakage } = LEDGER_ACCOUNTS;
  const settled = must(coordinator.settlement, 'a released draw has its settlement');
  const { houseMinor, breakageMinor, rolloverMinor } = settled;
  if (houseMinor >= 0) transfer(ledger, { from: pot, to: house, amountMinor: houseMinor });
  else transfer(ledger, { from: house, to: pot, amountMinor: minor(-houseMinor) });
  transfer(ledger, { from: pot, to: breakage, amountMinor: breakageMinor });
  for (const [shard, amountMinor] of fundsByShard.entries()) {
    transfer(ledger, { from: pot, to: transitTo(shard), amountMinor });
  }
  assert((ledger.get(pot) ?? 0) === rolloverMinor, 'a released pot holds what rolls over');
}

export function evolveShardPaid(states: States, { draw, shard }: ShardPaid): void {
  const coordinator = coordinatorOf(states, draw);
  coordinator.paidShards = [...coordinator.paidShards, shard];
  states.coordinators.put(draw, coordinator);
}

export function evolveDrawPublished(states: States, event: DrawPublished): void {
  const { draw, rolloverMinor, calendarShard, atMs } = event;
  const coordinator = advance(states, draw, 'published');
  coordinator.paying = false;
  coordinator.publishedAtMs = atMs;
  const to = transitTo(calendarShard);
  transfer(states.ledger, { from: potOf(draw), to, amountMinor: rolloverMinor });
}

export function evolveDrawCancelled(states: States, event: DrawCancelled): void {
  const { draw, reason, atMs } = event;
  const coordinator = advance(states, draw, 'cancelled');
  coordinator.cancelReason = reason;
  coordinator.cancelledAtMs = atMs;
}

export function evolveDrawRevealed(states: States, event: DrawRevealed): void {
  const { draw, ticketsRootHex, numbers } = event;
  const coordinator = coordinatorOf(states, draw);
  coordinator.ticketsRootHex = ticketsRootHex;
  coordinator.numbers = numbers;
  states.coordinators.put(draw, coordinator);
}

export function evolveSealReturned(states: States, event: SealReturned): void {
  const { draw, shard, amountMinor } = event;
  transfer(states.ledger, { from: potOf(draw), to: transitTo(shard), amountMinor });
}

function coordinatorOf(states: States, draw: DrawNo): Coordinator {
  return must(states.coordinators.get(draw), 'an event speaks of a draw that was not created');
}

function advance(states: States, draw: DrawNo, state: DrawState): Coordinator {
  const coordinator = coordinatorOf(states, draw);
  coordinator.state = state;
  states.coordinators.put(draw, coordinator);
  return coordinator;
}
