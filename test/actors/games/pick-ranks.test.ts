import { test } from 'tap';
import { rankOf, visitRanks } from '../../../actors/games/pick-ranks.ts';
import { choicesOf } from '../../support/samples/family-games.ts';

test('pick ranks: each combination has a number of its own, and none is left out', (t) => {
  for (const [count, range] of [
    [1, 6],
    [3, 8],
    [5, 10],
    [6, 6],
  ] as const) {
    const ranks = choicesOf(count, range).map(rankOf);
    t.same(
      ranks.sort((left, right) => left - right),
      ranks.map((_, index) => index),
    );
  }
  t.end();
});

test('pick ranks: a system visits its combinations, each once, and those with all bankers', (t) => {
  const numbers = [2, 3, 5, 7, 8, 9];
  for (const bankers of [[], [5], [2, 9], [3, 5, 8]]) {
    const visited: number[] = [];
    visitRanks(numbers, 4, bankers, (rank) => visited.push(rank));
    const expected = choicesOf(4, 9)
      .filter((choice) => choice.every((number) => numbers.includes(number)))
      .filter((choice) => bankers.every((banker) => choice.includes(banker)))
      .map(rankOf);
    const ascending = (ranks: number[]) => ranks.sort((left, right) => left - right);
    t.same(ascending(visited), ascending(expected), `bankers ${bankers}`);
  }
  t.end();
});

test('pick ranks: the largest combinations of a game are exact', (t) => {
  t.equal(rankOf([71, 72, 73, 74, 75, 76, 77, 78, 79, 80]), 1_646_492_110_119);
  t.end();
});
