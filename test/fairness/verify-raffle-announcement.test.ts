import { test } from 'tap';
import { verifyRaffleAnnouncement } from '../../src/fairness/verify-raffle-announcement.ts';
import { must } from '../../src/kernel/assert.ts';
import { raffleAnnouncementOf } from '../support/engine/announcements.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../support/fairness/raffle-transcripts.ts';

const raffle = raffleTranscript(must(RAFFLE_SHAPES[1], 'there is no raffle with a table'));
const announced = raffleAnnouncementOf(raffle);
const FINISHED = {
  state: 'finished',
  startedAt: raffle.startedAt,
  endedAt: raffle.finishedAt,
  entryCount: raffle.entries.length,
  participantCount: 7,
  potMinor: raffle.seal.potMinor,
  ticketsRoot: raffle.ticketsRoot,
  awards: raffle.winners.map(({ place, entry, player, prizeMinor }) => {
    const winSum = (prizeMinor / 100).toFixed(2);
    return {
      lottery_id: raffle.raffleId,
      win_sum: winSum,
      status: 'played_out',
      place,
      entry,
      player,
    };
  }),
};

test('raffle announcement: one from after the last entry proves no promise', (t) => {
  t.match(verifyRaffleAnnouncement(announced, raffle), { ok: true, unchecked: [] });
  const empty = { ...announced, entryCount: 0, participantCount: 0, potMinor: 0 };
  t.ok(verifyRaffleAnnouncement(empty, raffle).ok);
  const started = { state: 'started', endedAt: null, ticketsRoot: null, awards: [] };
  for (const kept of [FINISHED, { ...FINISHED, ...started }]) {
    const late = verifyRaffleAnnouncement({ ...announced, ...kept }, raffle);
    t.ok(late.ok, JSON.stringify(late.checks));
    t.match(late.unchecked, [{ text: /before the raffle had filled/ }], kept.state);
  }
  t.end();
});

for (const [what, name, kept] of [
  ['it was another raffle', 'announced', { ...announced, raffleId: announced.gameId }],
  [
    'a rule was another',
    'announced',
    { ...announced, rules: { ...announced.rules, entriesPerPlayerMax: 2 } },
  ],
  ['there were other stakes', 'entries', { ...announced, potMinor: announced.potMinor + 1 }],
  ['there were more entries', 'entries', { ...announced, entryCount: 9_999 }],
  ['it had not ended', 'life', { ...announced, endedAt: raffle.finishedAt }],
  ['there were winners', 'life', { ...announced, awards: FINISHED.awards }],
  ['it gave up at a time', 'life', { ...announced, expiresAt: raffle.finishedAt }],
  ['a prize was another', 'life', { ...announced, ...FINISHED, awards: FINISHED.awards.slice(1) }],
] as const) {
  test(`raffle announcement: refused where ${what}`, (t) => {
    const { ok, checks } = verifyRaffleAnnouncement(kept, raffle);
    t.notOk(ok);
    const failed = checks.filter((check) => !check.ok).map((check) => check.name);
    t.ok(failed.includes(name), `${name}: ${failed}`);
    t.end();
  });
}
