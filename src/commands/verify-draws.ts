/**
 * Draws in their order, tied to each other; each of the other files belongs to the draw whose id it
 * names. A file that names none of them is checked against the last draw, which refuses it.
 */
import type { Transcript } from '../fairness/transcript.ts';
import { UNCHECKED } from '../fairness/verdict.ts';
import type { VerificationReport } from '../fairness/verifier/check.ts';
import { isAmongTickets } from '../fairness/verifier/drawn-tickets.ts';
import { TRANSCRIPT_SHAPE } from '../fairness/verifier/input-shape.ts';
import { hasReturns } from '../fairness/verifier/recompute-returns.ts';
import { drawIdOfTickets } from '../fairness/verifier/ticket-file.ts';
import { verifyAnnouncement } from '../fairness/verify-announcement.ts';
import { verifyReceipt } from '../fairness/verify-receipt.ts';
import { rolloverNotes, verifyRollovers } from '../fairness/verify-rollover.ts';
import { drawIdOfStock, verifyStock } from '../fairness/verify-stock.ts';
import { verifyTickets } from '../fairness/verify-tickets.ts';
import { verifyTranscript } from '../fairness/verify-transcript.ts';
import { fileSource } from './file-source.ts';
import { readJson } from './read-json.ts';

export interface DrawFiles {
  readonly receipt: readonly string[];
  readonly tickets: readonly string[];
  readonly announced: readonly string[];
  readonly stock: readonly string[];
}

export interface DrawsVerification {
  readonly reports: readonly VerificationReport[];
  readonly unchecked: readonly string[];
  readonly notes: readonly string[];
}

export function verifyDraws(transcripts: readonly unknown[], files: DrawFiles): DrawsVerification {
  const reports = transcripts.map(verifyTranscript);
  reports.push(verifyRollovers(transcripts));
  const promised = verifyAnnounced(transcripts, files.announced);
  const receipts = files.receipt.map(readJson);
  const counted = verifyCounts(transcripts, files.tickets, receipts);
  reports.push(...promised.reports, ...counted.reports);
  for (const receipt of receipts) {
    const draw = drawNamed(transcripts, drawIdOf(receipt));
    const report = verifyReceipt(receipt, draw);
    // What it leaves open, the file of the draw's tickets has told.
    reports.push(counted.known.has(draw) ? { ...report, unchecked: [] } : report);
  }
  for (const path of files.stock) {
    const shown = readJson(path);
    reports.push(verifyStock(shown, drawNamed(transcripts, drawIdOfStock(shown))));
  }
  const published = transcripts.filter(isPublished);
  const unchecked = [
    ...missing(UNCHECKED.announced, transcripts, promised.known),
    ...missing(UNCHECKED.drawn, published.filter(isAmongTickets), counted.known),
    ...missing(UNCHECKED.winners, published, counted.known),
    ...missing(UNCHECKED.returned, transcripts.filter(hasTicketsBack), counted.known),
  ];
  return { reports, unchecked, notes: rolloverNotes(transcripts) };
}

interface Held {
  readonly reports: readonly VerificationReport[];
  /** The draws against which files were checked. */
  readonly known: ReadonlySet<unknown>;
}

/**
 * One announcement from the sale proves what a draw promised. Others of the same draw are compared,
 * too; they need not prove again what it has proved.
 */
function verifyAnnounced(transcripts: readonly unknown[], paths: readonly string[]): Held {
  const held = paths.map((path) => {
    const announced = readJson(path);
    const draw = drawNamed(transcripts, drawIdOf(announced));
    return { draw, report: verifyAnnouncement(announced, draw) };
  });
  const isProof = ({ ok, unchecked }: VerificationReport) => ok && unchecked.length === 0;
  const proved = new Set(held.filter(({ report }) => isProof(report)).map(({ draw }) => draw));
  const reports = held.map(({ draw, report }) => {
    return proved.has(draw) ? { ...report, unchecked: [] } : report;
  });
  return { reports, known: new Set(held.map(({ draw }) => draw)) };
}

function verifyCounts(
  transcripts: readonly unknown[],
  paths: readonly string[],
  receipts: readonly unknown[],
): Held {
  const known = new Set<unknown>();
  const reports = paths.map((path) => {
    const { drawId, source } = drawIdOfTickets(fileSource(path));
    const draw = drawNamed(transcripts, drawId);
    known.add(draw);
    return verifyTickets(
      source,
      draw,
      receipts.filter((receipt) => drawNamed(transcripts, drawIdOf(receipt)) === draw),
    );
  });
  return { reports, known };
}

/** What was not checked, and of which draws where more than one is given. */
function missing(
  { what, how }: (typeof UNCHECKED)[keyof typeof UNCHECKED],
  draws: readonly unknown[],
  known: ReadonlySet<unknown>,
): string[] {
  const without = draws.filter((draw) => !known.has(draw));
  if (without.length === 0) return [];
  if (draws.length === 1) return [`${what} (${how})`];
  return [`${what} in ${without.map(drawIdOf).join(', ')} (${how} for each)`];
}

function drawNamed(transcripts: readonly unknown[], drawId: unknown): unknown {
  return transcripts.find((one) => drawIdOf(one) === drawId) ?? transcripts.at(-1);
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
