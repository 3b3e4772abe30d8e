import { test } from 'tap';
import { ODDS_HUNDREDTHS_MAX } from '../../actors/line/odds.ts';
import { PAYMENT_MINOR_MAX } from '../../actors/wallet/payment.ts';
import { DEPOSIT_MINOR_MAX, ODDS_MIN_MAX } from '../../src/config/money-setting-rows.ts';
import { readSettings } from '../../src/config/settings.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';

function read(environment: Record<string, string>) {
  const machine = { environment, coreCount: 2, timeZone: 'UTC', readText: () => '' };
  return readSettings({ machine, flags: {} });
}

test('settings: a stake earns at most a tenth of what the next one costs', (t) => {
  const points = (earned: number, rate: number) => () =>
    read({ TIRAGE_POINTS_EARNED: String(earned), TIRAGE_POINTS_RATE: String(rate) });
  const expected = { message: /^TIRAGE_POINTS_EARNED \(\d+\) must be at most a tenth of TIRAGE/ };
  t.throws(points(100, 100), expected, 'as much');
  t.throws(points(100, 1), expected, 'more');
  t.throws(points(99, 100), expected, 'a little less');
  t.throws(points(11, 100), expected);
  t.throws(points(1, 9), ConfigurationError);
  t.throws(() => read({ TIRAGE_POINTS_EARNED: '11' }), expected, 'the default counts');
  t.match(points(10, 100)(), { pointsEarnedHundredths: 10, pointsRateHundredths: 100 });
  t.match(points(0, 1)(), { pointsEarnedHundredths: 0 }, 'none is always less');
  t.end();
});

test('settings: what is about NATS needs an address of NATS', (t) => {
  const given = {
    TIRAGE_NATS_USER: 'x',
    TIRAGE_NATS_PASSWORD: 'x',
    TIRAGE_NATS_TOKEN: 'x',
    TIRAGE_NATS_CREDS: '/x',
    TIRAGE_NATS_CA: '/x',
    TIRAGE_NATS_CERT: '/x',
    TIRAGE_NATS_KEY: '/x',
    TIRAGE_NATS_PREFIX: 'x_',
    TIRAGE_NATS_REPLACES: '0'.repeat(32),
  };
  for (const name of Object.keys(given) as (keyof typeof given)[]) {
    t.throws(() => read({ [name]: given[name] }), {
      message: `${name} is given without NATS_URL.`,
    });
    read({ [name]: given[name], NATS_URL: 'nats://localhost:4222' });
  }
  t.end();
});

test('settings: the accrual system is not the engine itself', (t) => {
  const expected = { message: /^ACCRUAL_SYSTEM_ADDRESS \(.*\) is the engine's own address\.$/ };
  const at = (run: string, accrual: string) => () =>
    read({ RUN_ADDRESS: run, ACCRUAL_SYSTEM_ADDRESS: accrual });
  t.throws(at('localhost:8080', 'http://localhost:8080'), expected);
  t.throws(at('localhost:8080', '127.0.0.1:8080'), expected);
  t.throws(at(':8080', 'http://localhost:8080/'), expected);
  t.throws(at('0.0.0.0:80', 'http://127.0.0.1'), expected, 'the port of http');
  t.throws(at('[::1]:8080', 'http://[::1]:8080'), expected);
  t.throws(at('10.0.0.7:8080', 'http://10.0.0.7:8080'), expected);
  t.throws(at('localhost:8080', 'http://localhost:9080'), expected, 'the operators’ port');
  at('localhost:8080', 'http://localhost:8081')();
  at('10.0.0.7:8080', 'http://10.0.0.8:8080')();
  at('10.0.0.7:8080', 'http://localhost:8080')();
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
