/**
 * A draw among the tickets that were sold: places are drawn by the coordinator, and each shard says
 * what is on those of its tickets. What they say is the result, from which on it is a draw like any
 * other.
 *
 * Places run over all tickets that take part, shard by shard, each shard's in the order of their
 * sale, so they
 * follow from the seals alone; a shard can no more choose what to say than it can change a ticket
 * that it has sealed.
 */
import { AssertionError, assert, must } from '../../src/kernel/assert.ts';
import { accept, type Stamp } from '../decider.ts';
import { countedTickets } from '../draw/returned-tickets.ts';
import { familyOf } from '../games/families.ts';
import { postMail, type ReportNamed } from '../mail/mail.ts';
import type { Coordinator, ShardSeal } from './coordinator.ts';
import type { CoordinatorDecision } from './decide-coordinator.ts';
import { conducted } from './decide-outcome.ts';
import type { TicketsNamed } from './naming-events.ts';

/** A place among the tickets of its shard. */
interface PlaceOfShard {
  readonly shard: number;
  readonly place: number;
}

/** Where the tickets at these places are, in the same order. */
export function placesOfShards(
  seals: readonly ShardSeal[],
  places: readonly number[],
): PlaceOfShard[] {
  return places.map((place) => {
    let rest = place;
    for (const seal of seals) {
      const count = countedTickets(seal);
      if (rest < count) return { shard: seal.shard, place: rest };
      rest -= count;
    }
    throw new AssertionError('a place was drawn at which no ticket was sold');
  });
}

/** Where nothing was sold nothing is drawn, and the draw is over at once. */
export function decideDrawPlaces(
  coordinator: Coordinator,
  { places }: { readonly places: readonly number[] },
  { nowMs, earliestMs }: Stamp,
): CoordinatorDecision {
  if (coordinator.state !== 'sealed' || coordinator.naming !== null) return accept([]);
  const { draw, conductsAtMs, seals } = coordinator;
  assert(earliestMs >= conductsAtMs, 'places were drawn before their time');
  if (places.length === 0) return accept(conducted(coordinator, [], nowMs));
  const byShard = new Map<number, number[]>();
  for (const { shard, place } of placesOfShards(seals, places)) {
    byShard.set(shard, [...(byShard.get(shard) ?? []), place]);
  }
  return accept([
    { type: 'PlacesDrawn', draw, places, atMs: nowMs },
    ...Array.from(byShard, ([shard, asked]) =>
      postMail(shard, { message: 'NameTickets', draw, places: asked }),
    ),
  ]);
}

/** The last shard's answer is the result. A draw that was cancelled meanwhile has none. */
export function decideReportNamed(
  coordinator: Coordinator,
  { draw, picks }: ReportNamed,
  from: number,
  { nowMs }: Stamp,
): CoordinatorDecision {
  if (coordinator.state === 'cancelled') return accept([]);
  assert(coordinator.state === 'sealed', 'tickets were named after the numbers were drawn');
  const naming = must(coordinator.naming, 'tickets were named before their places were drawn');
  const named: TicketsNamed = { type: 'TicketsNamed', draw, shard: from, picks };
  const known = withPicks(naming, coordinator.seals, named);
  if (known.includes(null)) return accept([named]);
  const { amongTickets } = familyOf(coordinator.terms.game);
  const game = must(amongTickets, 'a draw has places and is not among tickets');
  const numbers = game.outcomeOf(known as readonly (readonly number[])[]);
  return accept([named, ...conducted(coordinator, numbers, nowMs)]);
}

/** What is known of each place once a shard has told. */
export function withPicks(
  { places, picks }: { readonly places: readonly number[]; readonly picks: Picks },
  seals: readonly ShardSeal[],
  told: TicketsNamed,
): Picks {
  const rest = [...told.picks];
  const known = placesOfShards(seals, places).map(({ shard }, index) => {
    if (shard !== told.shard) return picks[index] ?? null;
    return must(rest.shift(), 'a shard did not name all of its tickets');
  });
  assert(rest.length === 0, 'a shard named tickets that were not drawn');
  return known;
}

/** Printed numbers by place; null until the ticket's shard has told. */
type Picks = readonly (readonly number[] | null)[];
