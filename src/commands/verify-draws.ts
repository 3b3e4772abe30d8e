/** Reads the files of draws that the command line names, and has all of them verified together. */
import { drawIdOfTickets } from '../fairness/verifier/ticket-file.ts';
import { verifyTickets } from '../fairness/verify-tickets.ts';
import {
  drawNamed,
  drawOf,
  verifyWholeDraws,
  type WholeVerification,
} from '../fairness/verify-whole-draws.ts';
import { fileSource } from './file-source.ts';
import { readJson } from './read-json.ts';

export interface DrawFiles {
  readonly receipt: readonly string[];
  readonly tickets: readonly string[];
  readonly announced: readonly string[];
  readonly stock: readonly string[];
}

export function verifyDraws(transcripts: readonly unknown[], files: DrawFiles): WholeVerification {
  const announced = files.announced.map(readJson);
  const receipts = files.receipt.map(readJson);
  const counted = files.tickets.map((path) => {
    const { drawId, source } = drawIdOfTickets(fileSource(path));
    const draw = drawNamed(transcripts, drawId);
    const own = receipts.filter((receipt) => drawOf(transcripts, receipt) === draw);
    return { draw, report: verifyTickets(source, draw, own) };
  });
  const stock = files.stock.map(readJson);
  return verifyWholeDraws(transcripts, { announced, receipts, counted, stock });
}
