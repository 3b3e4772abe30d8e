import { test } from 'tap';
import { verifyAnnouncement } from '../../src/fairness/verify-announcement.ts';
import { must } from '../../src/kernel/assert.ts';
import { announcementOf, sealedAnnouncementOf } from '../support/engine/announcements.ts';
import { goldenCancelledDraw, goldenDraws } from '../support/fairness/fairness-golden.ts';
import { withValue } from '../support/fairness/json-tampering.ts';
import { postponedTranscript } from '../support/fairness/postponed-transcript.ts';

const five = must(goldenDraws()[0], 'the vectors hold no draw').transcript;
const six = must(goldenDraws()[1], 'the vectors hold no other draw').transcript;
const cancelled = goldenCancelledDraw().transcript;
const announced = announcementOf(five);
const SEALED = sealedAnnouncementOf(five);

test('announcement: one from the sale proves a promise', (t) => {
  t.same(announced.state, 'open');
  t.match(verifyAnnouncement(announced, five), { ok: true, unchecked: [] });
  t.ok(verifyAnnouncement(announcementOf(cancelled), cancelled).ok, 'of a cancelled draw, too');
  t.end();
});

test('announcement: kept before or after a postponement, it proves the promise', (t) => {
  const moved = postponedTranscript(must(goldenDraws()[0], 'the vectors hold no draw').transcript);
  const before = announcementOf(five);
  const after = announcementOf(moved);
  t.equal(after.closesAt, moved.postponed.closesAt, 'the view shows the times that hold');
  for (const kept of [before, after]) t.match(verifyAnnouncement(kept, moved), { ok: true });
  const failed = (kept: unknown, transcript: unknown) =>
    verifyAnnouncement(kept, transcript).checks.flatMap(({ name, ok }) => (ok ? [] : [name]));
  t.same(failed(after, five), ['postponed'], 'what was announced is gone');
  t.same(failed({ ...before, state: 'closed' }, moved), ['postponed'], 'it came after the close');
  const other = { ...after, postponed: { ...moved.postponed, at: moved.terms.opensAt } };
  t.same(failed(other, moved), ['postponed'], 'it was back-dated');
  t.same(failed({ ...after, closesAt: five.terms.closesAt }, moved), ['view']);
  t.end();
});

test('announcement: one that was kept once the tickets were fixed proves no promise', (t) => {
  const later = ['sealed', 'drawn', 'settled', 'published'];
  const kept = later.map((state) => ({ ...SEALED, state }));
  for (const late of [{ ...announced, state: 'closed' }, ...kept]) {
    const { ok, unchecked } = verifyAnnouncement(late, five);
    t.ok(ok, late.state);
    t.match(unchecked, [{ text: /before the sale ended/ }], late.state);
  }
  t.end();
});

for (const [what, name, kept, transcript] of [
  ['another draw was announced', 'announced', announcementOf(six), five],
  ['a prize was another', 'announced', withTerm(['game', 'tiers', 3, 'prizeMinor'], 301), five],
  ['a grace was another', 'announced', withTerm(['graceMs'], 0), five],
  ['the price is not that of the terms', 'view', { ...announced, priceMinor: 249 }, five],
  ['sales are no whole tickets', 'sales', { ...announced, poolMinor: 1 }, five],
  ['its own sales put more into the jackpot', 'jackpot', { ...announced, jackpotMinor: 1 }, five],
  ['a game without a jackpot has one', 'jackpot', { ...announcementOf(six), jackpotMinor: 1 }, six],
  [
    'draws before it left another jackpot',
    'jackpot',
    { ...SEALED, state: 'published', jackpotMinor: SEALED.jackpotMinor + 1 },
    five,
  ],
  ['tickets are gone', 'sales', { ...announced, ticketCount: 9_999, poolMinor: 2_499_750 }, five],
  ['tickets came after the seal', 'sales', { ...SEALED, ticketCount: 1 }, five],
  ['the tickets were others', 'state', { ...SEALED, ticketsRoot: six.ticketsRoot }, five],
  ['it was open and sealed', 'state', { ...SEALED, state: 'open' }, five],
  ['it was cancelled', 'state', { ...announced, state: 'cancelled', cancelReason: 'x' }, five],
  [
    'it was published, and is cancelled',
    'state',
    { ...announcementOf(cancelled), state: 'published', ticketsRoot: cancelled.ticketsRoot },
    cancelled,
  ],
  [
    'it was cancelled for another reason',
    'state',
    { ...announcementOf(cancelled), state: 'cancelled', cancelReason: 'snow' },
    cancelled,
  ],
] as const) {
  test(`announcement: refused where ${what}`, (t) => {
    const { ok, checks } = verifyAnnouncement(kept, transcript);
    t.notOk(ok);
    const failed = checks.filter((check) => !check.ok).map((check) => check.name);
    t.ok(failed.includes(name), `${name}: ${failed}`);
    t.end();
  });
}

function withTerm(path: readonly (string | number)[], value: unknown) {
  return withValue(announced, ['terms', ...path], value);
}
