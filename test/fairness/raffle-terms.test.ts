import { test } from 'tap';
import { type RaffleTerms, raffleTermsDigestOf } from '../../src/fairness/raffle-terms.ts';
import { toHex } from '../support/fairness/fairness-golden.ts';

const TERMS: RaffleTerms = {
  gameId: 'a game',
  openedAtMs: 1_767_225_600_000,
  rules: {
    participantsNeeded: 10,
    chances: 'equal',
    entriesPerPlayerMax: 3,
    prize: { kind: 'share', sharePermyriad: 3 },
    fillWithinMs: null,
    ifUnfilled: 'cancel',
  },
};

test('raffle terms: whatever is promised is bound', (t) => {
  const { rules } = TERMS;
  const terms: RaffleTerms[] = [
    TERMS,
    { ...TERMS, gameId: 'a gamf' },
    { ...TERMS, openedAtMs: TERMS.openedAtMs + 1 },
    ...[
      { participantsNeeded: 9 },
      { chances: 'stake' as const },
      { entriesPerPlayerMax: 2 },
      { prize: { kind: 'share', sharePermyriad: 4 } as const },
      { prize: { kind: 'fixed', prizeMinor: 3 } as const },
      { prize: { kind: 'fixed', prizeMinor: 4 } as const },
      { prize: { kind: 'table', sharesPermyriad: [3] } as const },
      { prize: { kind: 'table', sharesPermyriad: [3, 4] } as const },
      { prize: { kind: 'table', sharesPermyriad: [4, 3] } as const },
      { fillWithinMs: 1_000 },
      { ifUnfilled: 'draw' as const },
    ].map((changed) => ({ ...TERMS, rules: { ...rules, ...changed } })),
  ];
  t.equal(new Set(terms.map((one) => toHex(raffleTermsDigestOf(one)))).size, terms.length);
  t.end();
});

test('raffle terms: a table of as many places as there may be fits', (t) => {
  const prize = { kind: 'table', sharesPermyriad: new Array<number>(100).fill(100) } as const;
  const rules = { ...TERMS.rules, prize };
  t.equal(raffleTermsDigestOf({ ...TERMS, gameId: 'g'.repeat(255), rules }).length, 32);
  t.end();
});
