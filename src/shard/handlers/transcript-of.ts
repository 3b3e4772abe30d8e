import { type Coordinator, sealedSales } from '../../../actors/coordinator/coordinator.ts';
import { shardSeals } from '../../../actors/coordinator/decide-coordinator.ts';
import { termsDigestOf } from '../../fairness/terms-digest.ts';
import {
  type CancelledTranscript,
  type SealedTranscript,
  TRANSCRIPT_FORMAT,
  type Transcript,
} from '../../fairness/transcript.ts';
import { must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { formatDrawId } from '../../kernel/ids.ts';
import { publicTermsOf } from './public-terms.ts';

/** Everything that a stranger needs to re-compute a published draw. */
export function transcriptOf(coordinator: Coordinator): Transcript {
  const settlement = must(coordinator.settlement, 'a published draw was settled');
  const { rolloverMinor, breakageMinor, houseMinor } = settlement;
  return {
    state: 'published',
    ...sealedTranscriptOf(coordinator),
    jackpotInMinor: must(coordinator.jackpotInMinor, 'a conducted draw has its jackpot'),
    jackpotFrom: coordinator.jackpotFrom.map(({ draw, amountMinor }) => {
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

/** The same of a draw that was cancelled once it was open, and has revealed its numbers. */
export function cancelledTranscriptOf(coordinator: Coordinator): CancelledTranscript {
  const { cancelledAtMs, cancelReason } = coordinator;
  return {
    state: 'cancelled',
    ...sealedTranscriptOf(coordinator),
    cancelledAt: new Date(must(cancelledAtMs, 'a cancelled draw has its time')).toISOString(),
    cancelReason: must(cancelReason, 'a cancelled draw has its reason'),
  };
}

function sealedTranscriptOf(coordinator: Coordinator): SealedTranscript {
  const { draw, commitmentHex, serverSeedHex, ticketsRootHex, numbers } = coordinator;
  const { ticketCount, salesMinor } = sealedSales(coordinator);
  const terms = publicTermsOf(coordinator.terms);
  return {
    format: TRANSCRIPT_FORMAT,
    drawId: formatDrawId(draw),
    terms,
    termsDigest: hexOf(termsDigestOf(terms)),
    commitment: must(commitmentHex, 'an open draw has its commitment'),
    serverSeed: must(serverSeedHex, 'an open draw has its seed'),
    seals: shardSeals(coordinator).map(({ merkleRootHex, ...seal }) => {
      const { shard, ticketCount: count, stakeMinor } = seal;
      return { shard, ticketCount: count, stakeMinor, merkleRoot: merkleRootHex };
    }),
    ticketsRoot: must(ticketsRootHex, 'a sealed draw has its tickets root'),
    beaconValue: null,
    numbers: must(numbers, 'a conducted draw has its numbers'),
    ticketCount,
    salesMinor,
  };
}
