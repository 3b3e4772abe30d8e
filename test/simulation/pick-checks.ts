/**
 * Games that limit what one result may cost: no combination was sold beyond it, counted line by
 * line, and what a desk has dealt out is what the shards have.
 */
import { firstShare, isLimited, type LimitedGame } from '../../actors/pick-limit/pick-limit.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { History } from './history.ts';
import { picksOf } from './picks-of.ts';
import { returnedOn } from './return-checks.ts';
import { LIMITED_GAME, LIMITED_PRIZE_MINOR } from './small-game.ts';
import type { World } from './world.ts';

/** What must hold at any time. */
export function checkPicks(history: History): void {
  const games = new Map<DrawNo, LimitedGame>();
  for (const { event } of history.of('InstanceAnnounced')) {
    const { draw, game } = event.terms;
    if (isLimited(game)) games.set(draw, game);
  }
  // Shard by shard, so what another shard got back may have been sold here: the ends are summed.
  const liabilities = new Map<string, number>();
  for (const { shard, event } of history.of('TicketsBought')) {
    const game = games.get(event.draw);
    if (game === undefined) continue;
    const returned = returnedOn(history, event.draw, shard);
    for (const [at, lines] of picksOf(game, event.masks).entries()) {
      if (returned.has(event.firstOrdinal + at)) continue;
      for (const line of lines) {
        const key = `${event.draw}/${[...line].sort((left, right) => left - right)}`;
        liabilities.set(key, (liabilities.get(key) ?? 0) + LIMITED_PRIZE_MINOR);
      }
    }
  }
  const { liabilityMinorMax } = LIMITED_GAME.pickLimit;
  for (const [key, liabilityMinor] of liabilities) {
    assert(liabilityMinor <= liabilityMinorMax, `more of a pick was sold than may be: ${key}`);
  }
}

/** Wants every shard running, and nothing on its way. */
export function checkPicksAtRest(world: World): void {
  for (const home of world.shards) {
    for (const { key, value: desk } of stateOf(world, home).pickDesks.all()) {
      assert(desk.waiting.length === 0, 'a shard waits for a pick for ever');
      for (const shard of world.shards) {
        const { pickBooks, identity } = stateOf(world, shard);
        const has = pickBooks.get(key)?.allottedMinor ?? firstShare(LIMITED_GAME, shard, identity);
        assert(has === (desk.allottedMinor[shard] ?? 0), 'a desk and a book disagree about a pick');
      }
    }
  }
}

function stateOf(world: World, shard: number) {
  return must(world.running(shard), 'a shard does not run').state;
}
