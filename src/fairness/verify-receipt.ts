/**
 * Checks a ticket's place in its draw, from its receipt.
 *
 * Second implementation: see verify-transcript.ts, whose rules hold here.
 */
import type { CancelledTranscript, Receipt, SealedTranscript, Transcript } from './transcript.ts';
import { fromHex, inHex, uint64, withCount, withLength } from './verifier/bytes.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type VerificationReport,
} from './verifier/check.ts';
import { twinOf } from './verifier/family-twins.ts';
import { prefixedSha256 } from './verifier/hashing.ts';
import { RECEIPT_SHAPE, TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { checkGivenBack, WHETHER_RETURNED } from './verifier/recompute-returns.ts';
import { checkTicketsRoot } from './verifier/recompute-seals.ts';
import { salesEndOf } from './verifier/sales-end.ts';
import { ticketIdOf } from './verifier/ticket-id.ts';
import { rootFromPath } from './verifier/tree.ts';

/**
 * Checks that a ticket was sealed, as it is, in the draw of the transcript. A good receipt for a
 * bad transcript proves nothing: check the transcript too.
 */
export function verifyReceipt(receipt: unknown, transcript: unknown): VerificationReport {
  const problem = RECEIPT_SHAPE(receipt, 'receipt') ?? TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf('receipt', [check('format', false, problem)]);
  const ticket = receipt as Receipt;
  const draw = transcript as Transcript | CancelledTranscript;
  const seal = draw.seals.find(({ shard }) => shard === ticket.shard);
  const hidden = seal?.returned === undefined ? [] : [WHETHER_RETURNED];
  const checks = [
    check('format', true, 'the receipt is complete'),
    tellTicket(ticket, draw),
    checkDraw(ticket, draw),
    checkTicketId(ticket),
    checkPick(ticket, draw),
    checkAccepted(ticket, draw),
    checkInclusion(ticket, draw),
    ...checkGivenBack(ticket, seal),
    checkTicketsRoot(draw),
  ];
  return reportOf('receipt', checks, hidden);
}

/** Tells whose ticket it is: a good receipt for somebody else's ticket is good, too. */
function tellTicket({ ticketId, playerId, numbers }: Receipt, draw: SealedTranscript): Check {
  const told = twinOf(draw.terms.game).tell(draw.terms.game, draw.numbers, numbers);
  const detail = `${ticketId} of player ${playerId} with ${numbers.join(', ')}`;
  return check('ticket', true, `${detail}: ${told}`, { stated: { ticketId, playerId, numbers } });
}

function checkDraw({ drawId }: Receipt, draw: SealedTranscript): Check {
  return check('draw', drawId === draw.drawId, `the receipt names ${drawId}`, {
    stated: { drawId },
    computed: { drawId: draw.drawId },
  });
}

function checkPick({ numbers }: Receipt, { terms: { game } }: SealedTranscript): Check {
  const twin = twinOf(game);
  return checkNone('selection', twin.pickProblems(game, numbers), twin.pickTitle(game), {
    stated: { numbers },
  });
}

/** A ticket's id says which draw it is in, which shard sold it, and at which place. */
function checkTicketId({ ticketId, drawId, shard, index }: Receipt): Check {
  const due = ticketIdOf({ drawId, shard, index });
  return check('ticketId', ticketId === due, `the ticket at this place is ${due}`, {
    stated: { ticketId },
    computed: { ticketId: due },
  });
}

/** Nothing is sold before the opening, or after the cutoff. */
function checkAccepted({ acceptedAtMs }: Receipt, draw: SealedTranscript): Check {
  const { opensAt } = draw.terms;
  const endMs = salesEndOf(draw);
  const inTime = acceptedAtMs >= Date.parse(opensAt) && acceptedAtMs < endMs;
  const detail = `accepted at ${acceptedAtMs}, sales were open from ${opensAt} to ${endMs}`;
  return check('accepted', inTime, detail, {
    stated: { opensAt, acceptedAtMs },
    computed: { salesEndMs: endMs },
  });
}

/** 64 bytes are hashed: zeros follow the player's id. */
function blindedPlayer({ ticketKey, playerId }: Receipt): Uint8Array {
  const player = withLength(playerId);
  const zeros = new Uint8Array(Math.max(0, 32 - player.length));
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
    withCount(numbers),
    uint64(ticket.acceptedAtMs),
  );
  const root = rootFromPath(leaf, { index, count }, ticket.path.map(fromHex));
  const found = root === undefined ? 'no root' : inHex(root);
  return check('inclusion', found === seal.merkleRoot, `the path leads to ${found}`, {
    stated: { merkleRoot: seal.merkleRoot },
    computed: { leaf: inHex(leaf), merkleRoot: found },
  });
}
