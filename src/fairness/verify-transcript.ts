/**
 * Re-computes a draw from its transcript, offline.
 *
 * A second implementation, on purpose: this file and verifier/ share no code with the engine's
 * files beside them nor with the kernel, and import nothing but what hashes and unpacks where they
 * run (verifier/surroundings.ts). A mistake in one of the two shows up as a disagreement instead of
 * being verified by itself. Where it can, it goes another way: BigInt for money, recursion for
 * trees, a sparse shuffle for numbers. Keep it so.
 *
 * The input is untrusted: any JSON value gives a report, never an exception. The formats are
 * specified in transcript.ts, tickets-root.ts, postponement-leaf.ts, returned-leaf.ts,
 * ticket-leaf.ts, outcome.ts, commitment.ts and terms-digest.ts.
 * Not here: the beacon's own signature; the counts of winners, which need all tickets; a ticket's
 * place in the draw (verify-receipt.ts); whether it was announced like this
 * (verify-announcement.ts); where its jackpot came from (verify-rollover.ts).
 */
import type {
  CancelledTranscript,
  SealedTranscript,
  Transcript,
  TranscriptTerms,
} from './transcript.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type VerificationReport,
} from './verifier/check.ts';
import { checkDrawnPlaces } from './verifier/drawn-tickets.ts';
import { twinOf } from './verifier/family-twins.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { checkMoney } from './verifier/recompute-money.ts';
import { mixedSources, recomputeNumbers } from './verifier/recompute-outcome.ts';
import { checkPostponement } from './verifier/recompute-postponement.ts';
import { recomputeCommitment, recomputeTermsDigest } from './verifier/recompute-promise.ts';
import { checkReturned } from './verifier/recompute-returns.ts';
import { checkSeals, checkTicketsRoot } from './verifier/recompute-seals.ts';
import { recomputeStockCommitment, stockProblems } from './verifier/recompute-stock.ts';

/** Checks everything that a transcript claims. */
export function verifyTranscript(transcript: unknown): VerificationReport {
  const problem = TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf('transcript', [check('format', false, problem)]);
  const draw = transcript as Transcript | CancelledTranscript;
  const sealed = [
    check('format', true, `the transcript of a draw that was ${draw.state} is complete`),
    checkTimes(draw.terms),
    checkRules(draw.terms),
    checkTerms(draw),
    checkCommitment(draw),
    checkSeals(draw),
    checkTicketsRoot(draw),
    checkOutcome(draw),
    ...checkStock(draw),
    ...(draw.postponed === undefined ? [] : [checkPostponement(draw, draw.postponed)]),
    ...checkReturned(draw),
  ];
  if (draw.state === 'cancelled') return reportOf('transcript', [...sealed, checkCancelled(draw)]);
  const money = [checkJackpot(draw), checkStanding(draw), ...checkMoney(draw)];
  return reportOf('transcript', [...sealed, checkWinners(draw), ...money]);
}

function checkTimes({ opensAt, closesAt, resultsAt }: TranscriptTerms): Check {
  const [opensAtMs, closesAtMs, resultsAtMs] = [opensAt, closesAt, resultsAt].map(Date.parse);
  const problems: string[] = [];
  if (Number(opensAtMs) >= Number(closesAtMs)) problems.push('closed before it opened');
  if (Number(closesAtMs) > Number(resultsAtMs)) problems.push('published before it closed');
  const stated = { opensAt, closesAt, resultsAt };
  return checkNone('times', problems, `open from ${opensAt} to ${closesAt}`, { stated });
}

function checkRules({ game }: TranscriptTerms): Check {
  const { tiers } = game;
  const twin = twinOf(game);
  const problems = twin.ruleProblems(game);
  let sharesPermyriad = game.jackpot?.reservePermyriad ?? 0;
  let jackpotCount = 0;
  for (const rule of tiers) {
    if (rule.kind === 'fixed') continue;
    sharesPermyriad += rule.sharePermyriad;
    if (rule.jackpot) jackpotCount += 1;
  }
  const tierCount = new Set(tiers.map(({ tier }) => tier)).size;
  if (tierCount < tiers.length) problems.push('a tier is listed twice');
  if (sharesPermyriad > 10_000) problems.push('the shares exceed the sales');
  if (jackpotCount > 1) problems.push('there is more than one jackpot tier');
  if (game.jackpot !== undefined) {
    const { guaranteedMinor, capMinor } = game.jackpot;
    if (jackpotCount === 0) problems.push('there are rules of a jackpot, and no jackpot tier');
    if (capMinor !== null && capMinor < (guaranteedMinor ?? 0)) {
      problems.push('the jackpot is capped below what is guaranteed');
    }
  }
  return checkNone('rules', problems, `${twin.title(game)}, ${tiers.length} tiers`);
}

function checkTerms({ terms, termsDigest }: SealedTranscript): Check {
  const digest = recomputeTermsDigest(terms);
  return check('terms', digest === termsDigest, `the terms have the digest ${digest}`, {
    stated: { termsDigest },
    computed: { termsDigest: digest },
  });
}

