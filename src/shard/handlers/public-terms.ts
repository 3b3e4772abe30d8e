/**
 * The terms of a draw as the public reads them: what its commitment binds (terms-digest.ts), with
 * the times that were promised; and beside them what has become of those times.
 */
import { promisedTimes } from '../../../actors/draw/postponement.ts';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import type { TranscriptPostponement, TranscriptTerms } from '../../fairness/transcript.ts';
import { publicGameOf } from '../../games/public-game.ts';

export function publicTermsOf(terms: DrawTerms): TranscriptTerms {
  const { seriesId, game, priceMinor, graceMs, approvalMinor } = terms;
  const promised = promisedTimes(terms);
  return {
    series: seriesId,
    inheritsFrom: seriesId,
    game: publicGameOf(game),
    priceMinor,
    opensAt: rfc3339(terms.opensAtMs),
    closesAt: rfc3339(promised.closesAtMs),
    resultsAt: rfc3339(promised.resultsAtMs),
    graceMs,
    approvalMinor,
    beacon: null,
  };
}

/** How its times have moved since; undefined for a draw that was not postponed. */
export function publicPostponementOf(terms: DrawTerms): TranscriptPostponement | undefined {
  const { postponed, closesAtMs, resultsAtMs } = terms;
  if (postponed === undefined) return undefined;
  const promised = promisedTimes(terms);
  return {
    from: {
      closesAt: rfc3339(promised.closesAtMs),
      resultsAt: rfc3339(promised.resultsAtMs),
    },
    closesAt: rfc3339(closesAtMs),
    resultsAt: rfc3339(resultsAtMs),
    at: rfc3339(postponed.atMs),
    reason: postponed.reason,
  };
}

function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}
