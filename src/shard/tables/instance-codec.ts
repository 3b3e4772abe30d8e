/** The row of a draw on a shard: what the draw has in the phase that it is in. */

import { TERMS_FORM } from '../../../actors/draw/draw-forms.ts';
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { unionCodec, unionMember } from '../records/union-codec.ts';

const SCHEDULED = ['terms', 'coordinatorShard'] as const;
const OPENED = [...SCHEDULED, 'ticketSecretHex', 'ticketCount', 'stakeMinor'] as const;
const SEALED = [...OPENED, 'merkleRootHex'] as const;
const SCANNING = [...SEALED, 'numbers'] as const;
const SCANNED = [...SCANNING, 'winnersByTier'] as const;
const SETTLED = [...SCANNED, 'prizesByTier'] as const;

const WITHIN = { within: { terms: TERMS_FORM } };

const member = unionMember<DrawInstance>();

export const instanceCodec = unionCodec<DrawInstance>()([
  member({ phase: 'scheduled' }, SCHEDULED, WITHIN),
  member({ phase: 'open' }, OPENED, WITHIN),
  member({ phase: 'closed' }, OPENED, WITHIN),
  member({ phase: 'sealed' }, SEALED, WITHIN),
  member({ phase: 'scanning' }, SCANNING, WITHIN),
  member({ phase: 'scanned' }, SCANNED, WITHIN),
  member({ phase: 'settled' }, SETTLED, WITHIN),
  member({ phase: 'paying' }, [...SETTLED, 'paidThrough'], WITHIN),
  member({ phase: 'paid' }, SETTLED, WITHIN),
  member({ phase: 'cancelling' }, SEALED, WITHIN),
  member({ phase: 'refunding' }, [...SEALED, 'refundedThrough'], WITHIN),
  member({ phase: 'cancelled', wasOpen: true }, SEALED, WITHIN),
  member({ phase: 'cancelled', wasOpen: false }, SCHEDULED, WITHIN),
]);
