import { test } from 'tap';
import { seriesDiff } from '../../../../web/console/schedule/series-diff.ts';

const DAILY = { seriesId: 'daily', game: '5of36', closes: '0 19 * * *', resultsDelaySeconds: 60 };

test('series diff: nothing differs where members stand in another order', (t) => {
  const turned = Object.fromEntries(Object.entries(DAILY).reverse());
  t.same(seriesDiff([DAILY], [turned]), []);
  t.end();
});

test('series diff: a member that changes, comes or goes is named with before and after', (t) => {
  const { resultsDelaySeconds: _, ...rest } = DAILY;
  const changed = { ...rest, closes: '0 20 * * *', priceMinor: 150 };
  t.same(seriesDiff([DAILY], [changed]), [
    { series: 'daily', member: 'closes', before: '0 19 * * *', after: '0 20 * * *' },
    { series: 'daily', member: 'resultsDelaySeconds', before: '60' },
    { series: 'daily', member: 'priceMinor', after: '150' },
  ]);
  t.end();
});

test('series diff: a series that comes or goes is told whole', (t) => {
  const weekly = { ...DAILY, seriesId: 'weekly' };
  t.same(seriesDiff([DAILY], [weekly]), [
    { series: 'daily', before: JSON.stringify(DAILY) },
    { series: 'weekly', after: JSON.stringify(weekly) },
  ]);
  t.end();
});

test('series diff: two of one name are both told, also where one is without any', (t) => {
  const twins = seriesDiff([DAILY], [DAILY, DAILY, {}]);
  t.same(
    twins.map(({ series }) => series),
    ['daily (2)', ''],
  );
  t.end();
});
