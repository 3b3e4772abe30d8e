import { test } from 'tap';
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

test('occurrences: a daily time happens once on each day of two years, in each zone', (t) => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    for (const cron of ['15 2 * * *', '45 1 * * *', '0 15 * * *']) {
      const days = new Set<string>();
      let afterMs = Date.parse('2026-01-01T12:00Z');
      for (let i = 0; i < 730; i += 1) {
        afterMs = nextClosing({ cron, timeZone, afterMs });
        days.add(day.format(afterMs));
      }
      t.equal(days.size, 730, `${timeZone} ${cron}`);
    }
  }
  t.end();
});

test('occurrences: a pattern that cannot be used is told in words', (t) => {
  t.equal(findCronProblem('0 15 * * *', 'UTC'), undefined);
  t.equal(findCronProblem('30 0 15 * * *', 'UTC'), undefined);
  t.equal(findCronProblem('0 0 29 2 *', 'UTC'), undefined, 'a leap day comes');
  t.match(findCronProblem('0 0 30 2 *', 'UTC'), /never occurs/);
  for (const cron of ['', 'x', '61 * * * *', '* * * *', '0 0 15 * * * 2030', '5/0 * * * *']) {
    t.match(findCronProblem(cron, 'UTC'), /is not a cron pattern/, cron);
  }
  t.throws(() => nextClosing({ cron: '0 0 30 2 *', timeZone: 'UTC', afterMs: 0 }), {
    name: 'AssertionError',
  });
  t.end();
});
