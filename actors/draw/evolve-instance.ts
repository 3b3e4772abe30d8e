import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { TicketColumns } from '../games/ticket-columns.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import type { States } from '../states.ts';
import { debitPlayer, LEDGER_ACCOUNTS, stakesOf, transfer, transitTo } from '../wallet/ledger.ts';
import { appendEntry } from '../wallet/ledger-entry.ts';
import type { DrawInstance, InstancePhase } from './instance.ts';
import type {
  InstanceAnnounced,
  InstanceCancelled,
  InstanceOpened,
  InstanceScanned,
  InstanceSealed,
  InstanceSettled,
  PaymentsReleased,
  ScanOrdered,
  StakesReturned,
  TicketsBought,
} from './instance-events.ts';

export function evolveInstanceAnnounced(states: States, event: InstanceAnnounced): void {
  const { terms, coordinatorShard } = event;
  states.instances.put(terms.draw, {
    terms,
    coordinatorShard,
    phase: 'scheduled',
    ticketCount: 0,
    stakeMinor: ZERO_MINOR,
    stakesSealed: false,
    ticketSecretHex: null,
    merkleRootHex: null,
    numbers: null,
    winnersByTier: null,
    prizesByTier: null,
    paidThrough: 0,
  });
}

export function evolveInstanceOpened(states: States, event: InstanceOpened): void {
  const { draw, ticketSecretHex } = event;
  const instance = advance(states, draw, 'open');
  instance.ticketSecretHex = ticketSecretHex;
  states.tickets.open(draw, instance.terms.game);
}

export function evolveTicketsBought(states: States, event: TicketsBought): void {
  const { draw, player, masks, firstOrdinal, atMs } = event;
  const instance = instanceOf(states, draw);
  assert(instance.phase === 'open', 'tickets are sold by an open draw');
  assert(firstOrdinal === instance.ticketCount, 'ordinals have no gaps');
  const { terms } = instance;
  const ticketCount = ticketCountOf(terms.game, masks);
  const amountMinor = multiplyMinor(terms.priceMinor, ticketCount);
  const account = debitPlayer(states, { player, to: stakesOf(draw), amountMinor });
  appendEntry(states, account, {
    entryId: event.entryId,
    kind: 'purchase',
    atMs,
    amountMinor: minor(-amountMinor),
    fingerprint: event.fingerprint,
    draw,
    firstOrdinal,
    ticketCount,
    paymentNumber: 0,
    fixture: 0,
  });
  appendTickets(ticketColumns(states, draw), event, terms.opensAtMs);
  states.tickets.appended(draw, firstOrdinal);
  instance.ticketCount += ticketCount;
  instance.stakeMinor = addMinor(instance.stakeMinor, amountMinor);
  states.instances.put(draw, instance);
}

export function evolveInstanceClosed(states: States, { draw }: { draw: DrawNo }): void {
  advance(states, draw, 'closed');
}

export function evolveInstanceSealed(states: States, event: InstanceSealed): void {
  const instance = advance(states, event.draw, 'sealed');
  const { coordinatorShard, stakeMinor } = instance;
  instance.merkleRootHex = event.merkleRootHex;
  states.chunkRoots.put(event.draw, event.chunkRootsHex);
  instance.stakesSealed = true;
  const transit = transitTo(coordinatorShard);
  transfer(states.ledger, { from: stakesOf(event.draw), to: transit, amountMinor: stakeMinor });
}

export function evolveScanOrdered(states: States, event: ScanOrdered): void {
  advance(states, event.draw, 'scanning').numbers = event.numbers;
}

export function evolveInstanceScanned(states: States, event: InstanceScanned): void {
  const instance = advance(states, event.draw, 'scanned');
  instance.numbers = event.numbers;
  instance.winnersByTier = event.winnersByTier;
}

export function evolveInstanceSettled(states: States, event: InstanceSettled): void {
  advance(states, event.draw, 'settled').prizesByTier = event.prizesByTier;
}

export function evolvePaymentsReleased(states: States, event: PaymentsReleased): void {
  const instance = advance(states, event.draw, 'paying');
  const from = transitTo(instance.coordinatorShard);
  transfer(states.ledger, { from, to: LEDGER_ACCOUNTS.awards, amountMinor: event.fundMinor });
}

/** Stakes that were sealed come back first (`StakesReturned`); until then nothing is refunded. */
export function evolveInstanceCancelled(states: States, { draw }: InstanceCancelled): void {
  const { stakesSealed, phase } = instanceOf(states, draw);
  if (phase === 'scheduled') advance(states, draw, 'cancelled');
  else advance(states, draw, stakesSealed ? 'cancelling' : 'refunding');
}

export function evolveStakesReturned(states: States, event: StakesReturned): void {
  const instance = advance(states, event.draw, 'refunding');
  instance.stakesSealed = false;
  const { amountMinor } = event;
  const from = transitTo(instance.coordinatorShard);
  transfer(states.ledger, { from, to: stakesOf(event.draw), amountMinor });
}

export function instanceOf(states: States, draw: DrawNo): DrawInstance {
  return must(states.instances.get(draw), 'an event speaks of a draw that was not announced');
}

export function advance(states: States, draw: DrawNo, phase: InstancePhase): DrawInstance {
  const instance = instanceOf(states, draw);
  instance.phase = phase;
  states.instances.put(draw, instance);
  return instance;
}

function ticketColumns(states: States, draw: DrawNo): TicketColumns {
  return must(states.tickets.columns(draw), 'an open draw has its tickets in memory');
}

function appendTickets(
  columns: TicketColumns,
  { masks, player, atMs }: TicketsBought,
  opensAtMs: number,
): void {
  const acceptedOffsetMs = Math.max(0, atMs - opensAtMs);
  columns.append({ masks, playerKey: player, acceptedOffsetMs });
}
