import type { TranscriptJackpotRules } from '../fairness/transcript.ts';

/** What is known of the jackpot of a draw whose game has rules for it. */
export interface RuledJackpot extends TranscriptJackpotRules {
  /** Which draw this is since the jackpot was last won: final once sealed, and null before. */
  readonly number: number | null;
}
