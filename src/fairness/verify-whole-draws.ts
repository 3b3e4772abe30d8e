/**
 * Draws in their order, tied to each other, with all the files that there are of them. Each of the
 * other files belongs to the draw whose id it names; one that names none of them is checked against
 * the last draw, which refuses it.
 */
import type { Transcript } from './transcript.ts';
import { UNCHECKED } from './verdict.ts';
import type { Unchecked, VerificationReport } from './verifier/check.ts';
import { isAmongTickets } from './verifier/drawn-tickets.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { hasReturns } from './verifier/recompute-returns.ts';
import { verifyAnnouncement } from './verify-announcement.ts';
import { verifyReceipt } from './verify-receipt.ts';
import { rolloverNotes, verifyRollovers } from './verify-rollover.ts';
import { drawIdOfStock, verifyStock } from './verify-stock.ts';
import { verifyTranscript } from './verify-transcript.ts';

/** Any JSON values. */
export interface FilesOfDraws {
  readonly receipts: readonly unknown[];
  readonly announced: readonly unknown[];
  readonly stock: readonly unknown[];
  /** Files of sealed tickets have been read before, beside the receipts of their draws. */
  readonly counted: readonly CountedTickets[];
}

export interface CountedTickets {
  /** The transcript against which the file was held. */
  readonly draw: unknown;
  readonly report: VerificationReport;
}

export interface WholeVerification {
  readonly reports: readonly VerificationReport[];
  readonly unchecked: readonly Unchecked[];
  readonly notes: readonly string[];
}

export function verifyWholeDraws(
  transcripts: readonly unknown[],
  files: FilesOfDraws,
): WholeVerification {
  const reports = transcripts.map(verifyTranscript);
  reports.push(verifyRollovers(transcripts));
  const promised = verifyAnnounced(transcripts, files.announced);
  const counted = new Set(files.counted.map(({ draw }) => draw));
  reports.push(...promised.reports, ...files.counted.map(({ report }) => report));
  for (const receipt of files.receipts) {
    const draw = drawOf(transcripts, receipt);
    const report = verifyReceipt(receipt, draw);
    // What it leaves open, the file of the draw's tickets has told.
    reports.push(counted.has(draw) ? { ...report, unchecked: [] } : report);
  }
  for (const shown of files.stock) {
    reports.push(verifyStock(shown, drawNamed(transcripts, drawIdOfStock(shown))));
  }
  const published = transcripts.filter(isPublished);
  const unchecked = [
    ...missing('announced', transcripts, promised.known),
    ...missing('drawn', published.filter(isAmongTickets), counted),
    ...missing('winners', published, counted),
    ...missing('returned', transcripts.filter(hasTicketsBack), counted),
  ];
  return { reports, unchecked, notes: rolloverNotes(transcripts) };
}

/** The draw to which a file belongs that names one. */
export function drawOf(transcripts: readonly unknown[], file: unknown): unknown {
  return drawNamed(transcripts, drawIdOf(file));
}

export function drawNamed(transcripts: readonly unknown[], drawId: unknown): unknown {
  return transcripts.find((one) => drawIdOf(one) === drawId) ?? transcripts.at(-1);
}

/**
 * One announcement from the sale proves what a draw promised. Others of the same draw are compared,
 * too; they need not prove again what it has proved.
 */
function verifyAnnounced(
  transcripts: readonly unknown[],
  announced: readonly unknown[],
): { readonly reports: readonly VerificationReport[]; readonly known: ReadonlySet<unknown> } {
  const held = announced.map((kept) => {
    const draw = drawOf(transcripts, kept);
    return { draw, report: verifyAnnouncement(kept, draw) };
  });
  const isProof = ({ ok, unchecked }: VerificationReport) => ok && unchecked.length === 0;
  const proved = new Set(held.filter(({ report }) => isProof(report)).map(({ draw }) => draw));
  const reports = held.map(({ draw, report }) => {
    return proved.has(draw) ? { ...report, unchecked: [] } : report;
  });
  return { reports, known: new Set(held.map(({ draw }) => draw)) };
}

/** What was not checked, and of which draws where more than one is given. */
function missing(
  name: keyof typeof UNCHECKED,
  draws: readonly unknown[],
  known: ReadonlySet<unknown>,
): Unchecked[] {
  const { what, how } = UNCHECKED[name];
  const without = draws.filter((draw) => !known.has(draw));
  if (without.length === 0) return [];
  if (draws.length === 1) return [{ name, text: `${what} (${how})` }];
  return [{ name, text: `${what} in ${without.map(drawIdOf).join(', ')} (${how} for each)` }];
}

/** Of any file; undefined where it does not say. */
function drawIdOf(file: unknown): unknown {
  return typeof file === 'object' && file !== null ? Reflect.get(file, 'drawId') : undefined;
}

/** Of one that is no transcript it says nothing: that is refused elsewhere. */
function hasTicketsBack(transcript: unknown): boolean {
  return TRANSCRIPT_SHAPE(transcript, '') === undefined && hasReturns(transcript as Transcript);
}

function isPublished(transcript: unknown): transcript is Transcript {
  if (typeof transcript !== 'object' || transcript === null) return false;
  return Reflect.get(transcript, 'state') === 'published';
}
