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
 *
 * Where the game has rules for its jackpot, they change the pools before anything is paid. The
 * *heir* is the first tier below the jackpot tier, of either kind, that has winners.
 *   1. What the jackpot tier's pool has above `capMinor` leaves it.
 *   2. If `jackpot.number` is `mustBeWonBy` or more, the jackpot tier has no winners and there is
 *      an heir, then the rest of its pool leaves it, and so does the pool of each other pari-mutuel
 *      tier without winners whose `ifUnwon` is rollover.
 *   3. The heir's pool gets all that left (`rolledDownMinor`, `rolledDownTo`; 0 and null if that is
 *      nothing, or there is no heir). A fixed tier then has this as its `poolMinor`; its prize is
 *      `prizeMinor` + ⌊pool / winners⌋, its breakage what that leaves of the pool. Without an heir,
 *      what left in step 1 is added to the rollover.
 *   4. If the jackpot tier has winners and its pool is below `guaranteedMinor`, `topUpMinor` is
 *      added up to that; `fromReserveMinor` of it, as far as `reserveInMinor` goes.
 *   5. toReserve = ⌊sales × reservePermyriad / 10,000⌋; reserveOut = reserveIn - fromReserve +
 *      toReserve.
 *   - The house gets less by topUp - fromReserve + toReserve, and what came in is sales + jackpotIn
 *     + reserveIn, what went out has reserveOut besides.
 *   - The jackpot counts as won if its tier has winners, or if it went down by step 2: its pool is
 *     0 then, and rolledDown is not. The number of the next draw is 1 after that, else one more.
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
  /**
   * As the family of the game orders them: those of k of n ascend. Of a number raffle they are the
   * digits of the tickets that were drawn (outcome.ts), and none if the draw was cancelled.
   */
  readonly numbers: readonly number[];
  /** Those that take part, and what was paid for them: nothing that was given back. */
  readonly ticketCount: number;
  readonly salesMinor: number;
  /** Left out unless tickets were made in advance. */
  readonly stock?: TranscriptStock;
}

/** Tickets made in advance: what stood at which place of the stock follows from it. */
export interface TranscriptStock {
  readonly count: number;
  /** Shown from when they were made on. */
  readonly commitment: string;
  /** 32 bytes in hexadecimal (stock-picks.ts). */
  readonly seed: string;
}

export interface Transcript extends SealedTranscript {
  readonly state: 'published';
  /** What earlier draws rolled over into this one: the sum of `jackpotFrom`. */
  readonly jackpotInMinor: number;
  /**
   * Each draw whose rollover came into this one, with all of its `rolloverMinor`; less only if an
   * operator moved a part to another series, or if this draw inherited the most that a draw may
   * (2^51).
   */
  readonly jackpotFrom: readonly TranscriptRollover[];
  /** In the order of the game's tiers. */
  readonly tiers: readonly TranscriptTier[];
  readonly rolloverMinor: number;
  readonly breakageMinor: number;
  readonly houseMinor: number;
  /** There if the game has rules for its jackpot, and left out else. */
  readonly jackpot?: TranscriptJackpot;
}

/** Where its series stood, and what the rules made of the jackpot. */
export interface TranscriptJackpot {
  /** Which draw this is since the series' jackpot was last won; cancelled ones do not count. */
  readonly number: number;
  /** The draw of the series that was published before this one; null if there was none. */
  readonly previous: string | null;
  readonly reserveInMinor: number;
  /** The part of it that operators brought since `previous`; negative for what they took. */
  readonly reserveMovedMinor: number;
  readonly topUpMinor: number;
  readonly fromReserveMinor: number;
  readonly toReserveMinor: number;
  readonly reserveOutMinor: number;
  readonly rolledDownMinor: number;
  readonly rolledDownTo: number | null;
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
  /** The series of that draw, if an operator moved its rollover to this draw's; left out else. */
  readonly movedFrom?: string;
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
 * The rules under which the tickets were sold. After `id`, `family` and `version` come the members
 * that the family adds, each a whole number of 16 bits: for k of n these are `k`, how many numbers
 * a ticket has and how many are drawn, and `n`, up to which the numbers run. For keno they are the
 * most spots of a ticket, the highest number, how many are drawn, and the spots of a pick that the
 * engine makes; for digits how many digits are drawn; for a number raffle how many digits a number
 * has.
 */
export interface TranscriptGame {
  readonly id: string;
  /** Left out for k of n. */
  readonly family?: string;
  /** Above 1; the first version of a game goes without. */
  readonly version?: number;
  readonly tiers: readonly TranscriptRule[];
  /** Left out where the game rules nothing of its jackpot. */
  readonly jackpot?: TranscriptJackpotRules;
}

/** Each is null where there is none. */
export interface TranscriptJackpotRules {
  readonly guaranteedMinor: number | null;
  readonly capMinor: number | null;
  readonly mustBeWonBy: number | null;
  /** The part of the sales that goes into the reserve, in ten-thousandths. */
  readonly reservePermyriad: number | null;
}

/**
 * After `tier` come the members of the family's condition: for k of n `matches`, for keno `spots`
 * and `hits`, for digits `ways` (1 straight, else the different orders of a box), for a number
 * raffle `drawn`, how many tickets win it.
 */
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
  /** The leaves under its root, those of tickets that came back included. */
  readonly ticketCount: number;
  /** What was at stake: the price of those that did not come back. */
  readonly stakeMinor: number;
  readonly merkleRoot: string;
  /** Left out where no ticket came back. The tickets root binds it (returned-leaf.ts). */
  readonly returned?: TranscriptReturned;
}

/** Tickets of a postponed draw that their holders gave back before the promised close. */
export interface TranscriptReturned {
  readonly ticketCount: number;
  readonly stakeMinor: number;
  /** Of their ordinals: which they are, the file of sealed tickets says. */
  readonly digest: string;
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
  /** There if its holder gave the ticket back: it takes part no more. */
  readonly returned?: true;
}
