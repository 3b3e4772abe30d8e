/** A coordinator's row: what its draw has in the state that it is in. */
import type { Coordinator } from '../../../actors/coordinator/coordinator.ts';
import { unionCodec, unionMember } from '../records/union-codec.ts';

const SCHEDULED = ['draw', 'terms', 'conductsAtMs'] as const;
const SEALING = [...SCHEDULED, 'serverSeedHex', 'commitmentHex', 'seals'] as const;
const SEALED = [...SEALING, 'ticketsRootHex', 'jackpot'] as const;
const DRAWN = [...SEALED, 'numbers'] as const;
const SETTLED = [...DRAWN, 'winnersByShard', 'settlement'] as const;
const CANCELLED = ['cancelledAtMs', 'cancelReason'] as const;

const member = unionMember<Coordinator>();

export const coordinatorCodec = unionCodec<Coordinator>()([
  member({ state: 'scheduled' }, SCHEDULED),
  member({ state: 'open' }, SEALING),
  member({ state: 'closed' }, SEALING),
  member({ state: 'sealed' }, SEALED),
  member({ state: 'drawn' }, [...DRAWN, 'winnersByShard']),
  member({ state: 'settled', paying: false }, SETTLED),
  member({ state: 'settled', paying: true }, [...SETTLED, 'paidShards']),
  member({ state: 'published' }, [...DRAWN, 'settlement', 'publishedAtMs']),
  member({ state: 'cancelled', reveal: 'none' }, [...SCHEDULED, ...CANCELLED]),
  member({ state: 'cancelled', reveal: 'unsealed' }, [...SEALING, ...CANCELLED]),
  member({ state: 'cancelled', reveal: 'sealed' }, [...SEALED, ...CANCELLED]),
  member({ state: 'cancelled', reveal: 'done' }, [...DRAWN, ...CANCELLED]),
]);
