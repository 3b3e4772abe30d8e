import { test } from 'tap';
import { placesOfShards, withPicks } from '../../../actors/coordinator/naming.ts';
import { ordinalAtPlace } from '../../../actors/draw/returned-tickets.ts';
import { minor } from '../../../src/kernel/money.ts';

const SEALS = [3, 0, 2].map((ticketCount, shard) => {
  return { shard, ticketCount, stakeMinor: minor(ticketCount * 100), merkleRootHex: 'ab' };
});

test('naming: places run over all tickets, shard by shard', (t) => {
  t.same(placesOfShards(SEALS, [4, 0, 3, 2]), [
    { shard: 2, place: 1 },
    { shard: 0, place: 0 },
    { shard: 2, place: 0 },
    { shard: 0, place: 2 },
  ]);
  t.throws(() => placesOfShards(SEALS, [5]), /no ticket was sold/);
  t.end();
});

test('naming: tickets that were given back have no place', (t) => {
  t.same(
    [0, 1, 2, 3].map((place) => ordinalAtPlace([0, 3], place)),
    [1, 2, 4, 5],
  );
  t.same(
    [0, 1].map((place) => ordinalAtPlace([], place)),
    [0, 1],
  );
  const returned = { ticketCount: 1, stakeMinor: minor(100), digestHex: 'cd' };
  const seals = SEALS.map((seal) => (seal.shard === 0 ? { ...seal, returned } : seal));
  t.same(placesOfShards(seals, [1, 2]), [
    { shard: 0, place: 1 },
    { shard: 2, place: 0 },
  ]);
  t.throws(() => placesOfShards(seals, [4]), /no ticket was sold/);
  t.end();
});

test('naming: each shard tells what is on its tickets, in whatever order they answer', (t) => {
  const places = [4, 0, 3];
  const told = (shard: number, picks: readonly (readonly number[])[]) => ({ shard, picks });
  const none = places.map(() => null);
  const first = withPicks({ places, picks: none }, SEALS, told(2, [[7], [8]]));
  t.same(first, [[7], null, [8]]);
  t.same(withPicks({ places, picks: first }, SEALS, told(0, [[1]])), [[7], [1], [8]]);
  t.throws(() => withPicks({ places, picks: none }, SEALS, told(2, [[7]])), /did not name all/);
  t.throws(() => withPicks({ places, picks: none }, SEALS, told(0, [[1], [2]])), /not drawn/);
  t.end();
});
