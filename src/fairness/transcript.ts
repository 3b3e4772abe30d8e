/**
 * Everything that a stranger needs to re-compute a draw, as JSON; and a ticket's receipt.
 *
 * A transcript is published with the results. It proves that seed, draw and terms are the promised
 * ones, that the numbers follow from them, the sealed tickets and the beacon, and that the money
 * follows from the numbers of winners and the terms. What it cannot prove by itself: that nobody
 * altered what was announced before (compare with an announcement kept from then) and how many
 * tickets won (that needs all tickets).
 *
 * Hexadecimal is lower case. Times are RFC 3339 in UTC with milliseconds. Money is a count of minor
 * units.
 *
 * The money of a draw, in integers:
 *   - A fixed tier pays `prizeMinor` to every winner, from sales; the house tops up. Its
 *     `poolMinor` and `breakageMinor` are 0, its `prizeMinor` stands even when nobody won.
 *   - A pari-mutuel tier has the pool ⌊sales × sharePermyriad / 10,000⌋; the jackpot tier adds
 *     `jackpotInMinor`. With winners: prize = ⌊pool / winners⌋, breakage = pool - prize × winners.
 *     Without: prize 0, breakage 0, and the whole pool goes where `ifUnwon` says.
 *   - house = sales - fixed prizes paid - shares of sales in all pools + unwon pools it receives.
 *   - sales + jackpotIn = paid + rollover + breakage + house. The house may be negative.
 */
export const TRANSCRIPT_FORMAT = 'tirage/transcript/v2';

/** What every draw that was sealed leaves behind, whatever became of it. */
export interface SealedTranscript {
  readonly format: typeof TRANSCRIPT_FORMAT;
  readonly drawId: string;
  readonly terms: TranscriptTerms;
  /** The digest of the terms (terms-digest.ts). */
  readonly termsDigest: string;
  /** Left out unless the draw was postponed. The tickets root binds it (postponement-leaf.ts). */
  readonly postponed?: TranscriptPostponement;
  readonly commitment: string;
  readonly serverSeed: string;
  /** In shard order; a shard without tickets is listed too. */
  readonly seals: readonly TranscriptSeal[];
  readonly ticketsRoot: string;
  /** The bytes of the promised beacon, in hexadecimal; null where none was promised. */
  readonly beaconValue: string | null;
  /** As the family of the game orders them: those of k of n ascend. */
  readonly numbers: readonly number[];
  readonly ticketCount: number;
  readonly salesMinor: number;
}

export interface Transcript extends SealedTranscript {
  readonly state: 'published';
  /** What earlier draws rolled over into this one: the sum of `jackpotFrom`. */
  readonly jackpotInMinor: number;
  /**
   * Each draw whose rollover came into this one, with all of its `rolloverMinor`; less only if this
   * draw inherited the most that a draw may (2^51).
   */
  readonly jackpotFrom: readonly TranscriptRollover[];
  /** In the order of the game's tiers. */
  readonly tiers: readonly TranscriptTier[];
  readonly rolloverMinor: number;
  readonly breakageMinor: number;
  readonly houseMinor: number;
}

/**
 * A draw that was cancelled after its sale had begun. Its tickets were sealed as they were, its
 * numbers are those that it would have had, and every buyer was refunded: somebody who could read
 * the seed before the cancellation cannot hide what was avoided.
 */
export interface CancelledTranscript extends SealedTranscript {
  readonly state: 'cancelled';
  readonly cancelledAt: string;
  readonly cancelReason: string;
}

export interface TranscriptRollover {
  readonly drawId: string;
  readonly amountMinor: number;
}

/**
 * What a player is promised before the sale ends. It is published and bound by the commitment
 * before the sale begins, so whatever a player relies on when buying belongs here.
 */
export interface TranscriptTerms {
  readonly series: string;
  /**
   * The series whose rollovers come into this draw's jackpot: all that no other draw has taken when
   * this one is sealed. How much that is depends on draws that may still be on sale now; their
   * transcripts bind it.
   */
  readonly inheritsFrom: string;
  readonly game: TranscriptGame;
  readonly priceMinor: number;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly resultsAt: string;
  /** A purchase that reached a gateway before `closesAt` is admitted until this much later. */
  readonly graceMs: number;
  /** Prizes from this amount on wait for an operator's approval. */
  readonly approvalMinor: number;
  /** Null if the draw has no beacon. */
  readonly beacon: TranscriptBeacon | null;
}

/** The close and the results as the terms promise them, and as they were from `at` on. */
export interface TranscriptPostponement {
  readonly from: { readonly closesAt: string; readonly resultsAt: string };
  readonly closesAt: string;
  readonly resultsAt: string;
  /** When it was decided and announced: before the promised close. */
  readonly at: string;
  readonly reason: string;
}

/**
 * The rules under which the tickets were sold. After `id` and `family` come the members that the
 * family adds, each a whole number of 16 bits: for k of n these are `k`, how many numbers a ticket
 * has and how many are drawn, and `n`, up to which the numbers run.
 */
export interface TranscriptGame {
  readonly id: string;
  /** Left out for k of n. */
  readonly family?: string;
  readonly tiers: readonly TranscriptRule[];
}

/** After `tier` come the members of the family's condition: for k of n, `matches`. */
export type TranscriptRule =
  | {
      readonly kind: 'fixed';
      readonly tier: number;
      readonly prizeMinor: number;
    }
  | {
      readonly kind: 'pariMutuel';
      readonly tier: number;
      readonly sharePermyriad: number;
      readonly jackpot: boolean;
      readonly ifUnwon: 'rollover' | 'house';
    };

export interface TranscriptSeal {
  readonly shard: number;
  readonly ticketCount: number;
  readonly stakeMinor: number;
  readonly merkleRoot: string;
}

export interface TranscriptBeacon {
  /** Who made it, so that its signature can be looked up. */
  readonly source: string;
  readonly round: number;
}

/** With its rule's condition after `tier`. */
export interface TranscriptTier {
  readonly tier: number;
  readonly kind: 'fixed' | 'pariMutuel';
  readonly winners: number;
  readonly poolMinor: number;
  readonly prizeMinor: number;
  readonly paidMinor: number;
  readonly breakageMinor: number;
}

/**
 * A ticket and its place in the sealed tree of the shard that sold it. Each field is checked: a
 * receipt holds nothing that an outsider cannot check.
 */
export interface Receipt {
  readonly drawId: string;
  readonly ticketId: string;
  readonly playerId: string;
  /** The key under which the sealed leaf names the player: 16 bytes (blinded-player.ts). */
  readonly ticketKey: string;
  readonly numbers: readonly number[];
  readonly acceptedAtMs: number;
  readonly sealed: true;
  readonly shard: number;
  readonly index: number;
  readonly count: number;
  readonly path: readonly string[];
}
