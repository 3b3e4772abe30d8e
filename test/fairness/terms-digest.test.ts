import { test } from 'tap';
import { termsDigestOf } from '../../src/fairness/terms-digest.ts';
import { must } from '../../src/kernel/assert.ts';
import {
  goldenDraws,
  goldenFamilyDraws,
  goldenSystemDraws,
  toHex,
} from '../support/fairness/fairness-golden.ts';
import { altered, scalarsOf, withValue } from '../support/fairness/json-tampering.ts';

test('terms digest: the terms of the third implementation have its digest', (t) => {
  for (const { transcript } of [...goldenDraws(), ...goldenFamilyDraws(), ...goldenSystemDraws()]) {
    t.equal(toHex(termsDigestOf(transcript.terms)), transcript.termsDigest);
  }
  t.end();
});

test('terms digest: the version of a game is bound, and a game of version 1 says none', (t) => {
  const [keno] = goldenFamilyDraws();
  for (const { terms } of [
    must(goldenDraws()[0], 'a draw').transcript,
    must(keno, 'a draw of keno').transcript,
  ]) {
    const versions = [undefined, 2, 3, 1_000_000].map((version) => {
      const { version: _, ...game } = terms.game;
      return { ...terms, game: version === undefined ? game : { ...game, version } };
    });
    t.equal(new Set(versions.map((one) => toHex(termsDigestOf(one)))).size, versions.length);
  }
  t.end();
});

test('terms digest: whatever is promised is bound, and a rule more or less, too', (t) => {
  const { terms } = must(goldenDraws()[0], 'the vectors hold no draw').transcript;
  const { game } = terms;
  // A rule of the other kind has other fields: it is not made by altering one of them.
  const paths = scalarsOf(terms).filter((path) => path.at(-1) !== 'kind');
  const others = paths.flatMap((path) => {
    return altered(path, terms)
      .slice(0, 1)
      .map((value) => withValue(terms, path, value));
  });
  const digests = [
    ...others,
    terms,
    { ...terms, beacon: null },
    { ...terms, game: { ...game, tiers: game.tiers.slice(1) } },
    { ...terms, game: { ...game, tiers: game.tiers.toReversed() } },
  ].map((one) => toHex(termsDigestOf(one)));
  t.ok(digests.length > 30, `${digests.length} terms`);
  t.equal(new Set(digests).size, digests.length);
  t.end();
});
