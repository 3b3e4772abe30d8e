import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { postponedTerms } from '../draw/postponement.ts';
import type { States } from '../states.ts';
import { LEDGER_ACCOUNTS, potOf, transfer, transitTo } from '../wallet/ledger.ts';
import {
  areComplete,
  awaitsSeals,
  type Coordinator,
  type CoordinatorIn,
  type DrawState,
  hasToReveal,
  sellersOf,
} from './coordinator.ts';
import type {
  ConductRequested,
  DrawCancelled,
  DrawConducted,
  DrawOpened,
  DrawPostponed,
  DrawPublished,
  DrawReleased,
  DrawRevealed,
  DrawScheduled,
  DrawSealed,
  DrawSettled,
  InstancesAdded,
  JackpotGranted,
  JackpotReturned,
  SealReturned,
  ShardPaid,
  ShardScanned,
  ShardSealed,
} from './coordinator-events.ts';
import { withPicks } from './naming.ts';
import type { PlacesDrawn, TicketsNamed } from './naming-events.ts';

export function evolveDrawScheduled(states: States, event: DrawScheduled): void {
  const { terms, conductsAtMs } = event;
  const { shardCount, founderCount } = states.identity;
  const announcedCount = shardCount === founderCount ? 0 : shardCount;
  const { draw } = terms;
  put(states, { draw, terms, conductsAtMs, announcedCount, state: 'scheduled' });
}

export function evolveInstancesAdded(states: States, event: InstancesAdded): void {
  const { draw, shardCount } = event;
  const coordinator = coordinatorIn(states, draw, 'scheduled', 'open');
  const sellers = sellersOf(coordinator, states.identity);
  assert(shardCount > sellers, 'a draw was given to shards that have it');
  if (coordinator.state === 'scheduled') {
    put(states, { ...coordinator, announcedCount: shardCount });
  } else {
    const seals = [...coordinator.seals, ...noReports(shardCount - sellers)];
    put(states, { ...coordinator, seals });
  }
}

export function evolveDrawOpened(states: States, event: DrawOpened): void {
  const { draw, serverSeedHex, commitmentHex } = event;
  const scheduled = coordinatorIn(states, draw, 'scheduled');
  const { terms, conductsAtMs } = scheduled;
  const seals = noReports(sellersOf(scheduled, states.identity));
  const promise = { serverSeedHex, commitmentHex };
  put(states, { draw, terms, conductsAtMs, state: 'open', ...promise, seals });
}

export function evolveDrawPostponed(states: States, event: DrawPostponed): void {
  const coordinator = coordinatorIn(states, event.draw, 'scheduled', 'open');
  const terms = postponedTerms(coordinator.terms, event);
  put(states, { ...coordinator, terms, conductsAtMs: event.conductsAtMs });
}

export function evolveDrawClosed(states: States, { draw }: { draw: DrawNo }): void {
  put(states, { ...coordinatorIn(states, draw, 'open'), state: 'closed' });
}

export function evolveShardSealed(states: States, { draw, seal }: ShardSealed): void {
  const coordinator = coordinatorIn(states, draw, 'open', 'closed', 'cancelled');
  assert(awaitsSeals(coordinator), 'a seal came too late');
  put(states, { ...coordinator, seals: withReport(coordinator.seals, seal.shard, seal) });
  const from = transitTo(seal.shard);
  transfer(states.ledger, { from, to: potOf(draw), amountMinor: seal.stakeMinor });
}

export function evolveDrawSealed(states: States, { draw, ticketsRootHex }: DrawSealed): void {
  const closed = coordinatorIn(states, draw, 'closed');
  const { seals } = closed;
  assert(areComplete(seals), 'a draw was sealed before each of its shards');
  put(states, { ...closed, state: 'sealed', seals, ticketsRootHex, jackpot: null, naming: null });
}

