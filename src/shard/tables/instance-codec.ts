/** The row of a draw on a shard: what the draw has in the phase that it is in. */
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { unionCodec, unionMember } from '../records/union-codec.ts';

const SCHEDULED = ['terms', 'coordinatorShard'] as const;
const OPENED = [...SCHEDULED, 'ticketSecretHex', 'ticketCount', 'stakeMinor'] as const;
const SEALED = [...OPENED, 'merkleRootHex'] as const;
const SCANNING = [...SEALED, 'numbers'] as const;
const SCANNED = [...SCANNING, 'winnersByTier'] as const;
const SETTLED = [...SCANNED, 'prizesByTier'] as const;

const member = unionMember<DrawInstance>();

export const instanceCodec = unionCodec<DrawInstance>()([
  member({ phase: 'scheduled' }, SCHEDULED),
  member({ phase: 'open' }, OPENED),
  member({ phase: 'closed' }, OPENED),
  member({ phase: 'sealed' }, SEALED),
  member({ phase: 'scanning' }, SCANNING),
  member({ phase: 'scanned' }, SCANNED),
  member({ phase: 'settled' }, SETTLED),
  member({ phase: 'paying' }, [...SETTLED, 'paidThrough']),
  member({ phase: 'paid' }, SETTLED),
  member({ phase: 'cancelling' }, SEALED),
  member({ phase: 'refunding' }, [...SEALED, 'refundedThrough']),
  member({ phase: 'cancelled', wasOpen: true }, SEALED),
  member({ phase: 'cancelled', wasOpen: false }, SCHEDULED),
]);
