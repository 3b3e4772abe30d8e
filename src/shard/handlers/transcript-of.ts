import {
  type CoordinatorIn,
  type Revealed,
  sealedSales,
} from '../../../actors/coordinator/coordinator.ts';
import { termsDigestOf } from '../../fairness/terms-digest.ts';
import {
  type CancelledTranscript,
  type SealedTranscript,
  TRANSCRIPT_FORMAT,
  type Transcript,
} from '../../fairness/transcript.ts';
import { hexOf } from '../../kernel/hex.ts';
import { formatDrawId } from '../../kernel/ids.ts';
import { publicPostponementOf, publicTermsOf } from './public-terms.ts';

/** Everything that a stranger needs to recompute a published draw. */
export function transcriptOf(coordinator: CoordinatorIn<'published'>): Transcript {
  const { settlement, jackpot } = coordinator;
  const { rolloverMinor, breakageMinor, houseMinor } = settlement;
  return {
    state: 'published',
    ...sealedTranscriptOf(coordinator),
    jackpotInMinor: jackpot.amountMinor,
    jackpotFrom: jackpot.rollovers.map(({ draw, amountMinor }) => {
      return { drawId: formatDrawId(draw), amountMinor };
    }),
    // A fixed tier has no pool of its own: the transcript says 0 there.
    tiers: settlement.tiers.map((tier) =>
      tier.kind === 'fixed' ? { ...tier, poolMinor: 0 } : tier,
    ),
    rolloverMinor,
    breakageMinor,
    houseMinor,
  };
}

/** The same for a draw that was cancelled after it had opened, and has revealed its numbers. */
export function cancelledTranscriptOf(coordinator: Revealed): CancelledTranscript {
  const { cancelledAtMs, cancelReason } = coordinator;
  return {
    state: 'cancelled',
    ...sealedTranscriptOf(coordinator),
    cancelledAt: new Date(cancelledAtMs).toISOString(),
    cancelReason,
  };
}

function sealedTranscriptOf(coordinator: CoordinatorIn<'published'> | Revealed): SealedTranscript {
  const { draw, seals } = coordinator;
  const { ticketCount, salesMinor } = sealedSales(seals);
  const terms = publicTermsOf(coordinator.terms);
  const postponed = publicPostponementOf(coordinator.terms);
  return {
    format: TRANSCRIPT_FORMAT,
    drawId: formatDrawId(draw),
    terms,
    termsDigest: hexOf(termsDigestOf(terms)),
    ...(postponed === undefined ? {} : { postponed }),
    commitment: coordinator.commitmentHex,
    serverSeed: coordinator.serverSeedHex,
    seals: seals.map(({ merkleRootHex, ...seal }) => {
      const { shard, ticketCount: count, stakeMinor } = seal;
      return { shard, ticketCount: count, stakeMinor, merkleRoot: merkleRootHex };
    }),
    ticketsRoot: coordinator.ticketsRootHex,
    beaconValue: null,
    numbers: coordinator.numbers,
    ticketCount,
    salesMinor,
  };
}
