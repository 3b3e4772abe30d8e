import { test } from 'tap';
import {
  fixtureNo,
  formatBetId,
  formatFixtureId,
  NO_FIXTURE,
  parseBetId,
  parseFixtureId,
} from '../../src/kernel/fixture-ids.ts';

test('event ids: a number comes back from its text', (t) => {
  for (const value of [1, 31, 32, 4_294_967_295]) {
    t.equal(parseFixtureId(formatFixtureId(fixtureNo(value))), value);
  }
  t.equal(formatFixtureId(fixtureNo(1)), 'ev_0000001');
  t.end();
});

test('event ids: what is no event is none', (t) => {
  for (const text of ['', 'ev_', 'ev_0000000', 'dr_0000001', 'ev_00000001', 'ev_zzzzzzz']) {
    t.equal(parseFixtureId(text), undefined, text);
  }
  // Letters that Crockford leaves out, because they look like digits.
  t.equal(parseFixtureId('ev_000000l'), undefined);
  for (const value of [0, -1, 1.5, 2 ** 32, Number.NaN]) t.throws(() => fixtureNo(value));
  t.end();
});

test('bet ids: a place comes back from its text, also that of an accumulator', (t) => {
  const single = { fixture: fixtureNo(70_000), shard: 1_023, ordinal: 4_294_967_295 };
  const combined = { fixture: NO_FIXTURE, shard: 0, ordinal: 0 } as const;
  for (const place of [single, combined]) t.same(parseBetId(formatBetId(place)), place);
  t.equal(formatBetId(combined), 'bt_0000000000000000');
  t.throws(() => formatBetId({ ...single, ordinal: 2 ** 32 }));
  t.end();
});

test('bet ids: what is no bet is none', (t) => {
  for (const text of [
    '',
    'bt_',
    'tk_0000000000000000',
    'bt_000000000000000',
    'bt_zzzzzzz000000000',
  ]) {
    t.equal(parseBetId(text), undefined, text);
  }
  t.equal(parseBetId('bt_000000000zzzzzzz'), undefined);
  t.equal(parseBetId('bt_00000000u0000000'), undefined);
  t.end();
});
