import { test } from 'tap';
import { commitmentOf } from '../../../src/fairness/commitment.ts';
import { raffleTermsDigestOf } from '../../../src/fairness/raffle-terms.ts';
import type { RaffleTranscript } from '../../../src/fairness/raffle-transcript.ts';
import { termsDigestOf } from '../../../src/fairness/terms-digest.ts';
import {
  recomputeCommitment,
  recomputeRaffleTermsDigest,
  recomputeTermsDigest,
} from '../../../src/fairness/verifier/recompute-promise.ts';
import {
  bytesOfHex,
  goldenDraws,
  readGolden,
  toHex,
} from '../../support/fairness/fairness-golden.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../../support/fairness/raffle-transcripts.ts';

type GoldenRaffleTerms = Pick<RaffleTranscript, 'gameId' | 'openedAt' | 'rules' | 'termsDigest'>;

test('verifier promise: terms and commitments are those of the two other implementations', (t) => {
  for (const { transcript } of goldenDraws()) {
    const { terms, termsDigest, commitment, serverSeed, drawId: id } = transcript;
    t.equal(recomputeTermsDigest(terms), termsDigest);
    t.equal(recomputeTermsDigest(terms), toHex(termsDigestOf(terms)));
    t.equal(recomputeCommitment({ serverSeed, id, termsDigest }), commitment);
  }
  t.end();
});

test('verifier promise: of raffles, it is that of the third implementation, too', (t) => {
  const { raffles } = readGolden<{ raffles: readonly GoldenRaffleTerms[] }>('commitment');
  t.equal(raffles.length, 3, 'one for each kind of prize');
  for (const { termsDigest, ...terms } of raffles) {
    const { gameId, openedAt, rules } = terms;
    t.equal(recomputeRaffleTermsDigest(terms), termsDigest);
    const due = raffleTermsDigestOf({ gameId, openedAtMs: Date.parse(openedAt), rules });
    t.equal(toHex(due), termsDigest);
  }
  t.end();
});

test("verifier promise: of raffles of every kind, it is the engine's", (t) => {
  const deadlines = [
    { fillWithinMs: null, ifUnfilled: 'cancel' },
    { fillWithinMs: 60_000, ifUnfilled: 'draw' },
  ] as const;
  for (const raffle of RAFFLE_SHAPES.map(raffleTranscript)) {
    for (const deadline of deadlines) {
      const rules = { ...raffle.rules, ...deadline };
      const { gameId, openedAt, raffleId: id, serverSeed } = raffle;
      const due = raffleTermsDigestOf({ gameId, openedAtMs: Date.parse(openedAt), rules });
      const termsDigest = recomputeRaffleTermsDigest({ ...raffle, rules });
      t.equal(termsDigest, toHex(due));
      t.equal(
        recomputeCommitment({ serverSeed, id, termsDigest }),
        commitmentOf({ serverSeed: bytesOfHex(serverSeed), id, termsDigest: due }),
      );
    }
  }
  t.end();
});
