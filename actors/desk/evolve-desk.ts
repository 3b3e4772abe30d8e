import { assert, must } from '../../src/kernel/assert.ts';
import type { FixtureNo } from '../../src/kernel/fixture-ids.ts';
import { addMinor, type Minor, minor } from '../../src/kernel/money.ts';
import { liabilityLimits } from '../line/line.ts';
import type { States } from '../states.ts';
import { bookCountOf, type Desk, isOnOffer } from './desk.ts';
import type {
  AllotmentGiven,
  AllotmentReturned,
  BooksAdded,
  LineTaken,
  SettlementReported,
} from './desk-events.ts';

export function evolveLineTaken(states: States, event: LineTaken): void {
  const { line, lateFromMs, allotmentsMinor } = event;
  const { shardCount } = states.identity;
  const desk = states.desks.get(line.fixture);
  if (desk === undefined) {
    assert(
      allotmentsMinor.length === liabilityLimits(line).length,
      'not as many allotments as limits',
    );
    const allottedMinor = allotmentsMinor.map((share) =>
      Array.from({ length: shardCount }, () => share),
    );
    const settledRounds = Array.from({ length: shardCount }, () => 0);
    states.desks.put(line.fixture, { line, lateFromMs, allottedMinor, settledRounds });
  } else {
    assert(line.version > desk.line.version, 'a fixture goes back to an earlier version');
    desk.line = line;
    desk.lateFromMs = lateFromMs;
    states.desks.put(line.fixture, desk);
  }
  if (isOnOffer(line.state)) states.openDesks.put(line.fixture, 1);
  else states.openDesks.delete(line.fixture);
}

export function evolveBooksAdded(states: States, event: BooksAdded): void {
  const { fixture, shardCount, allotmentsMinor } = event;
  const desk = deskOf(states, fixture);
  assert(shardCount > bookCountOf(desk), 'a fixture was given to shards that have it');
  for (const [limit, byShard] of desk.allottedMinor.entries()) {
    const share = must(allotmentsMinor[limit], 'a limit has no allotment for new books');
    while (byShard.length < shardCount) byShard.push(share);
  }
  while (desk.settledRounds.length < shardCount) desk.settledRounds.push(0);
  assertWithinLimits(desk, allotmentsMinor);
  states.desks.put(fixture, desk);
}

export function evolveAllotmentGiven(states: States, event: AllotmentGiven): void {
  const desk = deskOf(states, event.fixture);
  move(desk, event, 1);
  assertWithinLimits(desk, event.amountsMinor);
  states.desks.put(event.fixture, desk);
}

export function evolveAllotmentReturned(states: States, event: AllotmentReturned): void {
  const desk = deskOf(states, event.fixture);
  move(desk, event, -1);
  states.desks.put(event.fixture, desk);
}

export function evolveSettlementReported(states: States, event: SettlementReported): void {
  const desk = deskOf(states, event.fixture);
  assert(event.round <= desk.line.resolutions.length, 'a shard settled what was not resolved');
  desk.settledRounds[event.shard] = event.round;
  states.desks.put(event.fixture, desk);
}

/** A limit may have been lowered below its allotments: then nothing more is given of it. */
function assertWithinLimits(desk: Desk, givenMinor: readonly Minor[]): void {
  for (const [limit, limitMinor] of liabilityLimits(desk.line).entries()) {
    const allotted = must(desk.allottedMinor[limit], 'a limit has no allotments').reduce(addMinor);
    const isWithin = allotted <= limitMinor || givenMinor[limit] === 0;
    assert(isWithin, 'more liability was allotted than there is');
  }
}

function move(
  { allottedMinor }: Desk,
  { shard, amountsMinor }: { shard: number; amountsMinor: readonly Minor[] },
  sign: 1 | -1,
): void {
  for (const [limit, amount] of amountsMinor.entries()) {
    const byShard = must(allottedMinor[limit], 'a limit has no allotments');
    const allotted = minor(must(byShard[shard], 'a shard has no allotment') + sign * amount);
    assert(allotted >= 0, 'a shard returned more than it was allotted');
    byShard[shard] = allotted;
  }
}

function deskOf(states: States, fixture: FixtureNo): Desk {
  return must(states.desks.get(fixture), 'a journaled event speaks of a desk that is not here');
}
