import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { SealedDraw } from '../../fairness/column-leaves.ts';
import { must } from '../../kernel/assert.ts';
import type { ShardState } from '../state/shard-state.ts';

/** What all leaves of a draw on this shard have in common. Only for a draw that was opened. */
export function sealedDrawOf({ identity }: ShardState, instance: DrawInstance): SealedDraw {
  const { terms, ticketSecretHex } = instance;
  const secretHex = must(ticketSecretHex, 'a draw that was opened has its secret');
  return {
    draw: terms.draw,
    shard: identity.shard,
    family: familyOf(terms.game).name,
    opensAtMs: terms.opensAtMs,
    ticketSecret: Uint8Array.from(Buffer.from(secretHex, 'hex')),
  };
}
