/**
 * What a page may be given to verify, as JSON: every golden draw, raffle and file, sound and
 * tampered with, and what the verifier of Node says of it. Both have to say the same.
 */
import { verifyTickets } from '../../../src/fairness/verify-tickets.ts';
import {
  drawNamed,
  drawOf,
  verifyWholeDraws,
  type WholeVerification,
} from '../../../src/fairness/verify-whole-draws.ts';
import { verifyWholeRaffle } from '../../../src/fairness/verify-whole-raffle.ts';
import { must } from '../../../src/kernel/assert.ts';
import { announcementOf, raffleAnnouncementOf } from '../engine/announcements.ts';
import {
  goldenCancelledDraw,
  goldenDraws,
  goldenFamilyDraws,
  goldenPostponedDraws,
  goldenSystemDraws,
} from '../fairness/fairness-golden.ts';
import { tampersOf } from '../fairness/json-tampers.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../fairness/raffle-transcripts.ts';
import { parseFile, writeFile } from '../fairness/ticket-files.ts';

export interface DrawsCase {
  readonly transcripts: readonly unknown[];
  readonly announced?: readonly unknown[];
  readonly receipts?: readonly unknown[];
  readonly stock?: readonly unknown[];
  /** Files in base 64. */
  readonly tickets?: readonly { readonly drawId: string; readonly base64: string }[];
}

export interface RaffleCase {
  readonly transcript: unknown;
  readonly announced?: readonly unknown[];
  readonly playerId?: string;
}

export type PageCase = DrawsCase | RaffleCase;

const DRAWS = [...goldenDraws(), ...goldenFamilyDraws(), ...goldenSystemDraws()];
const POSTPONED = goldenPostponedDraws();
const CANCELLED = goldenCancelledDraw();

/** Every golden draw with all of its files, two that follow each other, every kind of raffle. */
export function soundCases(): PageCase[] {
  const draws = [...DRAWS, ...POSTPONED, CANCELLED].map((draw): DrawsCase => {
    const { drawId } = draw.transcript;
    return {
      transcripts: [draw.transcript],
      announced: [announcementOf(draw.transcript)],
      receipts: draw.receipts,
      tickets: [{ drawId, base64: draw.sealedTickets }],
    };
  });
  const series = {
    transcripts: goldenDraws()
      .slice(2, 4)
      .map(({ transcript }) => transcript),
  };
  return [...draws, series, ...RAFFLE_SHAPES.map(raffleCase)];
}

function raffleCase(shape: (typeof RAFFLE_SHAPES)[number]): RaffleCase {
  const transcript = raffleTranscript(shape);
  return { transcript, announced: [raffleAnnouncementOf(transcript)], playerId: 'nobody' };
}

/**
 * Each member of each file changed, removed, exchanged, retyped, doubled, and joined; and draws
 * that do not follow each other.
 */
export function tamperedCases(): PageCase[] {
  const transcripts = [...DRAWS, ...POSTPONED, CANCELLED].flatMap(({ transcript }) => {
    const announced = [announcementOf(transcript)];
    return tampersOf<unknown>(transcript).map(({ value }) => ({ transcripts: [value], announced }));
  });
  const [first] = DRAWS;
  const { transcript, receipts } = must(first, 'the vectors hold no draw');
  const ofReceipt = tampersOf<unknown>(receipts[0]).map(({ value }) => {
    return { transcripts: [transcript], receipts: [value] };
  });
  const raffles = RAFFLE_SHAPES.map(raffleCase).flatMap((sound) => [
    ...tampersOf(sound.transcript).map(({ value }) => ({ ...sound, transcript: value })),
    ...tampersOf(sound.announced?.[0]).map(({ value }) => ({ ...sound, announced: [value] })),
  ]);
  const strangers = { transcripts: DRAWS.map((draw) => draw.transcript) };
  return [...transcripts, ...ofReceipt, ...raffles, strangers];
}

/** A file of tickets that is cut off, goes on, or is packed as no file is. */
export function brokenFileCases(): PageCase[] {
  const { transcript, sealedTickets } = must(DRAWS[0], 'the vectors hold no draw');
  const { drawId } = transcript;
  const file = Buffer.from(sealedTickets, 'base64');
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(file);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const head = Array.from({ length: 60 }, (_, at) => at);
  const spread = Array.from({ length: 40 }, (_, part) => Math.floor((file.length * part) / 40));
  const places = [...head, ...spread];
  const files = [
    Buffer.alloc(0),
    Buffer.concat([file, Buffer.of(0)]),
    ...places.map((at) => file.subarray(0, at)),
    ...places.map(flipped),
    packedAs((packed) => packed.subarray(0, -1)),
    packedAs(() => Buffer.alloc(0)),
    packedAs(() => Buffer.from('no DEFLATE at all')),
  ];
  return files.map((bytes) => {
    const tickets = [{ drawId, base64: bytes.toString('base64') }];
    return { transcripts: [transcript], tickets };
  });

  function packedAs(change: (packed: Buffer) => Buffer): Buffer {
    const parsed = parseFile(file);
    for (const chunk of parsed.chunks) chunk.packed = change(chunk.packed);
    return writeFile(parsed);
  }
}

/** A chunk that unpacks to its tickets, and has bytes behind them that no reader would see. */
export function hiddenBytesCase(): PageCase {
  const { transcript, sealedTickets } = must(DRAWS[0], 'the vectors hold no draw');
  const parsed = parseFile(Buffer.from(sealedTickets, 'base64'));
  for (const chunk of parsed.chunks) {
    chunk.packed = Buffer.concat([chunk.packed, Buffer.from('hidden')]);
  }
  const base64 = writeFile(parsed).toString('base64');
  const tickets = [{ drawId: transcript.drawId, base64 }];
  return { transcripts: [transcript], tickets };
}

/** What Node says of it. */
export function verifiedInNode(given: PageCase): WholeVerification {
  if ('transcript' in given) {
    const { transcript, announced = [], playerId: player } = given;
    return verifyWholeRaffle(transcript, { announced, player });
  }
  const { transcripts, announced = [], receipts = [], stock = [], tickets = [] } = given;
  const counted = tickets.map(({ drawId, base64 }) => {
    const draw = drawNamed(transcripts, drawId);
    const own = receipts.filter((receipt) => drawOf(transcripts, receipt) === draw);
    return { draw, report: verifyTickets(sourceOf(Buffer.from(base64, 'base64')), draw, own) };
  });
  return verifyWholeDraws(transcripts, { announced, receipts, stock, counted });
}

function sourceOf(file: Buffer): (count: number) => Buffer {
  let at = 0;
  return (count) => {
    at += count;
    return file.subarray(at - count, at);
  };
}
