import { test } from 'tap';
import { Hash53, hash53 } from '../../src/structures/cyrb53.ts';

test('cyrb53: the vectors of the storage format', (t) => {
  t.equal(hash53('', 0), 3338908027751811);
  t.equal(hash53('tirage', 0), 7660416175572065);
  t.equal(hash53('tirage', 1), 7944549688784545);
  t.end();
});

test('cyrb53: a hundred thousand bodies, no collision', (t) => {
  const seen = new Set<number>();
  for (let i = 0; i < 100_000; i += 1) seen.add(hash53(`{"quickPick":${i}}`, 0));
  t.equal(seen.size, 100_000);
  t.end();
});

test('cyrb53: a text in pieces, and one that goes on from a state, have its hash', (t) => {
  const whole = hash53('POST /a {}', 3);
  const pieces = new Hash53();
  pieces.begin(3);
  pieces.text('POST /a');
  const { state } = pieces;
  pieces.text(' {}');
  t.equal(pieces.value, whole);
  const other = new Hash53();
  other.goOn(state);
  other.text(' {}');
  t.equal(other.value, whole);
  t.end();
});
