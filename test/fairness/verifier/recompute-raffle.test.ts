import { test } from 'tap';
import {
  recomputePrizes,
  recomputeWinners,
} from '../../../src/fairness/verifier/recompute-raffle.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../../support/fairness/raffle-transcripts.ts';

test('raffle recomputation: winners and prizes are those of the engine, over many seeds', (t) => {
  for (const shape of RAFFLE_SHAPES) {
    for (let seed = 1; seed <= 25; seed += 1) {
      const raffle = raffleTranscript({ ...shape, seed });
      const due = raffle.winners.map(({ entry }) => entry);
      t.same(recomputeWinners(raffle, due.length), due);
      t.same(
        recomputePrizes(raffle),
        raffle.winners.map(({ prizeMinor }) => BigInt(prizeMinor)),
      );
    }
  }
  t.end();
});

test('raffle recomputation: there are no more winners than players', (t) => {
  const [shape] = RAFFLE_SHAPES;
  if (shape === undefined) throw new Error('there is a shape');
  const raffle = raffleTranscript({ ...shape, playerCount: 2 });
  t.equal(recomputeWinners(raffle, 5).length, 2);
  t.end();
});
