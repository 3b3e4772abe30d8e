import { test } from 'tap';
import { awardAsAgreed } from '../../src/outbox/award-text.ts';

const MESSAGE = {
  subject: 'lottery.v1.award',
  id: 'an id',
  headers: { uuid: 'an id' },
  body: {
    message_event: 'lotteryAwardCreated',
    lottery: { lottery_id: 'l', player_id: 'p', win_sum: '33000', created_at: 'now' },
  },
};
const SETTINGS = {
  currency: 'EUR',
  natsStakeUnit: 'major',
  natsAwardEvent: 'lotteryAwardCreated',
} as const;

test('award: its sum is in major units with the places of the currency, or in minor ones', (t) => {
  const sums = { EUR: '330.00', JPY: '33000', BHD: '33.000' };
  for (const [currency, winSum] of Object.entries(sums)) {
    const { body, ...rest } = awardAsAgreed(MESSAGE, { ...SETTINGS, currency });
    t.match(body, { lottery: { lottery_id: 'l', win_sum: winSum } }, currency);
    t.match(MESSAGE, rest, 'all else is as it was');
  }
  const minor = awardAsAgreed(MESSAGE, { ...SETTINGS, natsStakeUnit: 'minor' });
  t.match(minor.body, { lottery: { win_sum: '33000' } });
  t.end();
});

test('award: it carries the name that is set', (t) => {
  const named = awardAsAgreed(MESSAGE, { ...SETTINGS, natsAwardEvent: 'lottery.v1.awarded' });
  t.equal(named.body.message_event, 'lottery.v1.awarded');
  t.end();
});
