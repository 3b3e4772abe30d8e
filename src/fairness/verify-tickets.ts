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
import { DrawnTickets } from './verifier/drawn-tickets.ts';
import { twinOf } from './verifier/family-twins.ts';
import { prefixedSha256, uint64, withLength } from './verifier/hashing.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { LeafTree } from './verifier/leaf-tree.ts';
import { checkMoney } from './verifier/recompute-money.ts';
import { salesEndOf } from './verifier/sales-end.ts';
import {
  type ByteSource,
  type FileHead,
  FileProblem,
  type FileTicket,
  TicketFile,
} from './verifier/ticket-file.ts';
import { ticketIdOf } from './verifier/ticket-id.ts';

/** What reading the file has found out. */
interface Findings {
  readonly leafProblems: string[];
  readonly ticketProblems: string[];
  /** How many combinations win each tier, in the order of the game's tiers. */
  readonly winners: number[];
  /** What is wrong with the stakes of a shard, from the combinations of its tickets. */
  readonly stakeProblems: string[];
  /** Of a draw among its tickets: which of them it drew. */
  readonly drawn: DrawnTickets | undefined;
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
    stakeProblems: [],
    winners: game.tiers.map(() => 0),
    drawn: DrawnTickets.of(draw),
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
    checkNone('stakes', found.stakeProblems, 'every shard has the price of its tickets'),
    ...(found.drawn?.checks() ?? []),
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
  if (head.isUneven !== hasSystems(draw)) throw new FileProblem('it has rows of another form');
  for (const { shard, ticketCount, stakeMinor, merkleRoot } of seals) {
    let combinations = 0n;
    const tree = new LeafTree();
    for (let first = 0; first < ticketCount; first += CHUNK_TICKETS) {
      const count = Math.min(CHUNK_TICKETS, ticketCount - first);
      const chunk = file.chunk(count, head);
      for (let i = 0; i < count; i += 1) {
        const ticketId = ticketIdOf({ drawId, shard, index: first + i });
        const taken = takeTicket(draw, chunk.ticket(i), { ticketId, head, found });
        tree.add(taken.leaf);
        combinations += BigInt(taken.combinations);
      }
    }
    const root = tree.root().toString('hex');
    if (root !== merkleRoot) tell(found.leafProblems, `shard ${shard}: the root is ${root}`);
    const stakes = combinations * BigInt(terms.priceMinor);
    if (stakes !== BigInt(stakeMinor)) tell(found.stakeProblems, `shard ${shard} sold ${stakes}`);
  }
  file.end();
}

/** Rows are even, as they have always been, where every ticket is one combination. */
function hasSystems({ terms, seals }: SealedTranscript): boolean {
  const price = BigInt(terms.priceMinor);
  return seals.some(({ ticketCount, stakeMinor }) => {
    return price * BigInt(ticketCount) !== BigInt(stakeMinor);
  });
}

/** Looks at one ticket; returns its leaf, and how many single bets it is. */
function takeTicket(
  draw: SealedTranscript,
  ticket: FileTicket,
  { ticketId, head, found }: { ticketId: string; head: FileHead; found: Findings },
): { readonly leaf: Buffer; readonly combinations: number } {
  const { terms } = draw;
  const { game } = terms;
  const twin = twinOf(game);
  const numbers = head.isUneven ? [...ticket.pick] : twin.unpack(game, ticket.pick);
  const acceptedAtMs = Date.parse(terms.opensAt) + ticket.acceptedAfterMs;
  const isPick = twin.pickProblems(game, numbers).length === 0;
  const won = isPick ? winsOf(draw, found, numbers) : [];
  found.ticketCount += 1;
  if (!isPick) tell(found.ticketProblems, `${ticketId} is no selection of the game`);
  if (acceptedAtMs >= salesEndOf(draw)) {
    tell(found.ticketProblems, `${ticketId} was accepted after the sale had ended`);
  }
  for (const [tier, count] of won.entries()) {
    if (count > 0) found.winners[tier] = (found.winners[tier] ?? 0) + count;
  }
  const counted = Buffer.alloc(1 + 2 * numbers.length);
  counted.writeUInt8(numbers.length);
  for (const [at, number] of numbers.entries()) counted.writeUInt16BE(number, 1 + 2 * at);
  const leaf = prefixedSha256(
    '\x00tirage/ticket/v2',
    withLength(ticketId),
    ticket.blindedPlayer,
    counted,
    uint64(acceptedAtMs),
  );
  return { leaf, combinations: isPick ? twin.combinations(game, numbers) : 0 };
}

/** By the numbers that were drawn; of a draw among its tickets, by the ticket's place. */
function winsOf(draw: SealedTranscript, found: Findings, numbers: readonly number[]): number[] {
  const { terms, numbers: drawn } = draw;
  if (found.drawn === undefined) return twinOf(terms.game).wins(terms.game, drawn, numbers);
  return found.drawn.take(found.ticketCount, numbers);
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