function checkCommitment(draw: SealedTranscript): Check {
  const { drawId: id, serverSeed, termsDigest, commitment } = draw;
  const due = recomputeCommitment({ id, serverSeed, termsDigest });
  return check('commitment', due === commitment, `seed, draw and terms belong to ${due}`, {
    stated: { serverSeed, commitment },
    computed: { commitment: due },
  });
}

function checkOutcome(draw: SealedTranscript): Check {
  const { game, beacon } = draw.terms;
  if ((beacon === null) !== (draw.beaconValue === null)) {
    return check('outcome', false, 'the beacon is not the promised one');
  }
  const { amongTickets } = twinOf(game);
  if (amongTickets !== undefined) return checkDrawnPlaces(draw, amongTickets);
  if (!twinOf(game).canDraw(game)) return check('outcome', false, 'there is nothing to draw from');
  const numbers = recomputeNumbers(draw);
  const told = numbers.join(', ');
  const agrees = told === draw.numbers.join(', ');
  return check('outcome', agrees, `the sources give ${told.slice(0, 200)}`, {
    stated: { beaconValue: draw.beaconValue, numbers: draw.numbers },
    computed: { mixed: mixedSources(draw), numbers },
  });
}

function checkStock({ drawId, terms, stock }: SealedTranscript): Check[] {
  if (stock === undefined) return [];
  const problems = stockProblems(terms.game, stock);
  const due = problems.length > 0 ? '' : recomputeStockCommitment(drawId, terms.game, stock);
  if (due !== stock.commitment) problems.push(`the seed belongs to ${due || 'no stock'}`);
  const { seed, count, commitment } = stock;
  const values = { stated: { seed, count, commitment }, computed: { commitment: due } };
  return [
    checkNone('stock', problems, `${count} tickets made in advance belong to ${due}`, values),
  ];
}

function checkWinners({ tiers, terms, ticketCount, salesMinor }: Transcript): Check {
  const winners = tiers.reduce((sum, tier) => sum + BigInt(tier.winners), 0n);
  const { priceMinor } = terms;
  const sold = priceMinor === 0 ? BigInt(ticketCount) : BigInt(salesMinor) / BigInt(priceMinor);
  const computed = { winners, combinations: sold };
  return check('winners', winners <= sold, `${winners} winners among ${sold} combinations`, {
    computed,
  });
}

/** Everything that came in is listed by the draw that it came from, and each draw once. */
function checkJackpot({ drawId, jackpotInMinor, jackpotFrom }: Transcript): Check {
  const problems: string[] = [];
  const sum = jackpotFrom.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  const names = jackpotFrom.map((rollover) => rollover.drawId);
  if (sum !== BigInt(jackpotInMinor)) problems.push(`the rollovers are ${sum} together`);
  if (new Set(names).size < names.length) problems.push('a draw rolls over twice');
  if (names.includes(drawId)) problems.push('a draw rolls over into itself');
  return checkNone('jackpot', problems, `${sum} from ${names.join(', ') || 'no draw'}`, {
    stated: { jackpotInMinor: BigInt(jackpotInMinor), drawIds: names },
    computed: { jackpotInMinor: sum },
  });
}

/** The figures that only the draw before can prove are held to each other here. */
function checkStanding({ drawId, terms, jackpot }: Transcript): Check {
  if (jackpot === undefined) {
    const isLeftOut = terms.game.jackpot !== undefined;
    const problems = isLeftOut ? ['the game has rules for its jackpot, of which it is silent'] : [];
    return checkNone('standing', problems, 'the game has no rules for its jackpot');
  }
  const { number, previous, reserveInMinor, reserveMovedMinor } = jackpot;
  const problems: string[] = [];
  if (terms.game.jackpot === undefined) problems.push('the game has no rules for its jackpot');
  if (previous === drawId) problems.push('a draw is not published before itself');
  if (previous === null && number !== 1) problems.push('the first draw is not number 1');
  if (previous === null && reserveInMinor !== reserveMovedMinor) {
    problems.push('the first draw has a reserve from nowhere');
  }
  const told = `draw ${number} since the jackpot was won, ${reserveInMinor} in reserve`;
  return checkNone('standing', problems, told, {
    stated: { number, previous, reserveInMinor: BigInt(reserveInMinor) },
  });
}

/** It was on sale, and its tickets are sealed; the refunds are in the buyers' own histories. */
function checkCancelled({ terms, cancelledAt, cancelReason, numbers }: CancelledTranscript): Check {
  const wasOnSale = Date.parse(cancelledAt) >= Date.parse(terms.opensAt);
  const detail = `at ${cancelledAt} (${cancelReason}); it would have had ${numbers.join(', ')}`;
  return check('cancelled', wasOnSale, detail, { stated: { cancelledAt, cancelReason, numbers } });
}
