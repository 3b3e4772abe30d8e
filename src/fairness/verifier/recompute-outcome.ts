/** The numbers that the sources of a draw lead to. Specified in outcome.ts and hmac-drbg.ts. */
import type { SealedTranscript } from '../transcript.ts';
import type { Below, TicketDrawTwin } from './family-twin.ts';
import { twinOf } from './family-twins.ts';
import { fromHex, hmacSha512, withLength } from './hashing.ts';

const WORD_SPAN = 0x1_0000_0000;

/** The caller has made sure that there is something to draw from. */
export function recomputeNumbers(draw: SealedTranscript): number[] {
  const { game } = draw.terms;
  return twinOf(game).draw(game, belowOf(draw));
}

/** The tickets that were drawn, of a game whose draw is among them; none of more than there are. */
export function recomputePlaces(draw: SealedTranscript, twin: TicketDrawTwin): number[] {
  const { terms, ticketCount } = draw;
  // The generator has no number below what is beyond its words.
  if (ticketCount > twin.pickCount(terms.game)) return [];
  return twin.drawPlaces(terms.game, belowOf(draw), ticketCount);
}

function belowOf(draw: SealedTranscript): Below {
  const { drawId: id, serverSeed, commitment, ticketsRoot, beaconValue } = draw;
  const sources = { id, serverSeed, commitment, ticketsRoot, beacon: beaconValue ?? '' };
  const words = outcomeWords(sources);
  return (width) => below(words, width);
}

/** The generator's words, from what was fixed before anybody knew them; all in hexadecimal. */
export function outcomeWords(sources: {
  readonly id: string;
  readonly serverSeed: string;
  readonly commitment: string;
  readonly ticketsRoot: string;
  readonly beacon: string;
}): Generator<number, never> {
  const { id, serverSeed, commitment, ticketsRoot, beacon } = sources;
  const label = Buffer.from('tirage/draw/v2');
  const fixed = [commitment, ticketsRoot, beacon].map(fromHex);
  const message = [label, withLength(id), ...fixed];
  return wordsFrom(hmacSha512(fromHex(serverSeed), ...message));
}

/** Maps words evenly on 0 … width - 1: those above the last whole multiple are rejected. */
function below(words: Iterator<number, never>, width: number): number {
  const excess = WORD_SPAN % width;
  for (;;) {
    const word = words.next().value;
    if (word + excess < WORD_SPAN) return word % width;
  }
}

/** HMAC_DRBG with SHA-512 (NIST SP 800-90A), asked for 64 bytes at a time, as words. */
function* wordsFrom(seed: Buffer): Generator<number, never> {
  let key: Buffer = Buffer.alloc(64, 0);
  let value: Buffer = Buffer.alloc(64, 1);
  const mix = (marker: number, data: Buffer): void => {
    key = hmacSha512(key, value, Buffer.of(marker), data);
    value = hmacSha512(key, value);
  };
  mix(0, seed);
  mix(1, seed);
  for (;;) {
    value = hmacSha512(key, value);
    const block = value;
    mix(0, Buffer.alloc(0));
    for (let offset = 0; offset < block.length; offset += 4) yield block.readUInt32BE(offset);
  }
}
