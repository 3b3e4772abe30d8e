import { test } from 'tap';
import { ODDS_HUNDREDTHS_MAX } from '../../actors/line/odds.ts';
import { PAYMENT_MINOR_MAX } from '../../actors/wallet/decide-payment.ts';
import { DEPOSIT_MINOR_MAX, ODDS_MIN_MAX } from '../../src/config/money-setting-rows.ts';
import { readSettings } from '../../src/config/settings.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';

function read(environment: Record<string, string>) {
  const machine = { environment, coreCount: 2, timeZone: 'UTC', readText: () => '' };
  return readSettings({ machine, flags: {} });
}

test('settings: a stake earns fewer points than the next one costs', (t) => {
  const points = (earned: number, rate: number) => () =>
    read({ TIRAGE_POINTS_EARNED: String(earned), TIRAGE_POINTS_RATE: String(rate) });
  const expected = { message: /^TIRAGE_POINTS_EARNED \(100\) must be below TIRAGE_POINTS_RATE/ };
  t.throws(points(100, 100), expected, 'as much');
  t.throws(points(100, 1), expected, 'more');
  t.throws(points(1, 1), ConfigurationError);
  t.throws(() => read({ TIRAGE_POINTS_EARNED: '100' }), expected, 'the default counts');
  t.match(points(99, 100)(), { pointsEarnedHundredths: 99, pointsRateHundredths: 100 });
  t.match(points(0, 1)(), { pointsEarnedHundredths: 0 }, 'none is always less');
  t.end();
});

test('settings: a line provider and a bet maker need NATS', (t) => {
  for (const role of ['line-provider', 'bet-maker']) {
    const expected = { message: `A ${role} needs NATS: set NATS_URL.` };
    t.throws(() => read({ TIRAGE_ROLE: role }), expected);
    t.match(read({ TIRAGE_ROLE: role, NATS_URL: 'nats://localhost:4222' }), { role });
  }
  t.end();
});

test('settings: no limit lies beyond what the engine itself would take', (t) => {
  t.equal(DEPOSIT_MINOR_MAX, PAYMENT_MINOR_MAX);
  t.ok(ODDS_MIN_MAX < ODDS_HUNDREDTHS_MAX);
  t.throws(() => read({ TIRAGE_DEPOSIT_MAX_MINOR: '1000000001' }), ConfigurationError);
  t.throws(() => read({ TIRAGE_ODDS_MIN: '0' }), ConfigurationError);
  t.throws(() => read({ TIRAGE_ODDS_MIN: '201' }), ConfigurationError);
  t.equal(read({ TIRAGE_ODDS_MIN: '1' }).oddsHundredthsMin, 1);
  t.end();
});
