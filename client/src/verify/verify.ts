/**
 * The verifier for a page: `@tirage/client/verify`. It checks what `tirage verify` checks, by the
 * same code, in the reader's own browser; nothing is asked of a server, and no server is believed.
 *
 * What is given is JSON as it was parsed. Keep an announcement from while tickets were on sale: one
 * that is fetched afterwards proves no promise.
 */
import { verdictOf } from '../../../src/fairness/verdict.ts';
import type { Unchecked, VerificationReport } from '../../../src/fairness/verifier/check.ts';
import { recountTickets } from '../../../src/fairness/verifier/recount-tickets.ts';
import {
  drawNamed,
  drawOf,
  verifyWholeDraws,
  type WholeVerification,
} from '../../../src/fairness/verify-whole-draws.ts';
import { verifyWholeRaffle } from '../../../src/fairness/verify-whole-raffle.ts';
import { readInTime, type StreamedFile } from './read-in-time.ts';
import { stepsOf, type VerifiedStep } from './steps.ts';

export type { Check, ToldValue, ToldValues } from '../../../src/fairness/verifier/check.ts';
export type { StepCheck, StepName, VerifiedStep } from './steps.ts';

/** Each file belongs to the draw that it names. */
export interface GivenDraws {
  /** Draws that follow each other, or one. */
  readonly transcripts: readonly unknown[];
  readonly announced?: readonly unknown[];
  readonly receipts?: readonly unknown[];
  /** Pages of the tickets that were made in advance. */
  readonly stock?: readonly unknown[];
  readonly tickets?: readonly GivenTickets[];
}

/** A file of all sealed tickets. */
export interface GivenTickets extends StreamedFile {
  readonly drawId: string;
}

export interface GivenRaffle {
  readonly transcript: unknown;
  readonly announced?: readonly unknown[];
  /** Whose entries are asked for. */
  readonly playerId?: string;
}

export interface PageVerdict {
  /** `partly`: what was checked holds, but not everything was. */
  readonly verdict: 'verified' | 'refused' | 'partly';
  readonly steps: readonly VerifiedStep[];
  readonly reports: readonly VerificationReport[];
  /** What none of the files that were given can prove. */
  readonly unchecked: readonly Unchecked[];
  /** What no file can prove. */
  readonly notes: readonly string[];
}

const VERDICTS = ['verified', 'refused', 'partly'] as const;

/** Rejects only where a stream does: whatever the files say, there is a verdict. */
export async function verifyDrawsInPage(given: GivenDraws): Promise<PageVerdict> {
  const { announced = [], receipts = [], stock = [], tickets = [] } = given;
  // Where there is nothing, nothing would be wrong.
  const transcripts = given.transcripts.length === 0 ? [undefined] : given.transcripts;
  const counted = [];
  for (const file of tickets) {
    const draw = drawNamed(transcripts, file.drawId);
    const own = receipts.filter((receipt) => drawOf(transcripts, receipt) === draw);
    counted.push({ draw, report: await readInTime(recountTickets(draw, own), file) });
  }
  return toldToPage(verifyWholeDraws(transcripts, { announced, receipts, counted, stock }));
}

export function verifyRaffleInPage(given: GivenRaffle): PageVerdict {
  const { transcript, announced = [], playerId } = given;
  return toldToPage(verifyWholeRaffle(transcript, { announced, player: playerId }));
}

function toldToPage({ reports, unchecked, notes }: WholeVerification): PageVerdict {
  const { exitCode } = verdictOf(reports, { unchecked, notes });
  const all = [...unchecked, ...reports.flatMap((report) => report.unchecked)];
  const steps = stepsOf(reports, unchecked);
  return { verdict: VERDICTS[exitCode], steps, reports, unchecked: all, notes };
}
