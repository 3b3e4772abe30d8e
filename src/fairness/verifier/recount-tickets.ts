/**
 * Counts a draw's winners again from the file of its sealed tickets, and hashes every ticket up to
 * the roots that its transcript states.
 *
 * Part of the second implementation (verify-transcript.ts says how it is kept apart). The file is
 * read once, front to back, in the memory of one chunk, so a million tickets take seconds and
 * little memory. A good file for a bad transcript proves nothing: check the transcript too.
 */
import type {
  CancelledTranscript,
  Receipt,
  SealedTranscript,
  Transcript,
  TranscriptReturned,
} from '../transcript.ts';
import { inHex, uint64, withCount, withLength } from './bytes.ts';
import { type Check, check, checkNone, reportOf, type VerificationReport } from './check.ts';
import { DrawnTickets } from './drawn-tickets.ts';
import { twinOf } from './family-twins.ts';
import { prefixedSha256 } from './hashing.ts';
import { RECEIPT_SHAPE, TRANSCRIPT_SHAPE } from './input-shape.ts';
import { LeafTree } from './leaf-tree.ts';
import type { Reading } from './reading.ts';
import { checkMoney } from './recompute-money.ts';
import { hasReturns, OrdinalsDigest } from './recompute-returns.ts';
import { salesEndOf } from './sales-end.ts';
import { type FileHead, FileProblem, type FileTicket, TicketFile } from './ticket-file.ts';
import { ticketIdOf } from './ticket-id.ts';

/** What reading the file has found out. */
interface Findings {
  readonly leafProblems: string[];
  /** By shard, in the order of the seals. */
  readonly merkleRoots: string[];
  readonly ticketProblems: string[];
  /** How many combinations win each tier, in the order of the game's tiers. */
  readonly winners: number[];
  /** What is wrong with the stakes of a shard, from the combinations of its tickets. */
  readonly stakeProblems: string[];
  /** Of a draw among its tickets: which of them it drew. */
  readonly drawn: DrawnTickets | undefined;
  readonly returnedProblems: string[];
  /** Of the receipts that are checked beside it, by ticket: whether each was given back. */
  readonly cameBack: Map<string, boolean>;
  ticketCount: number;
}

const CHUNK_TICKETS = 1_024;
/** A few sentences say it all; a million would say no more. */
const PROBLEMS_TOLD_MAX = 3;

/** `receipts` are those of the same draw: the file says which of their tickets were given back. */
export function* recountTickets(
  transcript: unknown,
  receipts: readonly unknown[],
): Reading<VerificationReport> {
  const problem = TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf('tickets', [check('format', false, problem)]);
  const draw = transcript as Transcript | CancelledTranscript;
  const { game } = draw.terms;
  if (!twinOf(game).fitsFile(game)) {
    return reportOf('tickets', [
      check('tickets', false, 'a file of sealed tickets has no room for this game'),
    ]);
  }
  const found: Findings = {
    leafProblems: [],
    merkleRoots: [],
    ticketProblems: [],
    stakeProblems: [],
    returnedProblems: [],
    cameBack: new Map(receipts.flatMap((one) => (isReceipt(one) ? [[one.ticketId, false]] : []))),
    winners: game.tiers.map(() => 0),
    drawn: DrawnTickets.of(draw),
    ticketCount: 0,
  };
  try {
    yield* readTickets(draw, found);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return reportOf('tickets', [check('tickets', false, error.message)]);
  }
  return reportOf('tickets', [
    check('tickets', true, `the file of ${found.ticketCount} tickets is whole, and of this draw`, {
      computed: { ticketCount: found.ticketCount },
    }),
    checkNone('leaves', found.leafProblems, 'every ticket leads to its sealed root', {
      stated: { merkleRoots: draw.seals.map(({ merkleRoot }) => merkleRoot) },
      computed: { merkleRoots: found.merkleRoots },
    }),
    checkNone('selections', found.ticketProblems, 'every ticket is one that was on sale'),
    checkNone('stakes', found.stakeProblems, 'every shard has the price of its tickets'),
    ...(found.drawn?.checks() ?? []),
    ...tellReturned(draw, found, receipts.filter(isReceipt)),
    ...('tiers' in draw ? checkRecount(draw, found) : [tellAvoided(draw, found)]),
  ]);
}

