/**
 * Holds a draw's transcript to what was announced before it was drawn.
 *
 * Without an announcement, a transcript proves only that it agrees with itself: its author may have
 * made it up, from seed to prizes. So an announcement must be whole, and each of its fields is
 * compared with the transcript or with its own terms, which the transcript's commitment binds.
 * A jackpot is no promise while tickets are on sale: it moves with sales and with other draws. What
 * the draw's own sales had put in by then is recomputed; what earlier draws had left is compared
 * once the numbers are drawn, and only reported before.
 *
 * Only an announcement that was kept while tickets were on sale shows a promise. From the close on,
 * the operator knows the tickets root, and may try seeds until the numbers suit them before they
 * commit to one.
 *
 * Second implementation: see verify-transcript.ts, whose rules hold here.
 */
import type {
  CancelledTranscript,
  Transcript,
  TranscriptPostponement,
  TranscriptTerms,
} from './transcript.ts';
import { ANNOUNCEMENT_SHAPE } from './verifier/announcement-shape.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type VerificationReport,
} from './verifier/check.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { isSamePostponement } from './verifier/recompute-postponement.ts';
import { recomputeTermsDigest } from './verifier/recompute-promise.ts';

/** `GET /v1/draws/{id}` */
export interface Announcement {
  readonly drawId: string;
  readonly commitment: string;
  readonly termsDigest: string;
  readonly terms: TranscriptTerms;
  readonly game: string;
  readonly series: string;
  readonly state: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly resultsAt: string;
  readonly priceMinor: number;
  readonly ticketCount: number;
  readonly poolMinor: number;
  readonly jackpotMinor: number;
  readonly ticketsRoot: string | null;
  readonly cancelReason: string | null;
  readonly postponed?: TranscriptPostponement;
}

const BEFORE_THE_SEAL = ['open', 'closed'];
/** The jackpot is granted before the numbers are drawn. */
const DRAWN = ['drawn', 'settled', 'published'];
/** The whole, in ten-thousandths. */
const PERMYRIAD = 10_000n;

export function verifyAnnouncement(announced: unknown, transcript: unknown): VerificationReport {
  const problem =
    ANNOUNCEMENT_SHAPE(announced, 'announcement') ?? TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf([check('format', false, problem)]);
  const said = announced as Announcement;
  const draw = transcript as Transcript | CancelledTranscript;
  const late =
    said.state === 'open'
      ? []
      : [`that it was announced before the sale ended (it was kept when ${said.state})`];
  return reportOf(
    [
      check('format', true, 'the announcement is complete'),
      checkPromise(said, draw),
      checkView(said),
      ...checkPostponed(said, draw),
      checkSales(said, draw),
      checkJackpot(said, draw),
      checkState(said, draw),
    ],
    late,
  );
}

function checkPromise(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const problems: string[] = [];
  for (const field of ['drawId', 'commitment', 'termsDigest'] as const) {
    if (said[field] !== draw[field]) problems.push(`${field} is not what was announced`);
  }
  const digest = recomputeTermsDigest(said.terms);
  if (digest !== said.termsDigest) problems.push(`the announced terms have the digest ${digest}`);
  return checkNone('announced', problems, `${said.drawId}, under ${said.commitment}`);
}

/** The public view says parts of the terms twice; of a draw that was postponed, its new times. */
function checkView({ terms, postponed, ...view }: Announcement): Check {
  const { closesAt, resultsAt } = postponed ?? terms;
  const stated: Record<string, unknown> = { ...terms, game: terms.game.id, closesAt, resultsAt };
  const fields = ['game', 'series', 'opensAt', 'closesAt', 'resultsAt', 'priceMinor'] as const;
  const altered = fields.filter((field) => view[field] !== stated[field]);
  return checkNone(
    'view',
    altered.map((field) => `the announced ${field} is not that of the announced terms`),
    'the announcement agrees with its terms',
  );
}

/** Whoever kept it before the postponement could not know; it comes while tickets are on sale. */
function checkPostponed(said: Announcement, draw: Transcript | CancelledTranscript): Check[] {
  if (said.postponed === undefined && draw.postponed === undefined) return [];
  const problems: string[] = [];
  const wasBefore = said.postponed === undefined && said.state === 'open';
  if (!wasBefore && !isSamePostponement(said.postponed, draw.postponed)) {
    problems.push('the postponement is not what was announced');
  }
  const told = wasBefore ? 'it was postponed after this was kept' : 'it was postponed as announced';
  return [checkNone('postponed', problems, told)];
}

/** Sales only grow until the seal, and stay the same from then on. */
function checkSales(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const problems: string[] = [];
  const { ticketCount, poolMinor, ticketsRoot } = said;
  const dueMinor = BigInt(said.terms.priceMinor) * BigInt(ticketCount);
  if (BigInt(poolMinor) !== dueMinor) problems.push(`${ticketCount} tickets cost ${dueMinor}`);
  if (ticketCount > draw.ticketCount) problems.push(`${draw.ticketCount} tickets are left`);
  if (ticketsRoot !== null && ticketCount !== draw.ticketCount) {
    problems.push(`${ticketCount} tickets were announced as sealed`);
  }
  return checkNone('sales', problems, `${ticketCount} of ${draw.ticketCount} tickets were sold`);
}

function checkJackpot(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const { jackpotMinor, poolMinor, state } = said;
  const shares = said.terms.game.tiers.flatMap((rule) => {
    return rule.kind === 'pariMutuel' && rule.jackpot ? [rule.sharePermyriad] : [];
  });
  const fromSales = shares.reduce((sum, share) => sum + shareOf(poolMinor, share), 0n);
  const rolled = BigInt(jackpotMinor) - fromSales;
  const problems: string[] = [];
  if (rolled < 0n) problems.push(`${poolMinor} in sales put ${fromSales} into it, not less`);
  if (shares.length === 0 && rolled !== 0n) problems.push('a game without a jackpot has none');
  const isGranted = DRAWN.includes(state) && draw.state === 'published';
  if (isGranted && rolled !== BigInt(draw.jackpotInMinor)) {
    problems.push(`the draws before it had left ${draw.jackpotInMinor}, not ${rolled}`);
  }
  const left = `${rolled} of the draws before it`;
  const found = isGranted ? left : `${left}, as was said then: those may still change it`;
  return checkNone('jackpot', problems, `${fromSales} of its own sales, ${found}`);
}

/** Rounded down. */
function shareOf(poolMinor: number, sharePermyriad: number): bigint {
  return (BigInt(poolMinor) * BigInt(sharePermyriad)) / PERMYRIAD;
}

function checkState(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const { state, ticketsRoot, cancelReason } = said;
  const problems: string[] = [];
  if (ticketsRoot !== null && ticketsRoot !== draw.ticketsRoot) {
    problems.push('ticketsRoot is not what was announced');
  }
  if (state !== 'cancelled' && BEFORE_THE_SEAL.includes(state) !== (ticketsRoot === null)) {
    problems.push(`a draw that is ${state} does not have this ticketsRoot`);
  }
  if (state === 'published' && draw.state !== 'published') problems.push('it was published');
  if ((state === 'cancelled') !== (cancelReason !== null)) {
    problems.push(`a draw that is ${state} does not have this cancelReason`);
  }
  if (state === 'cancelled' && draw.state !== 'cancelled') problems.push('it was cancelled');
  if (draw.state === 'cancelled' && cancelReason !== null && cancelReason !== draw.cancelReason) {
    problems.push('cancelReason is not what was announced');
  }
  return checkNone('state', problems, `it was ${state} then`);
}
