/** A coordinator's row: what its draw has in the state that it is in. */
import type { Coordinator } from '../../../actors/coordinator/coordinator.ts';
import {
  JACKPOT_FORM,
  NAMING_FORM,
  SEAL_FORM,
  SETTLEMENT_FORM,
  TERMS_FORM,
} from '../../../actors/draw/draw-forms.ts';
import { unionCodec, unionMember } from '../records/union-codec.ts';

const SCHEDULED = ['draw', 'terms', 'conductsAtMs'] as const;
const SEALING = [...SCHEDULED, 'serverSeedHex', 'commitmentHex', 'seals'] as const;
const SEALED = [...SEALING, 'ticketsRootHex', 'jackpot'] as const;
const DRAWN = [...SEALED, 'numbers'] as const;
const SETTLED = [...DRAWN, 'winnersByShard', 'settlement'] as const;
const CANCELLED = ['cancelledAtMs', 'cancelReason'] as const;

const WITHIN_SCHEDULED = { terms: TERMS_FORM };
const WITHIN_SEALING = { ...WITHIN_SCHEDULED, seals: SEAL_FORM };
const WITHIN_SEALED = { ...WITHIN_SEALING, jackpot: JACKPOT_FORM };
const WITHIN_SETTLED = { ...WITHIN_SEALED, settlement: SETTLEMENT_FORM };

const member = unionMember<Coordinator>();

export const coordinatorCodec = unionCodec<Coordinator>()([
  member({ state: 'scheduled' }, SCHEDULED, {
    within: WITHIN_SCHEDULED,
    later: { announcedCount: 0 },
  }),
  member({ state: 'open' }, SEALING, { within: WITHIN_SEALING }),
  member({ state: 'closed' }, SEALING, { within: WITHIN_SEALING }),
  member({ state: 'sealed' }, SEALED, {
    within: { ...WITHIN_SEALED, naming: NAMING_FORM },
    later: { naming: null },
  }),
  member({ state: 'drawn' }, [...DRAWN, 'winnersByShard'], { within: WITHIN_SEALED }),
  member({ state: 'settled', paying: false }, SETTLED, { within: WITHIN_SETTLED }),
  member({ state: 'settled', paying: true }, [...SETTLED, 'paidShards'], {
    within: WITHIN_SETTLED,
  }),
  member({ state: 'published' }, [...DRAWN, 'settlement', 'publishedAtMs'], {
    within: WITHIN_SETTLED,
  }),
  member({ state: 'cancelled', reveal: 'none' }, [...SCHEDULED, ...CANCELLED], {
    within: WITHIN_SCHEDULED,
  }),
  member({ state: 'cancelled', reveal: 'unsealed' }, [...SEALING, ...CANCELLED], {
    within: WITHIN_SEALING,
  }),
  member({ state: 'cancelled', reveal: 'sealed' }, [...SEALED, ...CANCELLED], {
    within: WITHIN_SEALED,
  }),
  member({ state: 'cancelled', reveal: 'done' }, [...DRAWN, ...CANCELLED], {
    within: WITHIN_SEALED,
  }),
]);
