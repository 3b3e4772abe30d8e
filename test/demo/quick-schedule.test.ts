import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { quickSchedule } from '../../src/demo/quick-schedule.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';
import { nextDrawTimes } from '../../src/schedule/schedule.ts';

const games = Object.values(GAMES);

test('quick schedule: a draw of each game closes as often as it is said', (t) => {
  for (const seconds of [10, 12, 15, 20, 30, 60, 120, 300, 1_800, 3_600]) {
    const { series } = quickSchedule(games, seconds);
    t.same(
      series.map(({ game }) => game),
      games.map(({ gameId }) => gameId),
    );
    for (const one of series) {
      const first = nextDrawTimes(one, { afterMs: 0, timeZone: 'UTC' }).closesAtMs;
      const second = nextDrawTimes(one, { afterMs: first, timeZone: 'UTC' }).closesAtMs;
      t.equal(second - first, seconds * 1_000);
    }
  }
  t.end();
});

test('quick schedule: what no clock shows evenly, and what is too short, is refused', (t) => {
  for (const seconds of [0, 5, 7, 25, 45, 90, 61, 7_200, 10.5, Number.NaN, -30]) {
    t.throws(() => quickSchedule(games, seconds), ConfigurationError, `${seconds}`);
  }
  t.end();
});
