import { type Coordinator, sealedSales } from '../../../actors/coordinator/coordinator.ts';
import { poolSeals } from '../../../actors/coordinator/decide-coordinator.ts';
import type { Game, Tier } from '../../../actors/games/game.ts';
import {
  TRANSCRIPT_FORMAT,
  type Transcript,
  type TranscriptGame,
  type TranscriptRule,
} from '../../fairness/transcript.ts';
import { must } from '../../kernel/assert.ts';
import { formatDrawId } from '../../kernel/ids.ts';

/** Everything that a stranger needs to re-compute a published draw. */
export function transcriptOf(coordinator: Coordinator): Transcript {
  const { draw, terms, commitmentHex, serverSeedHex, poolRootHex, numbers } = coordinator;
  const settlement = must(coordinator.settlement, 'a published draw was settled');
  const { ticketCount, salesMinor } = sealedSales(coordinator);
  const { rolloverMinor, breakageMinor, houseMinor } = settlement;
  return {
    format: TRANSCRIPT_FORMAT,
    drawId: formatDrawId(draw),
    game: rulesOf(terms.game, terms.priceMinor),
    opensAt: rfc3339(terms.opensAtMs),
    closesAt: rfc3339(terms.closesAtMs),
    resultsAt: rfc3339(terms.resultsAtMs),
    commitment: must(commitmentHex, 'an open draw has its commitment'),
    serverSeed: must(serverSeedHex, 'an open draw has its seed'),
    seals: poolSeals(coordinator).map(
      ({ shard, ticketCount: count, stakeMinor, merkleRootHex }) => ({
        shard,
        ticketCount: count,
        stakeMinor,
        merkleRoot: merkleRootHex,
      }),
    ),
    poolRoot: must(poolRootHex, 'a sealed draw has its pool root'),
    beacon: null,
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

function rulesOf(game: Game, priceMinor: number): TranscriptGame {
  const { gameId, pickCount, numberCount, tiers } = game;
  return { id: gameId, k: pickCount, n: numberCount, priceMinor, tiers: tiers.map(ruleOf) };
}

function ruleOf(tier: Tier): TranscriptRule {
  const { tier: number, matches } = tier;
  if (tier.kind === 'fixed') {
    return { kind: 'fixed', tier: number, matches, prizeMinor: tier.prizeMinor };
  }
  const { sharePermyriad, jackpot, ifUnwon } = tier;
  return { kind: 'pariMutuel', tier: number, matches, sharePermyriad, jackpot, ifUnwon };
}

function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}