function* readTickets(draw: SealedTranscript, found: Findings): Reading<void> {
  const { drawId, terms, seals } = draw;
  const numbersOnTicket = twinOf(terms.game).numbersOnTicket(terms.game);
  const file = new TicketFile();
  const head = yield* file.head();
  if (head.drawId !== drawId) throw new FileProblem(`it is of draw ${head.drawId}`);
  if (head.numbersOnTicket !== numbersOnTicket) throw new FileProblem('it is of another game');
  if (head.opensAtMs !== BigInt(Date.parse(terms.opensAt))) {
    throw new FileProblem('its sales opened at another time');
  }
  for (const [index, stated] of (yield* file.seals(seals.length)).entries()) {
    const { shard, ticketCount, stakeMinor, merkleRoot } = seals[index] ?? {};
    const agrees =
      stated.shard === shard &&
      stated.ticketCount === BigInt(ticketCount ?? -1) &&
      stated.stakeMinor === BigInt(stakeMinor ?? -1) &&
      stated.merkleRoot === merkleRoot;
    if (!agrees) throw new FileProblem(`its seal of shard ${stated.shard} is not the transcript's`);
  }
  const marksReturned = hasReturns(draw);
  const isUneven = marksReturned || hasSystems(draw);
  if (head.isUneven !== isUneven || head.marksReturned !== marksReturned) {
    throw new FileProblem('it has rows of another form');
  }
  for (const { shard, ticketCount, stakeMinor, merkleRoot, returned } of seals) {
    const combinations = { counted: 0n, returned: 0n };
    const ordinals = new OrdinalsDigest();
    const tree = new LeafTree();
    for (let first = 0; first < ticketCount; first += CHUNK_TICKETS) {
      const count = Math.min(CHUNK_TICKETS, ticketCount - first);
      const chunk = yield* file.chunk(count, head);
      for (let i = 0; i < count; i += 1) {
        const ticketId = ticketIdOf({ drawId, shard, index: first + i });
        const ticket = chunk.ticket(i);
        const taken = takeTicket(draw, ticket, { ticketId, head, found });
        tree.add(taken.leaf);
        combinations[ticket.isReturned ? 'returned' : 'counted'] += BigInt(taken.combinations);
        if (ticket.isReturned) ordinals.add(first + i);
      }
    }
    const root = inHex(tree.root());
    found.merkleRoots.push(root);
    if (root !== merkleRoot) tell(found.leafProblems, `shard ${shard}: the root is ${root}`);
    const stakes = combinations.counted * BigInt(terms.priceMinor);
    const cost = combinations.returned * BigInt(terms.priceMinor);
    const cameBack = { ticketCount: ordinals.count, stakeMinor: cost, digest: ordinals.hex() };
    if (!isSameReturns(cameBack, returned)) {
      tell(found.returnedProblems, `shard ${shard} marks other tickets than were sealed`);
    }
    if (stakes !== BigInt(stakeMinor)) tell(found.stakeProblems, `shard ${shard} sold ${stakes}`);
  }
  yield* file.end();
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
): { readonly leaf: Uint8Array; readonly combinations: number } {
  const { terms } = draw;
  const { game } = terms;
  const twin = twinOf(game);
  const numbers = head.isUneven ? [...ticket.pick] : twin.unpack(game, ticket.pick);
  const acceptedAtMs = Date.parse(terms.opensAt) + ticket.acceptedAfterMs;
  const isPick = twin.pickProblems(game, numbers).length === 0;
  found.ticketCount += 1;
  if (!isPick) tell(found.ticketProblems, `${ticketId} is no selection of the game`);
  if (acceptedAtMs >= salesEndOf(draw)) {
    tell(found.ticketProblems, `${ticketId} was accepted after the sale had ended`);
  }
  if (ticket.isReturned && acceptedAtMs >= Date.parse(terms.closesAt)) {
    tell(found.returnedProblems, `${ticketId} was sold when none could be given back any more`);
  }
  if (found.cameBack.has(ticketId)) found.cameBack.set(ticketId, ticket.isReturned);
  const isCounted = isPick && !ticket.isReturned;
  for (const [tier, count] of (isCounted ? winsOf(draw, found, numbers) : []).entries()) {
    if (count > 0) found.winners[tier] = (found.winners[tier] ?? 0) + count;
  }
  const leaf = prefixedSha256(
    '\x00tirage/ticket/v2',
    withLength(ticketId),
    ticket.blindedPlayer,
    withCount(numbers),
    uint64(acceptedAtMs),
  );
  return { leaf, combinations: isPick ? twin.combinations(game, numbers) : 0 };
}

/** By the numbers that were drawn; of a draw among its tickets, by the ticket's place. */
function winsOf(draw: SealedTranscript, found: Findings, numbers: readonly number[]): number[] {
  const { terms, numbers: drawn } = draw;
  return found.drawn?.take(numbers) ?? twinOf(terms.game).wins(terms.game, drawn, numbers);
}

function isReceipt(receipt: unknown): receipt is Receipt {
  return RECEIPT_SHAPE(receipt, 'receipt') === undefined;
}

function isSameReturns(
  counted: { readonly ticketCount: number; readonly stakeMinor: bigint; readonly digest: string },
  stated: TranscriptReturned | undefined,
): boolean {
  if (stated === undefined) return counted.ticketCount === 0;
  const { ticketCount, stakeMinor, digest } = stated;
  const isSame = counted.ticketCount === ticketCount && counted.stakeMinor === BigInt(stakeMinor);
  return isSame && counted.digest === digest;
}

/** Which tickets came back, and whether the receipts say so. */
function tellReturned(
  draw: SealedTranscript,
  { returnedProblems, cameBack }: Findings,
  receipts: readonly Receipt[],
): Check[] {
  if (!hasReturns(draw)) return [];
  const wrong = receipts.flatMap(({ ticketId, returned }) => {
    if ((returned === true) === cameBack.get(ticketId)) return [];
    return [`the receipt of ${ticketId} says otherwise`];
  });
  const told = 'the tickets that were given back are those that were sealed as such';
  return [checkNone('returned', [...returnedProblems, ...wrong], told)];
}

/** A cancelled draw paid nobody: these are the winners that it would have had. */
function tellAvoided({ terms }: CancelledTranscript, { winners }: Findings): Check {
  const counts = terms.game.tiers.map(({ tier }, index) => `tier ${tier}: ${winners[index] ?? 0}`);
  return check('recount', true, `it would have had winners, ${counts.join(', ')}`, {
    computed: { winners },
  });
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
    checkNone('recount', wrong, `winners counted, ${fine}`, {
      stated: { winners: draw.tiers.map(({ winners }) => winners) },
      computed: { winners: counted.map(({ winners }) => winners) },
    }),
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
