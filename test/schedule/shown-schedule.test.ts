import { test } from 'tap';
import { NO_SCHEDULE } from '../../actors/calendar/kept-schedule.ts';
import { PAYOUT_PERMYRIAD_MAX } from '../../actors/games/game-odds.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { drawNo } from '../../src/kernel/ids.ts';
import { knownToSchedules } from '../../src/schedule/read-schedule.ts';
import { shownSchedule } from '../../src/schedule/shown-schedule.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

const NOW_MS = Date.UTC(2027, 4, 1, 12, 1);
const KNOWN = knownToSchedules(
  { graceMs: 0, timeZone: 'UTC', payoutPermyriadMax: PAYOUT_PERMYRIAD_MAX },
  new GameShelf(Object.values(GAMES)),
  NOW_MS,
);
const NONE: ReadonlyMap<string, string> = new Map();
const GOOD = { seriesId: 'm', game: '5of36', closes: '*/5 * * * *', resultsDelaySeconds: 20 };

test('shown schedule: what holds, what follows, and what cannot be planned', async (t) => {
  const putText = JSON.stringify({ series: [GOOD, { ...GOOD, seriesId: 'odd', game: '7of77' }] });
  const missed = { seriesId: 'm', fromMs: NOW_MS, throughMs: NOW_MS, count: 1, notedAtMs: NOW_MS };
  const kept = { ...NO_SCHEDULE, revision: 4, putText, putBy: OPERATOR, missed: [missed] };
  const planned = [
    { seriesId: 'm', draw: drawNo(3), closesAtMs: NOW_MS },
    { seriesId: 'm', draw: drawNo(4), closesAtMs: NOW_MS + 1 },
  ];
  const shown = await shownSchedule({ kept, planned }, KNOWN, NONE);
  t.match(shown, {
    revision: 4,
    source: 'operator',
    by: /^pl_/,
    schedule: { series: [GOOD, { seriesId: 'odd' }] },
    planned: [{ drawId: 'dr_0000004', series: 'm' }],
    missed: [{ series: 'm', count: 1 }],
  });
  t.equal(shown.planned.length, 1, 'those that are ahead');
  t.match(shown.problems, [/Series odd: there is no game/]);
  t.same(
    shown.next.map(({ closesAt }) => closesAt),
    ['05', '10', '15'].map((minute) => `2027-05-01T12:${minute}:00.000Z`),
  );
  const file = await shownSchedule({ kept: NO_SCHEDULE, planned: [] }, KNOWN, NONE);
  t.match(file, { source: 'file', by: null, schedule: { series: [] }, next: [] });
});

test('shown schedule: a game whose rules were changed stands beside its series', async (t) => {
  const other = { ...GOOD, seriesId: 'other', game: '6of45' };
  const kept = { ...NO_SCHEDULE, putText: JSON.stringify({ series: [GOOD, other] }) };
  const changed = new Map([['5of36', 'it has other rules']]);
  const shown = await shownSchedule({ kept, planned: [] }, KNOWN, changed);
  t.same(shown.problems, ['Series m: it has other rules.']);
  t.same([...new Set(shown.next.map(({ series }) => series))], ['other'], 'and has no next draws');
});
