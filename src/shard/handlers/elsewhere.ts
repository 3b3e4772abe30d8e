/**
 * What a shard says of a player who has lived on several (actors/home/home.ts).
 *
 * A client's key finds its operation where that was carried out. So somebody who has moved within
 * the term of keys is asked for at their former homes before anything is new: `elsewhere` names the
 * shard to ask, and the trail to give back to it. A former home repeats its first answer, or sends
 * the question home: it carries out nothing new, so nothing can come in between.
 *
 * Why no list of keys moves along: a client may have used any number of them, and those of deposits
 * and of withdrawn points are in no chain of the history, so to gather them would be to read all
 * records of the term. Nobody pays for it who has not moved: one bit of the account says so.
 */
import { type Rejected, reject, type Stamp } from '../../../actors/decider.ts';
import { movedAwayOf } from '../../../actors/home/home.ts';
import { ACCOUNT_FLAGS, type Account, isResidual } from '../../../actors/wallet/account.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { Keyed } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';

const HAS_MOVED = ACCOUNT_FLAGS.hasFormerHome | ACCOUNT_FLAGS.moved;

/** Where an operation is to be asked for whose key is not known here; undefined: it is new. */
export function keyElsewhere(
  state: ShardState,
  account: Account | undefined,
  { player, trail }: { readonly player: PlayerKey } & Keyed,
  stamp: Stamp,
): Rejected | undefined {
  if (account === undefined || (account.betBarriers & HAS_MOVED) === 0) return undefined;
  const asked = trail?.asked ?? 0;
  if (isResidual(account)) return atHome(state, player, { asked });
  const { homes } = must(state.formerHomes.get(player), 'a player has no former home');
  const former = homes[asked];
  if (former === undefined || former.movedAtMs < keysSinceMs(state, stamp)) return undefined;
  return reject('elsewhere', { shard: former.shard, asked: asked + 1 });
}

/** A refusal that names the player's home, for what is not answered where they lived before. */
export function atHome(
  state: Pick<ShardState, 'movedAway'>,
  player: PlayerKey,
  trail: { readonly asked: number; readonly found?: number },
): Rejected {
  return reject('elsewhere', { shard: movedAwayOf(state, player).to, ...trail });
}

/** The shards that somebody who lives here has lived on before, newest first. */
export function formerHomesOf(
  state: Pick<ShardState, 'formerHomes'>,
  player: PlayerKey,
  { betBarriers }: Pick<Account, 'betBarriers'>,
): number[] {
  if ((betBarriers & ACCOUNT_FLAGS.hasFormerHome) === 0) return [];
  const { homes } = must(state.formerHomes.get(player), 'a player has no former home');
  return homes.map(({ shard }) => shard);
}

/** The shard on which a list of the player's goes on once it has come to its end here. */
export function listContinues(
  state: Pick<ShardState, 'accounts' | 'formerHomes' | 'movedAway'>,
  player: PlayerKey,
): { readonly continuesAt?: number } {
  const account = state.accounts.get(player);
  if (account === undefined) return {};
  const continuesAt = isResidual(account)
    ? movedAwayOf(state, player).cameFrom
    : formerHomesOf(state, player, account)[0];
  return typeof continuesAt === 'number' ? { continuesAt } : {};
}
