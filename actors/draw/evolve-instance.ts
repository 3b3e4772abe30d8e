import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import { addMinor, type Minor, minor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { combinationsOf } from '../games/combinations.ts';
import type { TicketColumns } from '../games/ticket-columns.ts';
import { ticketCountOf } from '../games/ticket-count.ts';
import { isLimited } from '../pick-limit/pick-limit.ts';
import { beginWalk } from '../standing/standing-walk.ts';
import type { States } from '../states.ts';
import type { Account } from '../wallet/account.ts';
import { debitPlayer, LEDGER_ACCOUNTS, stakesOf, transfer, transitTo } from '../wallet/ledger.ts';
import { appendEntry } from '../wallet/ledger-entry.ts';
import type { DrawInstance, InstanceIn, InstancePhase } from './instance.ts';
import type {
  InstanceAnnounced,
  InstanceCancelled,
  InstanceOpened,
  InstancePostponed,
  InstanceScanned,
  InstanceSealed,
  InstanceSettled,
  PaymentsReleased,
  ScanOrdered,
  StakesReturned,
  TicketsBought,
} from './instance-events.ts';
import { postponedTerms } from './postponement.ts';

export function evolveInstanceAnnounced(states: States, event: InstanceAnnounced): void {
  const { terms, coordinatorShard } = event;
  putInstance(states, { terms, coordinatorShard, phase: 'scheduled' });
}

export function evolveInstanceOpened(states: States, event: InstanceOpened): void {
  const { draw, ticketSecretHex } = event;
  const scheduled = instanceIn(states, draw, 'scheduled');
  const nothing = { ticketCount: 0, stakeMinor: ZERO_MINOR, returned: undefined };
  putInstance(states, { ...scheduled, phase: 'open', ticketSecretHex, ...nothing });
  states.tickets.open(draw, scheduled.terms.game);
  beginWalk(states, scheduled.terms);
}

export function evolveInstancePostponed(states: States, event: InstancePostponed): void {
  const { draw, closesAtMs, resultsAtMs, reason, postponedAtMs: atMs } = event;
  const instance = instanceIn(states, draw, 'scheduled', 'open', 'closed', 'sealed');
  const terms = postponedTerms(instance.terms, { closesAtMs, resultsAtMs, reason, atMs });
  putInstance(states, { ...instance, terms });
}

export function evolveTicketsBought(states: States, event: TicketsBought): void {
  const { draw, player, masks } = event;
  const instance = instanceOf(states, draw);
  assert(instance.phase === 'open', 'tickets were sold by a draw that is not open');
  const { terms } = instance;
  const combinations = combinationsOf(terms.game, masks);
  const told = event.combinationCount || ticketCountOf(terms.game, masks);
  assert(told === combinations, 'a purchase tells another count of combinations than its picks');
  const amountMinor = multiplyMinor(terms.priceMinor, combinations);
  const account = debitPlayer(states, { player, to: stakesOf(draw), amountMinor });
  recordPurchase(states, { instance, account, amountMinor }, event);
}

/** Its tickets, and its line in the history of whoever paid for them. Returns how many they are. */
export function recordPurchase(
  states: States,
  {
    instance,
    account,
    amountMinor,
  }: {
    readonly instance: InstanceIn<'open'>;
    readonly account: Account;
    readonly amountMinor: Minor;
  },
  bought: Omit<TicketsBought, 'type' | 'draw' | 'combinationCount'>,
): number {
  const { masks, firstOrdinal, atMs } = bought;
  assert(firstOrdinal === instance.ticketCount, 'the ordinals have a gap');
  const { draw, game, opensAtMs } = instance.terms;
  const ticketCount = ticketCountOf(game, masks);
  appendEntry(states, account, {
    entryId: bought.entryId,
    kind: 'purchase',
    atMs,
    amountMinor: minor(-amountMinor),
    fingerprint: bought.fingerprint,
    draw,
    firstOrdinal,
    ticketCount,
  });
  appendTickets(ticketColumns(states, draw), bought, opensAtMs);
  states.tickets.appended(draw);
  instance.ticketCount += ticketCount;
  instance.stakeMinor = addMinor(instance.stakeMinor, amountMinor);
  states.instances.put(draw, instance);
  return ticketCount;
}

export function evolveInstanceClosed(states: States, { draw }: { draw: DrawNo }): void {
  const open = instanceIn(states, draw, 'open');
  putInstance(states, { ...open, phase: 'closed' });
  if (isLimited(open.terms.game)) states.nearPicks.delete(draw);
}

export function evolveInstanceSealed(states: States, event: InstanceSealed): void {
  const { draw, merkleRootHex, chunkRootsHex } = event;
  const closed = instanceIn(states, draw, 'closed');
  putInstance(states, { ...closed, phase: 'sealed', merkleRootHex });
  states.chunkRoots.put(draw, chunkRootsHex);
  const to = transitTo(closed.coordinatorShard);
  transfer(states.ledger, { from: stakesOf(draw), to, amountMinor: closed.stakeMinor });
}

export function evolveScanOrdered(states: States, { draw, numbers }: ScanOrdered): void {
  putInstance(states, { ...instanceIn(states, draw, 'sealed'), phase: 'scanning', numbers });
}

export function evolveInstanceScanned(states: States, event: InstanceScanned): void {
  const { draw, winnersByTier } = event;
  putInstance(states, { ...instanceIn(states, draw, 'scanning'), phase: 'scanned', winnersByTier });
}

export function evolveInstanceSettled(states: States, event: InstanceSettled): void {
  const { draw, prizesByTier } = event;
  putInstance(states, { ...instanceIn(states, draw, 'scanned'), phase: 'settled', prizesByTier });
}

export function evolvePaymentsReleased(states: States, event: PaymentsReleased): void {
  const { draw, fundMinor: amountMinor } = event;
  const settled = instanceIn(states, draw, 'settled');
  putInstance(states, { ...settled, phase: 'paying', paidThrough: 0 });
  const from = transitTo(settled.coordinatorShard);
  transfer(states.ledger, { from, to: LEDGER_ACCOUNTS.awards, amountMinor });
}

/** Sealed stakes have to come back first (`StakesReturned`); until then nothing is refunded. */
export function evolveInstanceCancelled(states: States, { draw }: InstanceCancelled): void {
  const instance = instanceIn(states, draw, 'scheduled', 'sealed');
  if (instance.phase === 'sealed') putInstance(states, { ...instance, phase: 'cancelling' });
  else putInstance(states, { ...instance, phase: 'cancelled', wasOpen: false });
}

export function evolveStakesReturned(states: States, event: StakesReturned): void {
  const { draw, amountMinor } = event;
  const cancelling = instanceIn(states, draw, 'cancelling');
  putInstance(states, { ...cancelling, phase: 'refunding', refundedThrough: 0 });
  const from = transitTo(cancelling.coordinatorShard);
  transfer(states.ledger, { from, to: stakesOf(draw), amountMinor });
}

/** Asserts that the draw has reached a phase in which its event can happen. */
export function instanceIn<Phase extends InstancePhase>(
  states: States,
  draw: DrawNo,
  ...possible: readonly Phase[]
): InstanceIn<Phase> {
  const instance = instanceOf(states, draw);
  assert(isIn(instance, possible), 'an event cannot follow the phase of its draw');
  return instance;
}

function instanceOf(states: States, draw: DrawNo): DrawInstance {
  return must(states.instances.get(draw), 'an event speaks of a draw that was not announced');
}

export function putInstance(states: States, instance: DrawInstance): void {
  states.instances.put(instance.terms.draw, instance);
}

function isIn<Phase extends InstancePhase>(
  instance: DrawInstance,
  phases: readonly Phase[],
): instance is InstanceIn<Phase> {
  for (const phase of phases) if (phase === instance.phase) return true;
  return false;
}

function ticketColumns(states: States, draw: DrawNo): TicketColumns {
  return must(states.tickets.columns(draw), 'an open draw has no tickets in memory');
}

function appendTickets(
  columns: TicketColumns,
  { masks, player, atMs }: Pick<TicketsBought, 'masks' | 'player' | 'atMs'>,
  opensAtMs: number,
): void {
  const acceptedOffsetMs = Math.max(0, atMs - opensAtMs);
  columns.append({ masks, playerKey: player, acceptedOffsetMs });
}
