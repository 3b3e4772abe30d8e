/**
 * A draw among the tickets that were sold: places are drawn by the coordinator, and each shard says
 * what is on those of its tickets. What they say is the result, from which on it is a draw like any
 * other.
 *
 * The places follow from the seals (naming.ts); a shard can no more choose what to say than it can
 * change a ticket that it has sealed.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import { accept, type Stamp } from '../decider.ts';
import { familyOf } from '../games/families.ts';
import { postMail, type ReportNamed } from '../mail/mail.ts';
import { areComplete, type Coordinator } from './coordinator.ts';
import type { CoordinatorDecision } from './decide-coordinator.ts';
import { conducted } from './decide-outcome.ts';
import { placesOfShards, withPicks } from './naming.ts';
import type { TicketsNamed } from './naming-events.ts';

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
  const drawn = placesOfShards(seals, places);
  const mail = [...new Set(drawn.map(({ shard }) => shard))].map((shard) => {
    const ofShard = drawn.filter((one) => one.shard === shard).map(({ place }) => place);
    return postMail(shard, { message: 'NameTickets', draw, places: ofShard });
  });
  return accept([{ type: 'PlacesDrawn', draw, places, atMs: nowMs }, ...mail]);
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
  if (!areComplete(known)) return accept([named]);
  const { amongTickets } = familyOf(coordinator.terms.game);
  const game = must(amongTickets, 'a draw has places and is not among tickets');
  const numbers = game.outcomeOf(known);
  return accept([named, ...conducted(coordinator, numbers, nowMs)]);
}
