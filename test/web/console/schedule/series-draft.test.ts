import { test } from 'tap';
import { draftOf, seriesOf } from '../../../../web/console/schedule/series-draft.ts';

test('series draft: what the engine told comes back as it was', (t) => {
  const told = {
    seriesId: 'daily',
    game: '5of36',
    closes: '0 19 * * *',
    results: '0 20 * * *',
    timeZone: 'Europe/Berlin',
    priceMinor: 150,
    ofALaterEngine: { kept: true },
  };
  t.same(seriesOf(draftOf(told)), told);
  t.same(seriesOf(draftOf({ resultsDelaySeconds: 0 })), { resultsDelaySeconds: 0 });
  t.end();
});

test('series draft: what is no number goes to the engine as it was typed', (t) => {
  const { texts, others } = draftOf({ seriesId: ' daily ', priceMinor: '1.5', closes: '' });
  t.same(seriesOf({ texts, others }), { seriesId: 'daily', priceMinor: '1.5' });
  t.end();
});
