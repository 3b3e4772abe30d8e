/** The numbers that the sources of a draw lead to. Specified in outcome.ts and hmac-drbg.ts. */
import type { SealedTranscript } from '../transcript.ts';
import { fieldsOf, fromHex, inHex, latin1, withLength } from './bytes.ts';
import type { Below, TicketDrawTwin } from './family-twin.ts';
import { twinOf } from './family-twins.ts';
import { hmacOf } from './hashing.ts';

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

/** What the generator of a draw begins with, in hexadecimal. */
export function mixedSources(draw: SealedTranscript): string {
  return inHex(mixed(sourcesOf(draw)));
}

function belowOf(draw: SealedTranscript): Below {
  const words = outcomeWords(sourcesOf(draw));
  return (width) => below(words, width);
}

function sourcesOf(draw: SealedTranscript): OutcomeSourcesInHex {
  const { drawId: id, serverSeed, commitment, ticketsRoot, beaconValue } = draw;
  return { id, serverSeed, commitment, ticketsRoot, beacon: beaconValue ?? '' };
}

/** All but the id in hexadecimal. */
export interface OutcomeSourcesInHex {
  readonly id: string;
  readonly serverSeed: string;
  readonly commitment: string;
  readonly ticketsRoot: string;
  readonly beacon: string;
}

/** The generator's words, from what was fixed before anybody knew them. */
export function outcomeWords(sources: OutcomeSourcesInHex): Generator<number, never> {
  return wordsFrom(mixed(sources));
}

/** The HMAC over the sources, which seeds the generator. */
export function mixed(sources: OutcomeSourcesInHex): Uint8Array {
  const { id, serverSeed, commitment, ticketsRoot, beacon } = sources;
  const label = latin1('tirage/draw/v2');
  const fixed = [commitment, ticketsRoot, beacon].map(fromHex);
  const message = [label, withLength(id), ...fixed];
  return hmacOf(fromHex(serverSeed), ...message);
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
function* wordsFrom(seed: Uint8Array): Generator<number, never> {
  let key: Uint8Array = new Uint8Array(64);
  let value: Uint8Array = new Uint8Array(64).fill(1);
  const mix = (marker: number, data: Uint8Array): void => {
    key = hmacOf(key, value, Uint8Array.of(marker), data);
    value = hmacOf(key, value);
  };
  mix(0, seed);
  mix(1, seed);
  for (;;) {
    value = hmacOf(key, value);
    const block = fieldsOf(value);
    mix(0, new Uint8Array(0));
    for (let offset = 0; offset < block.byteLength; offset += 4) yield block.getUint32(offset);
  }
}
