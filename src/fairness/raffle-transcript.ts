/**
 * Everything that a stranger needs to re-compute a raffle, as JSON.
 *
 * Commitment, seal and tickets root are those of a draw (commitment.ts, tickets-root.ts), with the
 * raffle's id in place of the draw's, and with one seal: that of the shard that the raffle lives
 * on. The generator's seed is made as a draw's is, too (outcome.ts). What is a raffle's own:
 *
 *   player = SHA-256("tirage/raffle-player/v1" ‖ u8 length, raffleId ‖ u8 length, playerId)
 *     Who took part is nobody else's business: players are listed under names that only those who
 *     know their ids can find, and under a different one in each raffle.
 *
 *   leaf = SHA-256(0x00 ‖ "tirage/raffle-entry/v1" ‖ player ‖ u64 stakeMinor ‖ u64 acceptedAtMs)
 *     one for each entry, in their order, big-endian.
 *
 *   weight of an entry = 1 with equal chances, stakeMinor with chances by stake
 *   for each place, from the first:
 *     total = the weights of all entries of players who have won no place yet
 *     do high, low = next words; value = (high mod 2^21) × 2^32 + low
 *     while value >= 2^53 - (2^53 mod total)
 *     the winner is the entry in whose stretch of the weights, laid end to end in their order,
 *     (value mod total) falls
 *
 *   prizes: share and table: ⌊pot × share / 10,000⌋ for each place; fixed: the sum that it names.
 *     A table has no more places than there are players.
 *
 * A transcript cannot prove by itself that no stake was left out before the seal; but a player who
 * knows their id and their stake sees from their entry that theirs was not.
 */
export const RAFFLE_TRANSCRIPT_FORMAT = 'tirage/raffle-transcript/v2';

export interface RaffleTranscript {
  readonly format: typeof RAFFLE_TRANSCRIPT_FORMAT;
  readonly raffleId: string;
  readonly gameId: string;
  readonly rules: TranscriptRaffleRules;
  readonly openedAt: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /**
   * Left out unless an operator started it before it had filled. They may have known the seed, so
   * whoever relies on a raffle should know that it was.
   */
  readonly startedByHand?: true;
  /** The digest of game, opening and rules (raffle-terms.ts). */
  readonly termsDigest: string;
  readonly commitment: string;
  readonly serverSeed: string;
  readonly seal: {
    readonly shard: number;
    readonly entryCount: number;
    readonly potMinor: number;
    readonly merkleRoot: string;
  };
  readonly ticketsRoot: string;
  /** In the order in which they were accepted. */
  readonly entries: readonly TranscriptRaffleEntry[];
  readonly winners: readonly TranscriptRaffleWinner[];
}

export interface TranscriptRaffleRules {
  readonly participantsNeeded: number;
  readonly chances: 'equal' | 'stake';
  readonly entriesPerPlayerMax: number;
  readonly prize: TranscriptPrizeRule;
  readonly fillWithinMs: number | null;
  readonly ifUnfilled: 'cancel' | 'draw';
}

export type TranscriptPrizeRule =
  | { readonly kind: 'share'; readonly sharePermyriad: number }
  | { readonly kind: 'fixed'; readonly prizeMinor: number }
  | { readonly kind: 'table'; readonly sharesPermyriad: readonly number[] };

export interface TranscriptRaffleEntry {
  readonly player: string;
  readonly stakeMinor: number;
  readonly acceptedAtMs: number;
}

export interface TranscriptRaffleWinner {
  readonly place: number;
  /** Counted from 0. */
  readonly entry: number;
  readonly player: string;
  readonly prizeMinor: number;
}
