import { test } from 'tap';
import { NO_SCHEDULE } from '../../actors/calendar/kept-schedule.ts';
import { PAYOUT_PERMYRIAD_MAX } from '../../actors/games/game-odds.ts';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { drawNo } from '../../src/kernel/ids.ts';
import { firstUnplanned } from '../../src/schedule/first-unplanned.ts';
import { knownToSchedules } from '../../src/schedule/read-schedule.ts';

const NOW_MS = Date.UTC(2027, 4, 1, 12, 1);
const KNOWN = knownToSchedules(
  { graceMs: 0, timeZone: 'UTC', payoutPermyriadMax: PAYOUT_PERMYRIAD_MAX },
  new GameShelf(Object.values(GAMES)),
  NOW_MS,
);
const SERIES = { seriesId: 'm', game: '5of36', closes: '*/5 * * * *', resultsDelaySeconds: 20 };

function kept(...series: object[]) {
  return { ...NO_SCHEDULE, fileText: JSON.stringify({ series }) };
}

test('first unplanned: the closing after the last one that was planned', async (t) => {
  const planned = [10, 5].map((minute) => ({
    seriesId: 'm',
    draw: drawNo(minute),
    closesAtMs: Date.UTC(2027, 4, 1, 12, minute),
  }));
  t.same(await firstUnplanned({ kept: kept(SERIES), planned }, 'm', KNOWN), {
    closesAtMs: Date.UTC(2027, 4, 1, 12, 15),
    resultsAtMs: Date.UTC(2027, 4, 1, 12, 15, 20),
  });
  t.match(await firstUnplanned({ kept: kept(SERIES), planned: [] }, 'm', KNOWN), {
    closesAtMs: Date.UTC(2027, 4, 1, 12, 5),
  });
});

test('first unplanned: of a series that is not in force, or cannot be planned, none', async (t) => {
  const of = (series: object, seriesId: string) =>
    firstUnplanned({ kept: kept(series), planned: [] }, seriesId, KNOWN);
  t.equal(await of(SERIES, 'other'), undefined);
  t.equal(await of({ ...SERIES, game: '7of77' }, 'm'), undefined);
});
