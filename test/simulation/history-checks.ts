/**
 * A player's history, from their home to the first of their former homes: no line of it is missing,
 * none stands in it twice, and it adds up to what they have.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { listContinues } from '../../src/shard/handlers/elsewhere.ts';
import { entriesFrom } from '../../src/shard/handlers/entry-chain.ts';
import type { ShardState } from '../../src/shard/state/shard-state.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

/** Wants every shard running, everything durable, and nothing on its way. */
export function checkHistories(world: World, history: History): void {
  for (const { event } of history.of('PlayerRegistered')) {
    const { player } = event;
    const home = stateOf(world, world.homeOf(player));
    const account = must(home.accounts.get(player), 'a player is not at home');
    const ids = new Set<string>();
    let sumMinor = 0;
    for (const { shard, entry } of linesOf(world, player)) {
      // What the engine names is unlike others of its own shard.
      const id = `${shard}/${entry.entryId}`;
      assert(!ids.has(id), `a line of a history stands twice: ${id}`);
      ids.add(id);
      sumMinor += entry.amountMinor;
    }
    assert(sumMinor === account.balanceMinor, 'a history does not add up to the balance');
  }
}

function* linesOf(world: World, player: PlayerKey) {
  let shard: number | undefined = world.homeOf(player);
  while (shard !== undefined) {
    const state = stateOf(world, shard);
    for (const { entry } of entriesFrom(state, player, null)) yield { shard, entry };
    shard = listContinues(state, player).continuesAt;
  }
}

function stateOf(world: World, shard: number): ShardState {
  return must(world.running(shard), 'a shard does not run').state;
}
