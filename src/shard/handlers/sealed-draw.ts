import type { OpenedInstance } from '../../../actors/draw/instance.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { SealedDraw } from '../../fairness/column-leaves.ts';
import type { ShardState } from '../state/shard-state.ts';

/** What all leaves of a draw on this shard have in common. */
export function sealedDrawOf({ identity }: ShardState, instance: OpenedInstance): SealedDraw {
  const { terms, ticketSecretHex } = instance;
  const family = familyOf(terms.game);
  return {
    draw: terms.draw,
    shard: identity.shard,
    family: family.name,
    layout: family.layout(terms.game),
    opensAtMs: terms.opensAtMs,
    ticketSecret: Uint8Array.from(Buffer.from(ticketSecretHex, 'hex')),
  };
}
