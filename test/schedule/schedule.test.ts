import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { BUILT_IN_SCHEDULE, nextDrawTimes } from '../../src/schedule/schedule.ts';
import { parseSchedule } from '../../src/schedule/schedule-file.ts';

const KNOWN = {
  games: ['5of36', '6of45'],
  priceMinorMinOf: () => 34,
  graceMs: 1_000,
  timeZone: 'Europe/Berlin',
  nowMs: Date.parse('2026-11-01T00:00Z'),
};
const GOOD = { seriesId: 'noon', game: '5of36', closes: '0 12 * * *', resultsDelaySeconds: 60 };

function parse(value: unknown) {
  return parseSchedule(JSON.stringify(value), KNOWN);
}

test('schedule: the built-in one passes its own check', (t) => {
  t.same(parse(BUILT_IN_SCHEDULE), BUILT_IN_SCHEDULE);
  t.same(
    BUILT_IN_SCHEDULE.series.map(({ seriesId }) => seriesId),
    ['daily-5of36', 'daily-6of45', 'express-5of36', 'express-6of45'],
  );
  t.end();
});

test('schedule: a daily draw closes at 15:00 and has results at 16:00, local time', (t) => {
  const daily = must(BUILT_IN_SCHEDULE.series[0], 'a daily draw');
  const rows = [
    { after: '2026-07-01T00:00Z', closes: '2026-07-01T13:00Z', results: '2026-07-01T14:00Z' },
    { after: '2026-07-01T13:00Z', closes: '2026-07-02T13:00Z', results: '2026-07-02T14:00Z' },
    { after: '2026-12-01T00:00Z', closes: '2026-12-01T14:00Z', results: '2026-12-01T15:00Z' },
  ];
  for (const { after, closes, results } of rows) {
    const times = nextDrawTimes(daily, {
      afterMs: Date.parse(after),
      timeZone: KNOWN.timeZone,
    });
    t.same(times, { closesAtMs: Date.parse(closes), resultsAtMs: Date.parse(results) });
  }
  t.end();
});

test('schedule: an express draw closes every five minutes, with results 20 s later', (t) => {
  const express = must(BUILT_IN_SCHEDULE.series[2], 'an express draw');
  const times = nextDrawTimes(express, {
    afterMs: Date.parse('2026-07-01T00:01Z'),
    timeZone: 'UTC',
  });
  t.same(times, {
    closesAtMs: Date.parse('2026-07-01T00:05Z'),
    resultsAtMs: Date.parse('2026-07-01T00:05:20Z'),
  });
  t.end();
});

test("schedule: a series' own time zone comes before the engine's", (t) => {
  const { series } = parse({ series: [{ ...GOOD, timeZone: 'Asia/Tokyo', priceMinor: 250 }] });
  const { closesAtMs } = nextDrawTimes(must(series[0], 'a series'), {
    afterMs: Date.parse('2026-07-01T00:00Z'),
    timeZone: 'UTC',
  });
  t.equal(closesAtMs, Date.parse('2026-07-01T03:00Z'));
  t.end();
});

test('schedule: what is wrong is told in a sentence', (t) => {
  const rows: readonly (readonly [unknown, RegExp])[] = [
    [null, /^The schedule must be object\.$/],
    [{}, /must have required property 'series'/],
    [{ series: {} }, /The schedule's \/series must be array\./],
    [{ series: [GOOD], seris: [] }, /must NOT have additional properties \("seris"\)/],
    [{ series: new Array(65).fill(GOOD) }, /must NOT have more than 64 items/],
    [{ series: [{ ...GOOD, seriesId: 'Not An Id' }] }, /\/series\/0\/seriesId must match/],
    [{ series: [{ ...GOOD, price: 1 }] }, /additional properties \("price"\)/],
    [{ series: [{ ...GOOD, priceMinor: 0.5 }] }, /priceMinor must be integer/],
    [{ series: [{ ...GOOD, priceMinor: 0 }] }, /priceMinor must be >= 1/],
    [{ series: [{ ...GOOD, game: 'roulette' }] }, /Series noon: there is no game "roulette"/],
    [{ series: [GOOD, GOOD] }, /Series noon: there are two of this name\./],
    [{ series: [{ ...GOOD, results: '0 13 * * *' }] }, /either results or resultsDelaySeconds/],
    [{ series: [{ ...GOOD, resultsDelaySeconds: undefined }] }, /either results or/],
    [{ series: [{ ...GOOD, closes: 'noon' }] }, /"noon" is not a cron pattern of five or six/],
    [{ series: [{ ...GOOD, closes: '0 15 * * *\n' }] }, /\\n" is not a pattern in one line/],
    [{ series: [{ ...GOOD, seriesId: 'special-5of36' }] }, /names that begin with "special-"/],
    [{ series: [{ ...GOOD, closes: '0 0 31 2 *' }] }, /"0 0 31 2 \*" never occurs/],
    [{ series: [{ ...GOOD, timeZone: 'Mars/Olympus' }] }, /"Mars\/Olympus" is not an IANA/],
  ];
  for (const [value, message] of rows) {
    t.throws(() => parse(value), { name: 'ConfigurationError', message });
  }
  t.throws(() => parseSchedule('{', KNOWN), { message: 'The schedule is not JSON.' });
  const twice = { message: 'The schedule names a member twice.' };
  t.throws(() => parseSchedule('{"series":[1],"series":[]}', KNOWN), twice);
  const two = { series: [{ ...GOOD, game: 'x', closes: 'y' }] };
  t.throws(() => parse(two), { message: /no game.*\n.*not a cron/ });
  t.end();
});

test('schedule: a price at which the game pays back more than it takes is told', (t) => {
  const at = (priceMinor: number) => () => parse({ series: [{ ...GOOD, priceMinor }] });
  t.throws(at(33), { message: /Series noon: at 33 the game pays back .* 34 or above\./ });
  t.doesNotThrow(at(34));
  t.end();
});

test('schedule: results that would come before the grace is over are told', (t) => {
  const delayed = (resultsDelaySeconds: number) => () =>
    parse({ series: [{ ...GOOD, resultsDelaySeconds }] });
  t.throws(delayed(0), { message: /Series noon: .*TIRAGE_GRACE_MS \(1000\)/ });
  t.doesNotThrow(delayed(1));
  t.end();
});

test('schedule: results that come too long after a close are refused', (t) => {
  const series = { seriesId: 'noon', game: '5of36', closes: '0 12 * * *' };
  for (const results of ['0 20 29 2 *', '0 13 1 * *']) {
    t.throws(() => parse({ series: [{ ...series, results }] }), {
      message: /Series noon: the results of 2026-11-.* would come more than a week after the close/,
    });
  }
  const soon = [{ ...series, results: '0 13 * * 0' }];
  t.same(parse({ series: soon }), { series: soon }, 'within a week');
  const atOnce = { ...series, closes: '0 0 12 * * *', results: '0 0 12 * * *' };
  t.same(parse({ series: [atOnce] }), { series: [atOnce] }, 'a day later');
  const inGrace = { ...series, closes: '0 0 12 * * *', results: '* * * * * *' };
  const known = { ...KNOWN, graceMs: 2_000 };
  t.throws(() => parseSchedule(JSON.stringify({ series: [inGrace] }), known), {
    message: /before TIRAGE_GRACE_MS/,
  });
  t.end();
});
