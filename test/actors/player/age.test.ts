import { test } from 'tap';
import { ageInYears } from '../../../actors/player/age.ts';

for (const [birthDate, now, years] of [
  ['2008-03-01', '2026-02-28T23:59:59.999Z', 17],
  ['2008-03-01', '2026-03-01T00:00:00.000Z', 18],
  ['2008-02-29', '2026-02-28T23:59:59.999Z', 17],
  ['2008-02-29', '2026-03-01T00:00:00.000Z', 18],
  ['2008-02-29', '2028-02-28T23:59:59.999Z', 19],
  ['2008-02-29', '2028-02-29T00:00:00.000Z', 20],
  ['2026-03-01', '2026-03-01T00:00:00.000Z', 0],
  ['1900-01-01', '2026-03-01T00:00:00.000Z', 126],
] as const) {
  test(`age: born on ${birthDate}, one is ${years} at ${now}`, (t) => {
    t.equal(ageInYears(birthDate, Date.parse(now), 'UTC'), years);
    t.end();
  });
}

for (const birthDate of [
  '2007-02-29',
  '2007-13-01',
  '2007-00-10',
  '2007-04-31',
  '0099-01-01',
  '07-01-01',
  '2007-1-1',
  ' 2007-01-01',
  '2007-01-01T00:00:00Z',
  '',
  '2026-03-02',
]) {
  test(`age: ${birthDate || 'nothing'} is no birthday of anybody`, (t) => {
    t.equal(ageInYears(birthDate, Date.parse('2026-03-01T12:00:00Z'), 'UTC'), undefined);
    t.end();
  });
}

for (const [timeZone, dayBegins] of [
  ['Pacific/Kiritimati', '2026-02-28T10:00:00.000Z'],
  ['Asia/Kathmandu', '2026-02-28T18:15:00.000Z'],
  ['Europe/Berlin', '2026-02-28T23:00:00.000Z'],
  ['America/New_York', '2026-03-01T05:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-03-01T11:00:00.000Z'],
] as const) {
  test(`age: in ${timeZone} the day begins when it begins there`, (t) => {
    const beginsMs = Date.parse(dayBegins);
    for (const birthDate of ['2008-03-01', '2008-02-29']) {
      t.equal(ageInYears(birthDate, beginsMs - 1, timeZone), 17);
      t.equal(ageInYears(birthDate, beginsMs, timeZone), 18);
    }
    t.equal(ageInYears('2026-03-01', beginsMs - 1, timeZone), undefined, 'not born there yet');
    t.equal(ageInYears('2026-03-01', beginsMs, timeZone), 0);
    t.end();
  });
}
