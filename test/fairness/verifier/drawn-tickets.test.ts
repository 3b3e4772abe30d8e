import { test } from 'tap';
import type { SealedTranscript } from '../../../src/fairness/transcript.ts';
import {
  checkDrawnPlaces,
  DrawnTickets,
  isAmongTickets,
} from '../../../src/fairness/verifier/drawn-tickets.ts';
import { twinOf } from '../../../src/fairness/verifier/family-twins.ts';
import { recomputePlaces } from '../../../src/fairness/verifier/recompute-outcome.ts';
import { must } from '../../../src/kernel/assert.ts';
import { goldenDraws, goldenFamilyDraws } from '../../support/fairness/fairness-golden.ts';

const { transcript: raffle } = must(
  goldenFamilyDraws().find(({ transcript }) => isAmongTickets(transcript)),
  'the vectors hold no raffle',
);
const { transcript: other } = must(goldenDraws()[0], 'the vectors hold no draw');

test('drawn tickets: only some games are drawn among their tickets', (t) => {
  t.ok(isAmongTickets(raffle));
  for (const file of [other, null, 7, {}, { terms: null }, { terms: { game: { family: 'x' } } }]) {
    t.notOk(isAmongTickets(file));
  }
  t.equal(DrawnTickets.of(other), undefined);
  t.equal(twinOf(other.terms.game).amongTickets, undefined);
  t.end();
});

test('drawn tickets: more tickets than numbers, and numbers of a cancelled draw, are seen', (t) => {
  const twin = must(twinOf(raffle.terms.game).amongTickets, 'a draw among its tickets');
  t.ok(checkDrawnPlaces(raffle, twin).ok);
  const more = { ...raffle, ticketCount: 1_000_001 };
  t.same(recomputePlaces(more, twin), [], 'nothing is drawn from so many');
  t.match(checkDrawnPlaces(more, twin).detail, /than there are numbers/);
  const cancelled = { ...raffle, state: 'cancelled' } as SealedTranscript;
  t.match(checkDrawnPlaces(cancelled, twin).detail, /were not named/);
  t.ok(checkDrawnPlaces({ ...cancelled, numbers: [] }, twin).ok);
  t.end();
});

test('drawn tickets: a number that was sold twice is told', (t) => {
  const drawn = must(DrawnTickets.of(raffle), 'a raffle');
  for (const numbers of [
    [0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 2],
  ])
    drawn.take(numbers);
  t.ok(drawn.checks()[0]?.ok);
  drawn.take([0, 0, 0, 0, 0, 1]);
  t.match(drawn.checks()[0], { name: 'sold once', ok: false });
  t.end();
});
