/**
 * Of a draw among the tickets that were sold: which shard has what was drawn, and what is known of
 * it. Places run over all tickets that take part, shard by shard, each shard's in the order of
 * their sale.
 */
import { AssertionError, assert, must } from '../../src/kernel/assert.ts';
import { countedTickets } from '../draw/returned-tickets.ts';
import type { Naming, ShardSeal } from './coordinator.ts';
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

type Picks = Naming['picks'];

/** What is known of each place once a shard has told. */
export function withPicks(
  { places, picks }: Naming,
  seals: readonly ShardSeal[],
  told: Pick<TicketsNamed, 'shard' | 'picks'>,
): Picks {
  const rest = [...told.picks];
  const known = placesOfShards(seals, places).map(({ shard }, index) => {
    if (shard !== told.shard) return picks[index] ?? null;
    return must(rest.shift(), 'a shard did not name all of its tickets');
  });
  assert(rest.length === 0, 'a shard named tickets that were not drawn');
  return known;
}