export function evolveJackpotGranted(states: States, event: JackpotGranted): void {
  const { draw, rollovers, amountMinor, calendarShard, standing } = event;
  const coordinator = coordinatorIn(states, draw, 'sealed', 'cancelled');
  assert('jackpot' in coordinator, 'a jackpot was granted to a draw that is not sealed');
  assert(coordinator.jackpot === null, 'a jackpot was granted twice');
  const jackpot = { amountMinor, rollovers };
  const told = standing === null ? jackpot : { ...jackpot, standing };
  put(states, { ...coordinator, jackpot: told });
  const comesMinor = addMinor(amountMinor, standing?.reserveInMinor ?? ZERO_MINOR);
  const way = { from: transitTo(calendarShard), to: potOf(draw) };
  transfer(states.ledger, { ...way, amountMinor: comesMinor });
}

export function evolveJackpotReturned(states: States, event: JackpotReturned): void {
  const { draw, amountMinor, calendarShard, reserveMinor } = event;
  const way = { from: potOf(draw), to: transitTo(calendarShard) };
  transfer(states.ledger, { ...way, amountMinor: addMinor(amountMinor, minor(reserveMinor)) });
}

export function evolveConductRequested(states: States, { draw, atMs }: ConductRequested): void {
  const coordinator = coordinatorIn(states, draw, 'closed', 'sealed');
  const conductsAtMs = Math.min(coordinator.conductsAtMs, atMs);
  put(states, { ...coordinator, conductsAtMs });
}

export function evolvePlacesDrawn(states: States, { draw, places }: PlacesDrawn): void {
  const sealed = coordinatorIn(states, draw, 'sealed');
  put(states, { ...sealed, naming: { places, picks: places.map(() => null) } });
}

export function evolveTicketsNamed(states: States, event: TicketsNamed): void {
  const sealed = coordinatorIn(states, event.draw, 'sealed');
  const naming = must(sealed.naming, 'tickets were named before they were drawn');
  const picks = withPicks(naming, sealed.seals, event);
  put(states, { ...sealed, naming: { ...naming, picks } });
}

export function evolveDrawConducted(states: States, { draw, numbers }: DrawConducted): void {
  const { naming: _, ...sealed } = coordinatorIn(states, draw, 'sealed');
  const jackpot = must(sealed.jackpot, 'numbers were drawn before the jackpot was granted');
  const winnersByShard = noReports(sealed.seals.length);
  put(states, { ...sealed, state: 'drawn', jackpot, numbers, winnersByShard });
}

export function evolveShardScanned(states: States, event: ShardScanned): void {
  const { draw, shard, winnersByTier } = event;
  const drawn = coordinatorIn(states, draw, 'drawn');
  const winnersByShard = withReport(drawn.winnersByShard, shard, winnersByTier);
  put(states, { ...drawn, winnersByShard });
}

export function evolveDrawSettled(states: States, { draw, settlement }: DrawSettled): void {
  const drawn = coordinatorIn(states, draw, 'drawn');
  const { winnersByShard } = drawn;
  assert(areComplete(winnersByShard), 'a draw was settled before each shard had reported');
  put(states, { ...drawn, state: 'settled', winnersByShard, settlement, paying: false });
}

/**
 * The whole pot is dealt out except for what rolls over, and the reserve: they leave with the
 * publication.
 */
export function evolveDrawReleased(states: States, { draw, fundsByShard }: DrawReleased): void {
  const settled = coordinatorIn(states, draw, 'settled');
  assert(!settled.paying, 'a draw was released twice');
  put(states, { ...settled, paying: true, paidShards: [] });
  const { ledger } = states;
  const pot = potOf(draw);
  const { house, breakage } = LEDGER_ACCOUNTS;
  const { houseMinor, breakageMinor, rolloverMinor, jackpot } = settled.settlement;
  if (houseMinor >= 0) transfer(ledger, { from: pot, to: house, amountMinor: houseMinor });
  else transfer(ledger, { from: house, to: pot, amountMinor: minor(-houseMinor) });
  transfer(ledger, { from: pot, to: breakage, amountMinor: breakageMinor });
  for (const [shard, amountMinor] of fundsByShard.entries()) {
    transfer(ledger, { from: pot, to: transitTo(shard), amountMinor });
  }
  const staysMinor = addMinor(rolloverMinor, jackpot?.reserveOutMinor ?? ZERO_MINOR);
  assert((ledger.get(pot) ?? 0) === staysMinor, 'a released pot does not hold what rolls over');
}

