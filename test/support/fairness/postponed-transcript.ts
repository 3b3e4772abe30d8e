/** The transcript of a draw as it would be if the draw had been postponed. */
import { drawOutcome } from '../../../src/fairness/outcome.ts';
import { postponementLeafOf } from '../../../src/fairness/postponement-leaf.ts';
import { ticketsRootOf } from '../../../src/fairness/tickets-root.ts';
import { minor } from '../../../src/kernel/money.ts';
import { gameOfShape } from '../samples/games.ts';
import { bytesOfHex, type GoldenDraw, toHex } from './fairness-golden.ts';

const MINUTE_MS = 60_000;

/** An hour later than was promised, decided ten minutes before the close. */
export function postponedTranscript(transcript: GoldenDraw['transcript']) {
  const { terms, drawId } = transcript;
  const { closesAt, resultsAt } = terms;
  const postponed = {
    from: { closesAt, resultsAt },
    closesAt: later(closesAt, 60 * MINUTE_MS),
    resultsAt: later(resultsAt, 60 * MINUTE_MS),
    at: later(closesAt, -10 * MINUTE_MS),
    reason: 'a storm over the studio',
  };
  const seals = transcript.seals.map((seal) => {
    const merkleRoot = bytesOfHex(seal.merkleRoot);
    return { ...seal, stakeMinor: minor(seal.stakeMinor), merkleRoot };
  });
  const ticketsRoot = ticketsRootOf(drawId, seals, [postponementLeafOf(drawId, postponed)]);
  const sources = {
    serverSeed: bytesOfHex(transcript.serverSeed),
    drawId,
    commitment: bytesOfHex(transcript.commitment),
    ticketsRoot,
    beacon: bytesOfHex(transcript.beaconValue ?? ''),
  };
  const numbers = drawOutcome(sources, gameOfShape(terms.game.k, terms.game.n));
  return { ...transcript, postponed, ticketsRoot: toHex(ticketsRoot), numbers };
}

function later(instant: string, byMs: number): string {
  return new Date(Date.parse(instant) + byMs).toISOString();
}
