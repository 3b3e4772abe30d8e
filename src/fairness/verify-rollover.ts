/**
 * Ties two draws: what rolled over out of the one is what came into the other.
 *
 * A rollover goes whole into one draw, which names the draw that it came from. So money that leaves
 * one draw and does not arrive, or arrives from nowhere, shows between the two transcripts. Both
 * have to be verified for themselves, too.
 *
 * Second implementation: see verify-transcript.ts, whose rules hold here.
 */
import type { CancelledTranscript, Transcript } from './transcript.ts';
import { check, reportOf, type VerificationReport } from './verifier/check.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';

/** What a draw inherits at most; the rest of a larger rollover waits for the draw behind it. */
const JACKPOT_IN_MINOR_MAX = 2 ** 51;

export function verifyRollover(before: unknown, after: unknown): VerificationReport {
  const problem =
    TRANSCRIPT_SHAPE(before, 'first transcript') ?? TRANSCRIPT_SHAPE(after, 'second transcript');
  if (problem !== undefined) return reportOf([check('format', false, problem)]);
  const from = before as Transcript | CancelledTranscript;
  const into = after as Transcript | CancelledTranscript;
  const found = rolloverProblem(from, into);
  const detail = `what ${from.drawId} rolled over came into ${into.drawId}`;
  return reportOf([check('rollover', found === undefined, found ?? detail)]);
}

function rolloverProblem(
  from: Transcript | CancelledTranscript,
  into: Transcript | CancelledTranscript,
): string | undefined {
  if (from.drawId === into.drawId) return `both are transcripts of ${from.drawId}`;
  if (from.state === 'cancelled') return `${from.drawId} was cancelled: nothing left it`;
  if (into.state === 'cancelled') return `${into.drawId} was cancelled: nothing came into it`;
  const { series } = from.terms;
  const { inheritsFrom } = into.terms;
  if (inheritsFrom !== series) return `${into.drawId} inherits from ${inheritsFrom}, not ${series}`;
  const named = into.jackpotFrom.find(({ drawId }) => drawId === from.drawId);
  const arrivedMinor = named?.amountMinor ?? 0;
  if (arrivedMinor === from.rolloverMinor) return undefined;
  const isFull = into.jackpotInMinor === JACKPOT_IN_MINOR_MAX;
  if (isFull && arrivedMinor < from.rolloverMinor) return undefined;
  return `${from.rolloverMinor} rolled over, of which ${arrivedMinor} came into ${into.drawId}`;
}
