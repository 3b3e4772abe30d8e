import { test } from 'tap';
import { lineBody, lineMessage } from '../../../actors/outbox/line-messages.ts';
import { MATCH, resolvedAs, SAMPLE_LINE } from '../../support/samples/betting-events.ts';

test('line message: the whole event, odds as texts of two places', (t) => {
  const { subject, body } = lineMessage(SAMPLE_LINE);
  t.equal(subject, 'line.v1.event');
  t.match(body, {
    version: 1,
    eventId: /^ev_/,
    eventVersion: 1,
    state: 'open',
    deadline: '1970-01-01T00:01:00.000Z',
    selections: [{ market: 0, name: 'Reds', odds: '1.85', liabilityMinorMax: 1_000_000 }],
    resolutions: [],
  });
  t.end();
});

test('line message: results and corrections travel along', (t) => {
  const won = resolvedAs(SAMPLE_LINE, ['won']);
  t.match(lineBody(won), { state: 'won', eventVersion: 2, resolutions: [{ outcomes: ['won'] }] });
  const lost = resolvedAs(won, ['lost']);
  t.match(lineBody(lost), {
    state: 'lost',
    resolutions: [{ outcomes: ['won'] }, { outcomes: ['lost'] }],
  });
  t.match(lineBody(resolvedAs(SAMPLE_LINE, ['void'])), { state: 'void' });
  t.match(lineBody(resolvedAs(MATCH, ['lost', 'won', 'lost'])), { state: 'finished' });
  t.end();
});
