/** The row of a draw on a shard: what the draw has in the phase that it is in. */

import { TERMS_FORM } from '../../../actors/draw/draw-forms.ts';
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { RETURNED_FORM } from '../../../actors/draw/returned-tickets.ts';
import { unionCodec, unionMember } from '../records/union-codec.ts';

const SCHEDULED = ['terms', 'coordinatorShard'] as const;
const OPENED = [...SCHEDULED, 'ticketSecretHex', 'ticketCount', 'stakeMinor'] as const;
const SEALED = [...OPENED, 'merkleRootHex'] as const;
const SCANNING = [...SEALED, 'numbers'] as const;
const SCANNED = [...SCANNING, 'winnersByTier'] as const;
const SETTLED = [...SCANNED, 'prizesByTier'] as const;

const WITHIN = { within: { terms: TERMS_FORM } };
const ONCE_OPEN = {
  later: { returned: undefined },
  within: { terms: TERMS_FORM, returned: RETURNED_FORM },
};

const member = unionMember<DrawInstance>();

export const instanceCodec = unionCodec<DrawInstance>()([
  member({ phase: 'scheduled' }, SCHEDULED, WITHIN),
  member({ phase: 'open' }, OPENED, ONCE_OPEN),
  member({ phase: 'closed' }, OPENED, ONCE_OPEN),
  member({ phase: 'sealed' }, SEALED, ONCE_OPEN),
  member({ phase: 'scanning' }, SCANNING, ONCE_OPEN),
  member({ phase: 'scanned' }, SCANNED, ONCE_OPEN),
  member({ phase: 'settled' }, SETTLED, ONCE_OPEN),
  member({ phase: 'paying' }, [...SETTLED, 'paidThrough'], ONCE_OPEN),
  member({ phase: 'paid' }, SETTLED, ONCE_OPEN),
  member({ phase: 'cancelling' }, SEALED, ONCE_OPEN),
  member({ phase: 'refunding' }, [...SEALED, 'refundedThrough'], ONCE_OPEN),
  member({ phase: 'cancelled', wasOpen: true }, SEALED, ONCE_OPEN),
  member({ phase: 'cancelled', wasOpen: false }, SCHEDULED, WITHIN),
]);
