/** Shared by the notices of draws and of fixtures; apart from both, as one imports the other. */
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { Minor } from '../../kernel/money.ts';
import type { ShardState } from '../state/shard-state.ts';

/** A player's balance right after the batch in which something of theirs happened. */
export function balanceNow(state: ShardState, player: PlayerKey): Minor {
  return must(state.accounts.get(player), 'a player without an account is to be told').balanceMinor;
}
