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
  TranscriptJackpotRules,
  TranscriptPostponement,
  TranscriptStock,
  TranscriptTerms,
} from './transcript.ts';
import { ANNOUNCEMENT_SHAPE } from './verifier/announcement-shape.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type Unchecked,
  type VerificationReport,
} from './verifier/check.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { isSamePostponement } from './verifier/recompute-postponement.ts';
import { recomputeTermsDigest } from './verifier/recompute-promise.ts';
import { everSold } from './verifier/recompute-returns.ts';
import { canCost } from './verifier/stakes.ts';

/** `GET /v1/draws/{id}` */
export interface Announcement {
  readonly drawId: string;
  readonly commitment: string;
  readonly termsDigest: string;
  readonly terms: TranscriptTerms;
  readonly game: string;
  readonly gameVersion?: number;
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
  /** There where the game has rules for its jackpot. */
  readonly jackpot?: TranscriptJackpotRules & { readonly number: number | null };
  readonly stock?: Omit<TranscriptStock, 'seed'>;
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
  if (problem !== undefined) return reportOf('announcement', [check('format', false, problem)]);
  const said = announced as Announcement;
  const draw = transcript as Transcript | CancelledTranscript;
  const text = `that it was announced before the sale ended (it was kept when ${said.state})`;
  const late: Unchecked[] = [{ name: 'announcedInTime', text }];
  return reportOf(
    'announcement',
    [
      check('format', true, 'the announcement is complete'),
      checkPromise(said, draw),
      checkView(said),
      ...checkPostponed(said, draw),
      checkSales(said, draw),
      checkJackpot(said, draw),
      checkState(said, draw),
      ...checkStock(said, draw),
    ],
    said.state === 'open' ? [] : late,
  );
}

function checkPromise(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const problems: string[] = [];
  for (const field of ['drawId', 'commitment', 'termsDigest'] as const) {
    if (said[field] !== draw[field]) problems.push(`${field} is not what was announced`);
  }
  const digest = recomputeTermsDigest(said.terms);
  if (digest !== said.termsDigest) problems.push(`the announced terms have the digest ${digest}`);
  return checkNone('announced', problems, `${said.drawId}, under ${said.commitment}`, {
    stated: { drawId: said.drawId, commitment: said.commitment, termsDigest: said.termsDigest },
    computed: { drawId: draw.drawId, commitment: draw.commitment, termsDigest: digest },
  });
}

/** The public view says parts of the terms twice; of a draw that was postponed, its new times. */
function checkView({ terms, postponed, ...view }: Announcement): Check {
  const { id, version, jackpot: rules } = terms.game;
  const { closesAt, resultsAt } = postponed ?? terms;
  const moved = { game: id, gameVersion: version, closesAt, resultsAt };
  const stated: Record<string, unknown> = { ...terms, ...moved };
  const times = ['opensAt', 'closesAt', 'resultsAt'] as const;
  const fields = ['game', 'gameVersion', 'series', ...times, 'priceMinor'] as const;
  const altered: string[] = fields.filter((field) => view[field] !== stated[field]);
  const names = ['guaranteedMinor', 'capMinor', 'mustBeWonBy', 'reservePermyriad'] as const;
  const isOther = names.some((name) => rules?.[name] !== view.jackpot?.[name]);
  if (isOther || (rules === undefined) !== (view.jackpot === undefined)) altered.push('jackpot');
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

/**
 * Sales only grow until the seal, and stay the same from then on. What was given back may have been
 * sold and in the count by then, or not: both add up to all that was ever sold.
 */
function checkSales(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const problems: string[] = [];
  const { ticketCount, poolMinor, ticketsRoot } = said;
  const priceMinor = BigInt(said.terms.priceMinor);
  const [tickets, stakes] = [BigInt(ticketCount), BigInt(poolMinor)];
  if (!canCost(tickets, stakes, priceMinor)) problems.push(`${tickets} tickets for ${stakes}`);
  const ever = everSold(draw);
  const [ticketsLeft, stakesLeft] = [ever.tickets - tickets, ever.stakes - stakes];
  if (ticketsLeft < 0n) problems.push(`${ever.tickets} tickets are left`);
  else if (!canCost(ticketsLeft, stakesLeft, priceMinor)) {
    problems.push(`the tickets sold later would have cost ${stakesLeft}`);
  }
  if (ticketsRoot !== null && ticketCount !== draw.ticketCount) {
    problems.push(`${ticketCount} tickets were announced as sealed`);
  }
  if (ticketsRoot !== null && poolMinor !== draw.salesMinor) {
    problems.push(`${poolMinor} was announced as sealed`);
  }
  return checkNone('sales', problems, `${ticketCount} of ${draw.ticketCount} tickets were sold`, {
    stated: { ticketCount, salesMinor: stakes },
  });
}

function checkJackpot(said: Announcement, draw: Transcript | CancelledTranscript): Check {
  const { jackpotMinor, poolMinor, state } = said;
  const shares = said.terms.game.tiers.flatMap((rule) => {
    return rule.kind === 'pariMutuel' && rule.jackpot ? [rule.sharePermyriad] : [];
  });
  const fromSales = shares.reduce((sum, share) => sum + shareOf(poolMinor, share), 0n);
  if (said.terms.game.jackpot !== undefined) return checkRuledJackpot(said, draw, fromSales);
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

/** What is shown is never below the guarantee or above the cap, whatever has rolled over. */
function checkRuledJackpot(
  { jackpotMinor, jackpot, state, terms }: Announcement,
  draw: Transcript | CancelledTranscript,
  fromSales: bigint,
): Check {
  const rules = terms.game.jackpot;
  const guaranteed = BigInt(rules?.guaranteedMinor ?? 0);
  const within = (amount: bigint): bigint => {
    const most = rules?.capMinor ?? null;
    const capped = most !== null && amount > BigInt(most) ? BigInt(most) : amount;
    return capped > guaranteed ? capped : guaranteed;
  };
  const shown = BigInt(jackpotMinor);
  const least = within(fromSales);
  const problems: string[] = [];
  if (shown < least) problems.push(`${least} was in it by its own sales and rules`);
  if (within(shown) !== shown) problems.push('its rules do not allow so much');
  if (DRAWN.includes(state) && draw.state === 'published') {
    const due = within(fromSales + BigInt(draw.jackpotInMinor));
    if (shown !== due) problems.push(`${due} was in it, not ${shown}`);
    if (jackpot?.number !== draw.jackpot?.number) problems.push('its number is another one');
  }
  const told = jackpot?.number ?? 'unknown';
  return checkNone('jackpot', problems, `${shown}, and its number since it was won: ${told}`);
}

/** Rounded down. */
function shareOf(poolMinor: number, sharePermyriad: number): bigint {
  return (BigInt(poolMinor) * BigInt(sharePermyriad)) / PERMYRIAD;
}

/** Tickets may be made after this was kept; what was made by then stays as it is. */
function checkStock({ stock }: Announcement, draw: Transcript | CancelledTranscript): Check[] {
  if (stock === undefined) return [];
  const { count, commitment } = stock;
  const agrees = draw.stock?.count === count && draw.stock.commitment === commitment;
  return [check('stock', agrees, `${count} tickets were made in advance, under ${commitment}`)];
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
  return checkNone('state', problems, `it was ${state} then`, { stated: { state } });
}
