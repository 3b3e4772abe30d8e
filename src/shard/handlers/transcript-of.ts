import { type Coordinator, sealedSales } from '../../../actors/coordinator/coordinator.ts';
import { shardSeals } from '../../../actors/coordinator/decide-coordinator.ts';
import { termsDigestOf } from '../../fairness/terms-digest.ts';
import { TRANSCRIPT_FORMAT, type Transcript } from '../../fairness/transcript.ts';
import { must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { formatDrawId } from '../../kernel/ids.ts';
import { publicTermsOf } from './public-terms.ts';

/** Everything that a stranger needs to re-compute a published draw. */
export function transcriptOf(coordinator: Coordinator): Transcript {
  const { draw, terms, commitmentHex, serverSeedHex, ticketsRootHex, numbers } = coordinator;
  const settlement = must(coordinator.settlement, 'a published draw was settled');
  const { ticketCount, salesMinor } = sealedSales(coordinator);
  const { rolloverMinor, breakageMinor, houseMinor } = settlement;
  const publicTerms = publicTermsOf(terms);
  return {
    format: TRANSCRIPT_FORMAT,
    drawId: formatDrawId(draw),
    terms: publicTerms,
    termsDigest: hexOf(termsDigestOf(publicTerms)),
    commitment: must(commitmentHex, 'an open draw has its commitment'),
    serverSeed: must(serverSeedHex, 'an open draw has its seed'),
    seals: shardSeals(coordinator).map(
      ({ shard, ticketCount: count, stakeMinor, merkleRootHex }) => ({
        shard,
        ticketCount: count,
        stakeMinor,
        merkleRoot: merkleRootHex,
      }),
    ),
    ticketsRoot: must(ticketsRootHex, 'a sealed draw has its tickets root'),
    beaconValue: null,
    numbers: must(numbers, 'a conducted draw has its numbers'),
    ticketCount,
    salesMinor,
    jackpotInMinor: must(coordinator.jackpotInMinor, 'a conducted draw has its jackpot'),
    // A fixed tier has no pool of its own: the transcript says 0 there.
    tiers: settlement.tiers.map((tier) =>
      tier.kind === 'fixed' ? { ...tier, poolMinor: 0 } : tier,
    ),
    rolloverMinor,
    breakageMinor,
    houseMinor,
  };
}