export function evolveShardPaid(states: States, { draw, shard }: ShardPaid): void {
  const settled = coordinatorIn(states, draw, 'settled');
  assert(settled.paying, 'a shard paid before it was told to');
  put(states, { ...settled, paidShards: [...settled.paidShards, shard] });
}

export function evolveDrawPublished(states: States, event: DrawPublished): void {
  const { draw, rolloverMinor, calendarShard, atMs, reserveMinor } = event;
  const settled = coordinatorIn(states, draw, 'settled');
  assert(settled.paying, 'a draw was published before its winners were paid');
  // Field by field: which shards have reported is no part of a published draw.
  put(states, {
    draw,
    terms: settled.terms,
    conductsAtMs: settled.conductsAtMs,
    serverSeedHex: settled.serverSeedHex,
    commitmentHex: settled.commitmentHex,
    seals: settled.seals,
    ticketsRootHex: settled.ticketsRootHex,
    jackpot: settled.jackpot,
    numbers: settled.numbers,
    state: 'published',
    settlement: settled.settlement,
    publishedAtMs: atMs,
  });
  const to = transitTo(calendarShard);
  const amountMinor = addMinor(rolloverMinor, minor(reserveMinor));
  transfer(states.ledger, { from: potOf(draw), to, amountMinor });
}

export function evolveDrawCancelled(states: States, event: DrawCancelled): void {
  const { draw, reason, atMs } = event;
  const was = coordinatorIn(states, draw, 'scheduled', 'open', 'closed', 'sealed');
  const end = { state: 'cancelled', cancelledAtMs: atMs, cancelReason: reason } as const;
  if (was.state === 'scheduled') {
    const { terms, conductsAtMs } = was;
    put(states, { draw, terms, conductsAtMs, ...end, reveal: 'none' });
  } else if (was.state === 'sealed') {
    const { naming: _, ...sealed } = was;
    put(states, { ...sealed, ...end, reveal: 'sealed' });
  } else put(states, { ...was, ...end, reveal: 'unsealed' });
}

export function evolveDrawRevealed(states: States, event: DrawRevealed): void {
  const { draw, ticketsRootHex, numbers } = event;
  const cancelled = coordinatorOf(states, draw);
  assert(hasToReveal(cancelled), 'a draw was revealed twice, or was never on sale');
  const { seals } = cancelled;
  assert(areComplete(seals), 'a draw was revealed before each shard was sealed');
  const jackpot = cancelled.reveal === 'sealed' ? cancelled.jackpot : null;
  put(states, { ...cancelled, reveal: 'done', seals, ticketsRootHex, jackpot, numbers });
}

export function evolveSealReturned(states: States, event: SealReturned): void {
  const { draw, shard, amountMinor } = event;
  transfer(states.ledger, { from: potOf(draw), to: transitTo(shard), amountMinor });
}

function put(states: States, coordinator: Coordinator): void {
  states.coordinators.put(coordinator.draw, coordinator);
}

function coordinatorOf(states: States, draw: DrawNo): Coordinator {
  return must(states.coordinators.get(draw), 'an event speaks of a draw that was not created');
}

/** Asserts that the draw has reached a state in which its event can happen. */
function coordinatorIn<State extends DrawState>(
  states: States,
  draw: DrawNo,
  ...possible: readonly State[]
): CoordinatorIn<State> {
  const coordinator = coordinatorOf(states, draw);
  const isPossible = (one: Coordinator): one is CoordinatorIn<State> =>
    possible.some((state) => state === one.state);
  assert(isPossible(coordinator), () => `an event cannot follow the state ${coordinator.state}`);
  return coordinator;
}

/** By shard. */
function noReports(shardCount: number): null[] {
  return Array.from({ length: shardCount }, () => null);
}

function withReport<Report>(
  reports: readonly (Report | null)[],
  from: number,
  report: Report,
): (Report | null)[] {
  return reports.map((known, shard) => (shard === from ? report : known));
}
