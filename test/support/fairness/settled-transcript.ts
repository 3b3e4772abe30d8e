import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import type { Settlement } from '../../../actors/games/prizes.ts';
import type { Transcript } from '../../../src/fairness/transcript.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { transcriptOf } from '../../../src/shard/handlers/transcript-of.ts';
import { TERMS } from '../samples/actor-events.ts';

/** What the engine would publish of a settlement; its numbers and seals mean nothing. */
export function settledTranscript(
  game: KOfNGame,
  drawn: { sales: number; jackpotIn: number; number: number; reserveIn: number },
  settlement: Settlement,
): Transcript {
  const { sales, jackpotIn, number, reserveIn } = drawn;
  const reserve = { reserveInMinor: minor(reserveIn), reserveMovedMinor: minor(0) };
  const draw = drawNo(2);
  return transcriptOf({
    draw,
    state: 'published',
    terms: { ...TERMS, draw, game },
    conductsAtMs: 0,
    serverSeedHex: '00',
    commitmentHex: '00',
    seals: [{ shard: 0, ticketCount: 1, stakeMinor: minor(sales), merkleRootHex: '00' }],
    ticketsRootHex: '00',
    jackpot: {
      amountMinor: minor(jackpotIn),
      rollovers: jackpotIn === 0 ? [] : [{ draw: drawNo(1), amountMinor: minor(jackpotIn) }],
      standing: { number, previous: drawNo(1), ...reserve },
    },
    numbers: [1, 2, 3, 4, 5, 6],
    settlement,
    publishedAtMs: 0,
  });
}
