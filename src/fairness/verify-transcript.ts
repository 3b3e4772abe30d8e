/**
 * Re-computes a draw from its transcript, and a ticket's place in it, offline.
 *
 * A second implementation, on purpose: this file and verifier/ share no code with the engine's
 * files beside them nor with the kernel, and import nothing but node:crypto (and node:zlib, to
 * unpack a file of tickets). A mistake in one of the two shows up as a disagreement instead of
 * being verified by itself. Where it can, it goes another way: BigInt for money, recursion for
 * trees, a sparse shuffle for numbers. Keep it so.
 *
 * The input is untrusted: any JSON value gives a report, never an exception. The formats are
 * specified in transcript.ts, tickets-root.ts, postponement-leaf.ts, returned-leaf.ts,
 * ticket-leaf.ts, outcome.ts, commitment.ts and terms-digest.ts.
 * Not here: the beacon's own signature; the counts of winners, which need all tickets; whether it
 * was announced like this (verify-announcement.ts); where its jackpot came from
 * (verify-rollover.ts).
 */
import type {
  CancelledTranscript,
  Receipt,
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
import { fromHex, prefixedSha256, uint32, uint64, withLength } from './verifier/hashing.ts';
import { RECEIPT_SHAPE, TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { checkMoney } from './verifier/recompute-money.ts';
import { recomputeNumbers } from './verifier/recompute-outcome.ts';
import { checkPostponement, postponementLeaves } from './verifier/recompute-postponement.ts';
import { recomputeCommitment, recomputeTermsDigest } from './verifier/recompute-promise.ts';
import {
  checkGivenBack,
  checkReturned,
  countedTicketsIn,
  returnedLeaves,
  WHETHER_RETURNED,
} from './verifier/recompute-returns.ts';
import { recomputeStockCommitment, stockProblems } from './verifier/recompute-stock.ts';
import { salesEndOf } from './verifier/sales-end.ts';
import { canCost } from './verifier/stakes.ts';
import { ticketIdOf } from './verifier/ticket-id.ts';
import { rootFromPath, treeRoot } from './verifier/tree.ts';

/** Checks everything that a transcript claims. */
export function verifyTranscript(transcript: unknown): VerificationReport {
  const problem = TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf([check('format', false, problem)]);
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
  if (draw.state === 'cancelled') return reportOf([...sealed, checkCancelled(draw)]);
  const money = [checkJackpot(draw), checkStanding(draw), ...checkMoney(draw)];
  return reportOf([...sealed, checkWinners(draw), ...money]);
}

/**
 * Checks that a ticket was sealed, as it is, in the draw of the transcript. A good receipt for a
 * bad transcript proves nothing: check the transcript too.
 */
export function verifyReceipt(receipt: unknown, transcript: unknown): VerificationReport {
  const problem = RECEIPT_SHAPE(receipt, 'receipt') ?? TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf([check('format', false, problem)]);
  const ticket = receipt as Receipt;
  const draw = transcript as Transcript | CancelledTranscript;
  const seal = draw.seals.find(({ shard }) => shard === ticket.shard);
  const hidden = seal?.returned === undefined ? [] : [WHETHER_RETURNED];
  const checks = [
    check('format', true, 'the receipt is complete'),
    tellTicket(ticket, draw),
    check('draw', ticket.drawId === draw.drawId, `the receipt names ${ticket.drawId}`),
    checkTicketId(ticket),
    checkPick(ticket, draw),
    checkAccepted(ticket, draw),
    checkInclusion(ticket, draw),
    ...checkGivenBack(ticket, seal),
    checkTicketsRoot(draw),
  ];
  return reportOf(checks, hidden);
}

function checkTimes({ opensAt, closesAt, resultsAt }: TranscriptTerms): Check {
  const [opensAtMs, closesAtMs, resultsAtMs] = [opensAt, closesAt, resultsAt].map(Date.parse);
  const problems: string[] = [];
  if (Number(opensAtMs) >= Number(closesAtMs)) problems.push('closed before it opened');
  if (Number(closesAtMs) > Number(resultsAtMs)) problems.push('published before it closed');
  return checkNone('times', problems, `open from ${opensAt} to ${closesAt}`);
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
  return check('terms', digest === termsDigest, `the terms have the digest ${digest}`);
}

function checkCommitment(draw: SealedTranscript): Check {
  const { drawId: id, serverSeed, termsDigest, commitment } = draw;
  const due = recomputeCommitment({ id, serverSeed, termsDigest });
  return check('commitment', due === commitment, `seed, draw and terms belong to ${due}`);
}

function checkSeals({ seals, terms, ticketCount, salesMinor }: SealedTranscript): Check {
  const emptyRoot = treeRoot([]).toString('hex');
  const problems: string[] = [];
  let tickets = 0n;
  let stakes = 0n;
  let shardBefore = -1;
  for (const seal of seals) {
    const { shard, stakeMinor, merkleRoot, ticketCount: count } = seal;
    const counted = countedTicketsIn(seal);
    if (shard <= shardBefore) problems.push(`shard ${shard} is out of order`);
    if (!canCost(counted, BigInt(stakeMinor), BigInt(terms.priceMinor))) {
      problems.push(`shard ${shard}: stakes are not the price`);
    }
    if ((count === 0) !== (merkleRoot === emptyRoot)) problems.push(`shard ${shard}: wrong root`);
    tickets += counted;
    stakes += BigInt(stakeMinor);
    shardBefore = shard;
  }
  if (tickets !== BigInt(ticketCount)) problems.push(`${tickets} tickets are sealed to take part`);
  if (stakes !== BigInt(salesMinor)) problems.push(`${stakes} of sales are sealed`);
  return checkNone('seals', problems, `${tickets} tickets in ${seals.length} shards`);
}

function checkTicketsRoot(draw: SealedTranscript): Check {
  const { drawId, seals, ticketsRoot } = draw;
  const leaves = seals.map(({ shard, ticketCount, stakeMinor, merkleRoot }) =>
    prefixedSha256(
      '\x00tirage/seal/v1',
      withLength(drawId),
      uint32(shard),
      uint64(ticketCount),
      uint64(stakeMinor),
      fromHex(merkleRoot),
    ),
  );
  const further = [...postponementLeaves(draw), ...returnedLeaves(draw)];
  const root = treeRoot([...leaves, ...further]).toString('hex');
  return check('ticketsRoot', root === ticketsRoot, `the seals have the root ${root}`);
}

function checkOutcome(draw: SealedTranscript): Check {
  const { game, beacon } = draw.terms;
  if ((beacon === null) !== (draw.beaconValue === null)) {
    return check('outcome', false, 'the beacon is not the promised one');
  }
  const { amongTickets } = twinOf(game);
  if (amongTickets !== undefined) return checkDrawnPlaces(draw, amongTickets);
  if (!twinOf(game).canDraw(game)) return check('outcome', false, 'there is nothing to draw from');
  const numbers = recomputeNumbers(draw).join(', ');
  const agrees = numbers === draw.numbers.join(', ');
  return check('outcome', agrees, `the sources give ${numbers.slice(0, 200)}`);
}

function checkStock({ drawId, terms, stock }: SealedTranscript): Check[] {
  if (stock === undefined) return [];
  const problems = stockProblems(terms.game, stock);
  const due = problems.length > 0 ? '' : recomputeStockCommitment(drawId, terms.game, stock);
  if (due !== stock.commitment) problems.push(`the seed belongs to ${due || 'no stock'}`);
  return [checkNone('stock', problems, `${stock.count} tickets made in advance belong to ${due}`)];
}

function checkWinners({ tiers, terms, ticketCount, salesMinor }: Transcript): Check {
  const winners = tiers.reduce((sum, tier) => sum + BigInt(tier.winners), 0n);
  const { priceMinor } = terms;
  const sold = priceMinor === 0 ? BigInt(ticketCount) : BigInt(salesMinor) / BigInt(priceMinor);
  return check('winners', winners <= sold, `${winners} winners among ${sold} combinations`);
}

/** Everything that came in is listed by the draw that it came from, and each draw once. */
function checkJackpot({ drawId, jackpotInMinor, jackpotFrom }: Transcript): Check {
  const problems: string[] = [];
  const sum = jackpotFrom.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  const names = jackpotFrom.map((rollover) => rollover.drawId);
  if (sum !== BigInt(jackpotInMinor)) problems.push(`the rollovers are ${sum} together`);
  if (new Set(names).size < names.length) problems.push('a draw rolls over twice');
  if (names.includes(drawId)) problems.push('a draw rolls over into itself');
  return checkNone('jackpot', problems, `${sum} from ${names.join(', ') || 'no draw'}`);
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
  return checkNone('standing', problems, told);
}

/** It was on sale, and its tickets are sealed; the refunds are in the buyers' own histories. */
function checkCancelled({ terms, cancelledAt, cancelReason, numbers }: CancelledTranscript): Check {
  const wasOnSale = Date.parse(cancelledAt) >= Date.parse(terms.opensAt);
  const detail = `at ${cancelledAt} (${cancelReason}); it would have had ${numbers.join(', ')}`;
  return check('cancelled', wasOnSale, detail);
}

/** Tells whose ticket it is: a good receipt for somebody else's ticket is good, too. */
function tellTicket({ ticketId, playerId, numbers }: Receipt, draw: SealedTranscript): Check {
  const told = twinOf(draw.terms.game).tell(draw.terms.game, draw.numbers, numbers);
  const detail = `${ticketId} of player ${playerId} with ${numbers.join(', ')}`;
  return check('ticket', true, `${detail}: ${told}`);
}

function checkPick({ numbers }: Receipt, { terms: { game } }: SealedTranscript): Check {
  const twin = twinOf(game);
  return checkNone('selection', twin.pickProblems(game, numbers), twin.pickTitle(game));
}

/** A ticket's id says which draw it is in, which shard sold it, and at which place. */
function checkTicketId({ ticketId, drawId, shard, index }: Receipt): Check {
  const due = ticketIdOf({ drawId, shard, index });
  return check('ticketId', ticketId === due, `the ticket at this place is ${due}`);
}

/** Nothing is sold before the opening, or after the cutoff. */
function checkAccepted({ acceptedAtMs }: Receipt, draw: SealedTranscript): Check {
  const { opensAt } = draw.terms;
  const endMs = salesEndOf(draw);
  const inTime = acceptedAtMs >= Date.parse(opensAt) && acceptedAtMs < endMs;
  const detail = `accepted at ${acceptedAtMs}, sales were open from ${opensAt} to ${endMs}`;
  return check('accepted', inTime, detail);
}

/** 64 bytes are hashed: zeros follow the player's id. */
function blindedPlayer({ ticketKey, playerId }: Receipt): Buffer {
  const player = withLength(playerId);
  const zeros = Buffer.alloc(Math.max(0, 32 - player.length));
  return prefixedSha256('tirage/player/v2', fromHex(ticketKey), player, zeros);
}

function checkInclusion(ticket: Receipt, { seals }: SealedTranscript): Check {
  const { index, count, numbers } = ticket;
  const seal = seals.find(({ shard }) => shard === ticket.shard);
  if (seal === undefined) return check('inclusion', false, `no seal of shard ${ticket.shard}`);
  if (count !== seal.ticketCount || index >= count) {
    return check('inclusion', false, `the shard sealed ${seal.ticketCount} tickets`);
  }
  const leaf = prefixedSha256(
    '\x00tirage/ticket/v2',
    withLength(ticket.ticketId),
    blindedPlayer(ticket),
    Buffer.of(numbers.length, ...numbers.flatMap((number) => [number >>> 8, number & 0xff])),
    uint64(ticket.acceptedAtMs),
  );
  const root = rootFromPath(leaf, { index, count }, ticket.path.map(fromHex))?.toString('hex');
  return check('inclusion', root === seal.merkleRoot, `the path leads to ${root ?? 'no root'}`);
}
