import {
  type CoordinatorIn,
  type Revealed,
  type ShardSeal,
  sealedSales,
} from '../../../actors/coordinator/coordinator.ts';
import type { Settlement } from '../../../actors/games/prizes.ts';
import type { Stock } from '../../../actors/stock/stock.ts';
import { termsDigestOf } from '../../fairness/terms-digest.ts';
import {
  type CancelledTranscript,
  type SealedTranscript,
  TRANSCRIPT_FORMAT,
  type Transcript,
  type TranscriptSeal,
  type TranscriptStock,
} from '../../fairness/transcript.ts';
import { must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { formatDrawId } from '../../kernel/ids.ts';
import { publicPostponementOf, publicTermsOf } from './public-terms.ts';

/** Everything that a stranger needs to recompute a published draw. */
export function transcriptOf(coordinator: CoordinatorIn<'published'>, stock?: Stock): Transcript {
  const { settlement, jackpot } = coordinator;
  const { rolloverMinor, breakageMinor, houseMinor } = settlement;
  return {
    state: 'published',
    ...sealedTranscriptOf(coordinator, stock),
    jackpotInMinor: jackpot.amountMinor,
    jackpotFrom: jackpot.rollovers.map(({ draw, amountMinor, movedFrom }) => {
      const moved = movedFrom === undefined ? {} : { movedFrom };
      return { drawId: formatDrawId(draw), amountMinor, ...moved };
    }),
    // A fixed tier has no pool but what goes down to it.
    tiers: settlement.tiers.map((tier) =>
      tier.kind === 'fixed' ? { ...tier, poolMinor: rolledDownTo(settlement, tier.tier) } : tier,
    ),
    rolloverMinor,
    breakageMinor,
    houseMinor,
    ...jackpotPartOf(coordinator),
  };
}

function rolledDownTo({ jackpot }: Settlement, tier: number): number {
  return jackpot?.rolledDownTo === tier ? jackpot.rolledDownMinor : 0;
}

/** Nothing where the game has no rules for its jackpot. */
function jackpotPartOf({
  settlement,
  jackpot: { standing },
}: CoordinatorIn<'published'>): Pick<Transcript, 'jackpot'> {
  if (settlement.jackpot === undefined) return {};
  const { number, previous, reserveInMinor, reserveMovedMinor } = must(
    standing,
    'a jackpot was settled by rules without its series',
  );
  const { rolledDownTo: tier, ...settled } = settlement.jackpot;
  return {
    jackpot: {
      number,
      previous: previous === 0 ? null : formatDrawId(previous),
      reserveInMinor,
      reserveMovedMinor,
      ...settled,
      rolledDownTo: tier === 0 ? null : tier,
    },
  };
}

/** The same for a draw that was cancelled after it had opened, and has revealed its numbers. */
export function cancelledTranscriptOf(coordinator: Revealed, stock?: Stock): CancelledTranscript {
  const { cancelledAtMs, cancelReason } = coordinator;
  return {
    state: 'cancelled',
    ...sealedTranscriptOf(coordinator, stock),
    cancelledAt: new Date(cancelledAtMs).toISOString(),
    cancelReason,
  };
}

function sealedTranscriptOf(
  coordinator: CoordinatorIn<'published'> | Revealed,
  stock: Stock | undefined,
): SealedTranscript {
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
    seals: seals.map(publicSealOf),
    ticketsRoot: coordinator.ticketsRootHex,
    beaconValue: null,
    numbers: coordinator.numbers,
    ticketCount,
    salesMinor,
    ...(stock === undefined ? {} : { stock: publicStockOf(stock) }),
  };
}

function publicSealOf(seal: ShardSeal): TranscriptSeal {
  const { shard, ticketCount, stakeMinor, merkleRootHex: merkleRoot, returned } = seal;
  const sealed = { shard, ticketCount, stakeMinor, merkleRoot };
  if (returned === undefined) return sealed;
  const { digestHex: digest, ...sum } = returned;
  return { ...sealed, returned: { ...sum, digest } };
}

function publicStockOf({ count, commitmentHex, stockSeedHex }: Stock): TranscriptStock {
  return { count, commitment: commitmentHex, seed: stockSeedHex };
}
