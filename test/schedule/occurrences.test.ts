import { test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { localDayAt, localMsAt, nextClockChange, offsetMsAt } from '../../src/kernel/time-zone.ts';
import { findCronProblem, nextClosing } from '../../src/schedule/occurrences.ts';

/** The next `count` occurrences after an instant. */
function occurrences(cron: string, timeZone: string, after: string, count: number): string[] {
  const found: string[] = [];
  let afterMs = Date.parse(after);
  for (let i = 0; i < count; i += 1) {
    afterMs = nextClosing({ cron, timeZone, afterMs });
    found.push(new Date(afterMs).toISOString().replace(':00.000Z', 'Z'));
  }
  return found;
}

interface Row {
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly after: string;
  readonly expected: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'Berlin keeps its 15:00 over the spring gap',
    cron: '0 15 * * *',
    timeZone: 'Europe/Berlin',
    after: '2026-03-28T00:00Z',
    expected: ['2026-03-28T14:00Z', '2026-03-29T13:00Z', '2026-03-30T13:00Z'],
  },
  {
    name: 'Berlin keeps its 15:00 over the autumn overlap',
    cron: '0 15 * * *',
    timeZone: 'Europe/Berlin',
    after: '2026-10-24T00:00Z',
    expected: ['2026-10-24T13:00Z', '2026-10-25T14:00Z', '2026-10-26T14:00Z'],
  },
  {
    name: 'Berlin 02:30 in the gap happens once, when the gap ends',
    cron: '30 2 * * *',
    timeZone: 'Europe/Berlin',
    after: '2026-03-28T00:00Z',
    expected: ['2026-03-28T01:30Z', '2026-03-29T01:00Z', '2026-03-30T00:30Z'],
  },
  {
    name: 'Berlin 02:30 in the overlap happens once, the first time',
    cron: '30 2 * * *',
    timeZone: 'Europe/Berlin',
    after: '2026-10-24T00:00Z',
    expected: ['2026-10-24T00:30Z', '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
  },
  {
    name: 'Berlin 02:30 asked between the two half past twos is done for the day',
    cron: '30 2 * * *',
    timeZone: 'Europe/Berlin',
    after: '2026-10-25T00:31Z',
    expected: ['2026-10-26T01:30Z'],
  },
  {
    name: 'Berlin with a list of hours: each once in the overlap',
    cron: '30 1,2,3 * * *',
    timeZone: 'Europe/Berlin',
    after: '2026-10-24T22:00Z',
    expected: ['2026-10-24T23:30Z', '2026-10-25T00:30Z', '2026-10-25T02:30Z', '2026-10-26T00:30Z'],
  },
  {
    name: 'New York 02:30 in the gap',
    cron: '30 2 * * *',
    timeZone: 'America/New_York',
    after: '2026-03-07T12:00Z',
    expected: ['2026-03-08T07:00Z', '2026-03-09T06:30Z'],
  },
  {
    name: 'New York 01:30 in the overlap',
    cron: '30 1 * * *',
    timeZone: 'America/New_York',
    after: '2026-10-31T12:00Z',
    expected: ['2026-11-01T05:30Z', '2026-11-02T06:30Z'],
  },
  {
    name: 'Lord Howe 02:15 in its gap of half an hour',
    cron: '15 2 * * *',
    timeZone: 'Australia/Lord_Howe',
    after: '2026-10-02T16:00Z',
    expected: ['2026-10-03T15:30Z', '2026-10-04T15:15Z'],
  },
  {
    name: 'Lord Howe 01:45 in its overlap of half an hour',
    cron: '45 1 * * *',
    timeZone: 'Australia/Lord_Howe',
    after: '2026-04-03T16:00Z',
    expected: ['2026-04-04T14:45Z', '2026-04-05T15:15Z'],
  },
  {
    name: 'an instant that is an occurrence is not its own next',
    cron: '*/5 * * * *',
    timeZone: 'UTC',
    after: '2026-05-05T05:05:00.000Z',
    expected: ['2026-05-05T05:10Z'],
  },
  {
    name: 'a millisecond earlier it is',
    cron: '*/5 * * * *',
    timeZone: 'UTC',
    after: '2026-05-05T05:04:59.999Z',
    expected: ['2026-05-05T05:05Z'],
  },
];

for (const { name, cron, timeZone, after, expected } of ROWS) {
  test(`occurrences: ${name}`, (t) => {
    t.same(occurrences(cron, timeZone, after, expected.length), expected);
    t.end();
  });
}

test('occurrences: every five minutes is every five minutes, over every change of clocks', (t) => {
  const changes = [
    ['Europe/Berlin', '2026-03-29T00:00Z'],
    ['Europe/Berlin', '2026-10-25T00:00Z'],
    ['America/New_York', '2026-03-08T05:00Z'],
    ['America/New_York', '2026-11-01T04:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T14:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T13:00Z'],
  ] as const;
  for (const [timeZone, after] of changes) {
    let afterMs = Date.parse(after);
    const steps = new Set<number>();
    for (let i = 0; i < 48; i += 1) {
      const nextMs = nextClosing({ cron: '*/5 * * * *', timeZone, afterMs });
      steps.add(nextMs - afterMs);
      afterMs = nextMs;
    }
    t.same([...steps], [300_000], timeZone);
  }
  t.end();
});

/** The daily times that gaps and overlaps are known to hit, and one that none does. */
const DAILY_TIMES = ['0:00', '0:30', '1:00', '1:45', '2:15', '3:00', '12:00', '23:00', '23:59'];
const DAY_MS = 86_400_000;
const FROM_MS = Date.parse('2025-06-01T12:00Z');
const UNTIL_MS = Date.parse('2035-06-01T12:00Z');

/** When the zone's clocks are changed. No zone does it twice in a week. */
function changesOf(timeZone: string): number[] {
  const changes: number[] = [];
  for (let atMs = FROM_MS; atMs < UNTIL_MS; atMs += 7 * DAY_MS) {
    if (offsetMsAt(timeZone, atMs) === offsetMsAt(timeZone, atMs + 7 * DAY_MS)) continue;
    changes.push(must(nextClockChange(timeZone, atMs, atMs + 7 * DAY_MS), 'the offsets differ'));
  }
  return changes;
}

/**
 * Between two changes of a zone's clocks local time is UTC at a distance, so only the days around
 * each change can go wrong: those are all looked at, of every zone that the runtime knows. Zones
 * that change alike (Berlin and Vienna) are one.
 */
test('occurrences: ten years, every zone: each local day has each of its times once', (t) => {
  const alike = new Map<string, { timeZone: string; changes: number[] }>();
  const zones = Intl.supportedValuesOf('timeZone');
  for (const timeZone of zones) {
    const changes = changesOf(timeZone);
    const offsetsMs = [FROM_MS, ...changes].map((atMs) => offsetMsAt(timeZone, atMs));
    alike.set(JSON.stringify([changes, offsetsMs]), { timeZone, changes });
  }
  const wrong: string[] = [];
  let changeCount = 0;
  for (const { timeZone, changes } of alike.values()) {
    for (const changeMs of changes) {
      changeCount += 1;
      for (const time of DAILY_TIMES) {
        const [hour, minute] = time.split(':').map(Number) as [number, number];
        const cron = `${minute} ${hour} * * *`;
        const timeMs = (hour * 60 + minute) * 60_000;
        const firstMs = Math.floor(localMsAt(timeZone, changeMs - 2 * DAY_MS) / DAY_MS) * DAY_MS;
        let afterMs = firstMs + timeMs - 1 - offsetMsAt(timeZone, changeMs - 2 * DAY_MS);
        for (let day = 0; day < 5; day += 1) {
          const wantedMs = firstMs + day * DAY_MS + timeMs;
          const atMs = nextClosing({ cron, timeZone, afterMs });
          const shownMs = localMsAt(timeZone, atMs);
          // In a gap: the clocks go over the wanted time in the very instant.
          const isGapEnd = shownMs > wantedMs && localMsAt(timeZone, atMs - 1_000) < wantedMs;
          const isFirst = !wasShownBefore(timeZone, atMs, wantedMs);
          const isRight = (shownMs === wantedMs && isFirst) || isGapEnd;
          if (!isRight) wrong.push(`${timeZone} ${cron} ${new Date(wantedMs).toISOString()}`);
          afterMs = atMs;
        }
      }
    }
  }
  t.same(wrong.slice(0, 10), []);
  t.ok(zones.length > 400 && changeCount > 500, `${zones.length} zones, ${changeCount} changes`);
  t.end();
});

/** Whether the zone's clocks showed the same time earlier: overlaps are of 30, 60, 120 minutes. */
function wasShownBefore(timeZone: string, atMs: number, localMs: number): boolean {
  return [30, 60, 120].some((minutes) => localMsAt(timeZone, atMs - minutes * 60_000) === localMs);
}

test('occurrences: a day that a zone left out had no draw; its neighbours had theirs', (t) => {
  for (const cron of ['30 0 * * *', '0 15 * * *', '59 23 * * *']) {
    const days = occurrences(cron, 'Pacific/Apia', '2011-12-28T12:00Z', 4).map((at) =>
      localDayAt('Pacific/Apia', Date.parse(at)),
    );
    t.equal(new Set(days).size, 4, cron);
    t.notOk(days.includes('2011-12-30'), cron);
    t.ok(days.includes('2011-12-29') && days.includes('2011-12-31'), cron);
  }
  t.end();
});

test('occurrences: a pattern with a wildcard occurs whenever the clocks show a time of it', (t) => {
  const found = (cron: string, timeZone: string, after: string, until: string): string[] => {
    const at: string[] = [];
    for (let afterMs = Date.parse(after); ; ) {
      afterMs = nextClosing({ cron, timeZone, afterMs });
      if (afterMs > Date.parse(until)) return at;
      at.push(new Date(afterMs).toISOString().slice(11, 16));
    }
  };
  const { timeZone, ...gap } = {
    timeZone: 'America/Nuuk', // The gap reaches from 23:00 to midnight.
    after: '2026-03-28T22:59:59Z',
    until: '2026-03-29T02:00:00Z',
  };
  const hours = ['23:00', '00:00', '01:00', '02:00'];
  t.same(found('0 * * * *', timeZone, gap.after, gap.until), hours);
  t.same(found('*/30 2 * * *', 'Europe/Berlin', '2026-03-28T22:00Z', '2026-03-29T22:00Z'), []);
  const twice = ['00:00', '00:30', '01:00', '01:30'];
  t.same(found('*/30 2 * * *', 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T22:00Z'), twice);
  t.end();
});

test('occurrences: a pattern that cannot be used is told in words', (t) => {
  t.equal(findCronProblem('0 15 * * *'), undefined);
  t.equal(findCronProblem('30 0 15 * * *'), undefined);
  t.equal(findCronProblem('0 0 29 2 *'), undefined, 'a leap day comes');
  t.match(findCronProblem('0 0 30 2 *'), /never occurs/);
  const more = ['@daily', '@hourly', '0 0 L * *', '0 0 15W * *', '0 0 * * 5#2', '0 0 * JAN FRI'];
  for (const cron of more) t.equal(findCronProblem(cron), undefined, cron);
  for (const cron of ['0 15 * * *\n', '0 15\n* * *', '0 15 * * *\u2028']) {
    t.match(findCronProblem(cron), /in one line/);
  }
  for (const cron of ['', 'x', '61 * * * *', '* * * *', '0 0 15 * * * 2030', '5/0 * * * *']) {
    t.match(findCronProblem(cron), /is not a cron pattern/, cron);
  }
  t.throws(() => nextClosing({ cron: '0 0 30 2 *', timeZone: 'UTC', afterMs: 0 }), {
    name: 'AssertionError',
  });
  t.end();
});
