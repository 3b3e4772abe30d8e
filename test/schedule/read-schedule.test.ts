import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { GameShelf } from '../../actors/games/game-shelf.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { readSchedule } from '../../src/schedule/read-schedule.ts';
import { BUILT_IN_SCHEDULE } from '../../src/schedule/schedule.ts';

const SETTINGS = { timeZone: 'Europe/Berlin', graceMs: 0, payoutPermyriadMax: 9_999 };
const SHELF = new GameShelf(Object.values(GAMES));
const SERIES = { seriesId: 'daily', game: '6of45', closes: '0 15 * * *', resultsDelaySeconds: 60 };

test('schedule: the built-in one holds where no file is named', async (t) => {
  t.equal(await readSchedule({ ...SETTINGS, schedulePath: undefined }, SHELF), BUILT_IN_SCHEDULE);
  const some = new GameShelf([GAMES['6of45']]);
  const { series } = await readSchedule({ ...SETTINGS, schedulePath: undefined }, some);
  t.same(
    series.map(({ seriesId }) => seriesId),
    ['daily-6of45', 'express-6of45'],
    'without the games that are not sold',
  );
});

test('schedule: a file is checked against the games that there are', async (t) => {
  const schedulePath = join(t.testdir(), 'schedule.json');
  const write = (series: object): void =>
    writeFileSync(schedulePath, JSON.stringify({ series: [series] }));
  write(SERIES);
  t.same(await readSchedule({ ...SETTINGS, schedulePath }, SHELF), { series: [SERIES] });
  write({ ...SERIES, game: '7of77' });
  await t.rejects(readSchedule({ ...SETTINGS, schedulePath }, SHELF), {
    message: /no game "7of77"/,
  });
  write({ ...SERIES, priceMinor: 1 });
  await t.rejects(readSchedule({ ...SETTINGS, schedulePath }, SHELF), {
    name: 'ConfigurationError',
  });
});
