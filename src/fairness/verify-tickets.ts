/**
 * Counts a draw's winners again from the file of its sealed tickets, and hashes every ticket up to
 * the roots that its transcript states.
 *
 * Part of the second implementation (verify-transcript.ts says how it is kept apart). The file is
 * read once, front to back, in the memory of one chunk, so a million tickets take seconds and
 * little memory. A good file for a bad transcript proves nothing: check the transcript too.
 */
import type { CancelledTranscript, SealedTranscript, Transcript } from './transcript.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type VerificationReport,
} from './verifier/check.ts';
import { twinOf } from './verifier/family-twins.ts';
import { prefixedSha256, uint64, withLength } from './verifier/hashing.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { LeafTree } from './verifier/leaf-tree.ts';
import { checkMoney } from './verifier/recompute-money.ts';
import { salesEndOf } from './verifier/sales-end.ts';
import {
  type ByteSource,
  FileProblem,
  type FileTicket,
  TicketFile,
} from './verifier/ticket-file.ts';
import { ticketIdOf } from './verifier/ticket-id.ts';

/** What reading the file has found out. */
interface Findings {
  readonly leafProblems: string[];
  readonly ticketProblems: string[];
  /** How many tickets win each tier, in the order of the game's tiers. */
  readonly winners: number[];
  ticketCount: number;
}

const CHUNK_TICKETS = 1_024;
/** A few sentences say it all; a million would say no more. */
const PROBLEMS_TOLD_MAX = 3;

export function verifyTickets(source: ByteSource, transcript: unknown): VerificationReport {
  const problem = TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf([check('format', false, problem)]);
  const draw = transcript as Transcript | CancelledTranscript;
  const { game } = draw.terms;
  if (!twinOf(game).fitsFile(game)) {
    return reportOf([
      check('tickets', false, 'a file of sealed tickets has no room for this game'),
    ]);
  }
  const found: Findings = {
    leafProblems: [],
    ticketProblems: [],
    winners: game.tiers.map(() => 0),
    ticketCount: 0,
  };
  try {
    read(new TicketFile(source), draw, found);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return reportOf([check('tickets', false, error.message)]);
  }
  return reportOf([
    check('tickets', true, `the file of ${found.ticketCount} tickets is whole, and of this draw`),
    checkNone('leaves', found.leafProblems, 'every ticket leads to its sealed root'),
    checkNone('selections', found.ticketProblems, 'every ticket is one that was on sale'),
    ...('tiers' in draw ? checkRecount(draw, found) : [tellAvoided(draw, found)]),
  ]);
}

function read(file: TicketFile, draw: SealedTranscript, found: Findings): void {
  const { drawId, terms, seals } = draw;
  const numbersOnTicket = twinOf(terms.game).numbersOnTicket(terms.game);
  const head = file.head();
  if (head.drawId !== drawId) throw new FileProblem(`it is of draw ${head.drawId}`);
  if (head.numbersOnTicket !== numbersOnTicket) throw new FileProblem('it is of another game');
  if (head.opensAtMs !== BigInt(Date.parse(terms.opensAt))) {
    throw new FileProblem('its sales opened at another time');
  }
  for (const [index, stated] of file.seals(seals.length).entries()) {
    const { shard, ticketCount, stakeMinor, merkleRoot } = seals[index] ?? {};
    const agrees =
      stated.shard === shard &&
      stated.ticketCount === BigInt(ticketCount ?? -1) &&
      stated.stakeMinor === BigInt(stakeMinor ?? -1) &&
      stated.merkleRoot === merkleRoot;
    if (!agrees) throw new FileProblem(`its seal of shard ${stated.shard} is not the transcript's`);
  }
  for (const { shard, ticketCount, merkleRoot } of seals) {
    const tree = new LeafTree();
    for (let first = 0; first < ticketCount; first += CHUNK_TICKETS) {
      const count = Math.min(CHUNK_TICKETS, ticketCount - first);
      const chunk = file.chunk(count, numbersOnTicket);
      for (let i = 0; i < count; i += 1) {
        const ticketId = ticketIdOf({ drawId, shard, index: first + i });
        tree.add(takeTicket(draw, chunk.ticket(i), ticketId, found));
      }
    }
    const root = tree.root().toString('hex');
    if (root !== merkleRoot) tell(found.leafProblems, `shard ${shard}: the root is ${root}`);
  }
  file.end();
}

/** Looks at one ticket, and returns its leaf. */
function takeTicket(
  draw: SealedTranscript,
  ticket: FileTicket,
  ticketId: string,
  found: Findings,
): Buffer {
  const { terms, numbers: drawn } = draw;
  const { game } = terms;
  const twin = twinOf(game);
  const numbers = twin.unpack(game, ticket.pick);
  const acceptedAtMs = Date.parse(terms.opensAt) + ticket.acceptedAfterMs;
  const tier = twin.tierIndex(game, drawn, numbers);
  found.ticketCount += 1;
  if (tier >= 0) found.winners[tier] = (found.winners[tier] ?? 0) + 1;
  if (twin.pickProblems(game, numbers).length > 0)
    tell(found.ticketProblems, `${ticketId} is no selection of the game`);
  if (acceptedAtMs >= salesEndOf(draw)) {
    tell(found.ticketProblems, `${ticketId} was accepted after the sale had ended`);
  }
  const leaf = Buffer.alloc(1 + 2 * numbers.length);
  leaf.writeUInt8(numbers.length);
  for (const [at, number] of numbers.entries()) leaf.writeUInt16BE(number, 1 + 2 * at);
  return prefixedSha256(
    '\x00tirage/ticket/v2',
    withLength(ticketId),
    ticket.blindedPlayer,
    leaf,
    uint64(acceptedAtMs),
  );
}

/** A cancelled draw paid nobody: these are the winners that it would have had. */
function tellAvoided({ terms }: CancelledTranscript, { winners }: Findings): Check {
  const counts = terms.game.tiers.map(({ tier }, index) => `tier ${tier}: ${winners[index] ?? 0}`);
  return check('recount', true, `it would have had winners, ${counts.join(', ')}`);
}

/** The winners of every tier, counted; and what is paid for that many. */
function checkRecount(draw: Transcript, found: Findings): Check[] {
  const counted = draw.tiers.map((tier, index) => {
    return { ...tier, winners: found.winners[index] ?? 0 };
  });
  const wrong = draw.tiers.flatMap(({ tier, winners }, index) => {
    const count = counted[index]?.winners ?? 0;
    return count === winners ? [] : [`tier ${tier} has ${count} winners, not ${winners}`];
  });
  const fine = counted.map(({ tier, winners }) => `tier ${tier}: ${winners}`).join(', ');
  const money = checkMoney({ ...draw, tiers: counted }).filter(({ ok }) => !ok);
  return [
    checkNone('recount', wrong, `winners counted, ${fine}`),
    checkNone(
      'recounted money',
      money.map(({ name, detail }) => `${name}: ${detail}`),
      'every prize and the part of the house follow from the winners counted',
    ),
  ];
}

function tell(problems: string[], problem: string): void {
  if (problems.length < PROBLEMS_TOLD_MAX) problems.push(problem);
}
