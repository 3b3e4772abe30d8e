/** What players own that is on its way from a former home to their home, from the mail alone. */

import type { MailMessage } from '../../actors/mail/mail.ts';
import { isResidual } from '../../actors/wallet/account.ts';
import type { BalanceField } from '../../actors/wallet/surplus.ts';
import { assert } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { ShardState } from '../../src/shard/state/shard-state.ts';
import type { World } from './world.ts';

interface Owned {
  readonly player: PlayerKey;
  readonly amount: number;
}

/**
 * What a player has, less what they owe: at home, in what is left of them elsewhere, and between
 * the two. Wants every shard running and everything durable.
 */
export class OwnedSums {
  readonly #states: readonly ShardState[];
  readonly #onTheWay = new Map<PlayerKey, number>();
  readonly #field: BalanceField;

  constructor(world: World, field: BalanceField) {
    this.#field = field;
    this.#states = world.shards.flatMap((shard) => world.running(shard)?.state ?? []);
    for (const from of this.#states) {
      for (const { value } of from.mail.all()) {
        const to = this.#states[value.shard];
        const takenNumber = to?.mailChannels.get(from.identity.shard)?.takenNumber ?? 0;
        if (value.number <= takenNumber) continue;
        for (const { player, amount } of carried(value.message, field)) {
          this.#onTheWay.set(player, (this.#onTheWay.get(player) ?? 0) + amount);
        }
      }
    }
  }

  of(player: PlayerKey): number {
    return this.#states.reduce(
      (sum, state) => sum + ownedOn(state, player, this.#field),
      this.#onTheWay.get(player) ?? 0,
    );
  }
}

/** On how many shards the player lives: one, unless they are on their way. */
export function homeCount(world: World, player: PlayerKey): number {
  const accounts = world.shards.flatMap((shard) => {
    return world.running(shard)?.state.accounts.get(player) ?? [];
  });
  return accounts.filter((account) => !isResidual(account)).length;
}

function ownedOn(state: ShardState, player: PlayerKey, field: BalanceField): number {
  const held = state.accounts.get(player)?.[field] ?? 0;
  assert(held >= 0, 'a balance fell below zero');
  return held - Number(state.debts.get(player)?.[field] ?? 0);
}

function carried(mail: MailMessage, field: BalanceField): readonly Owned[] {
  if (mail.message === 'MovePlayers') {
    return mail.movers.map((one) => {
      const amount = Number(one[field]) - Number(one.debt[field]);
      return { player: one.profile.key, amount };
    });
  }
  if (mail.message !== 'ForwardResiduals') return [];
  if (field === 'pointsHundredths') {
    return mail.points.map(({ player, amountHundredths: amount }) => ({ player, amount }));
  }
  return mail.entries.map(({ player, amountMinor: amount }) => ({ player, amount }));
}
