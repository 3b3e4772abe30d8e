import { test } from 'tap';
import {
  type Calendar,
  CONDUCT_LEAD_MS,
  EMPTY_CALENDAR,
  type PlanDraw,
  RESULTS_AHEAD_MS_MAX,
  SALE_MS_MAX,
} from '../../../actors/calendar/calendar.ts';
import { decidePlanDraw } from '../../../actors/calendar/decide-calendar.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { stampAt } from '../../support/cluster/actor-stage.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(0, 4);
const NOW_MS = 1_000_000;

function planned(changes: Partial<PlanDraw>, calendar: Calendar = EMPTY_CALENDAR) {
  const command = {
    seriesId: 'evening',
    game: GAMES['5of36'],
    priceMinor: 100,
    opensAtMs: NOW_MS,
    closesAtMs: NOW_MS + 600_000,
    resultsAtMs: NOW_MS + 900_000,
    graceMs: 0,
    approvalMinor: minor(1_000),
    recurring: false,
    ...changes,
  };
  return decidePlanDraw(calendar, command, stampAt(NOW_MS), IDENTITY);
}

test('calendar: draws are numbered from 1 and created on the shard of their number', (t) => {
  const decision = planned({}, { ...EMPTY_CALENDAR, drawCount: 5 });
  t.match(decision, {
    kind: 'accepted',
    events: [
      { type: 'DrawPlanned', draw: 6, seriesId: 'evening', atMs: NOW_MS },
      { type: 'MailPosted', to: 2, message: { message: 'CreateDraw', terms: { draw: 6 } } },
    ],
  });
  t.end();
});

test('calendar: numbers are drawn a minute before the results, and after the sales', (t) => {
  const conductsAtMs = (changes: Partial<PlanDraw>): unknown => {
    const decision = planned(changes);
    const mail = decision.kind === 'accepted' ? decision.events[1] : undefined;
    if (mail?.type !== 'MailPosted' || mail.message.message !== 'CreateDraw') return undefined;
    return mail.message.conductsAtMs;
  };
  t.equal(conductsAtMs({}), NOW_MS + 900_000 - CONDUCT_LEAD_MS);
  // 10 s between close and results: the lead of 60 s would fall into the sale.
  t.equal(conductsAtMs({ resultsAtMs: NOW_MS + 610_000 }), NOW_MS + 600_000);
  t.equal(conductsAtMs({ resultsAtMs: NOW_MS + 610_000, graceMs: 2_000 }), NOW_MS + 602_000);
  t.end();
});

for (const [what, changes, code, reason] of [
  ['a price of nothing', { priceMinor: 0 }, 'amountInvalid', undefined],
  ['a price in fractions', { priceMinor: 0.5 }, 'amountInvalid', undefined],
  ['a price above a million', { priceMinor: 100_000_001 }, 'amountTooLarge', undefined],
  ['a close at the opening', { opensAtMs: NOW_MS + 600_000 }, 'drawTimesInvalid', 'order'],
  ['results at a leap second', { resultsAtMs: Number.NaN }, 'drawTimesInvalid', 'notATime'],
  ['a close at a leap second', { closesAtMs: Number.NaN }, 'drawTimesInvalid', 'notATime'],
  ['results before the close', { resultsAtMs: NOW_MS + 599_999 }, 'drawTimesInvalid', 'order'],
  ['a close that is now', { opensAtMs: 1, closesAtMs: NOW_MS }, 'drawTimesInvalid', 'past'],
  ['a sale too long', { opensAtMs: NOW_MS + 599_999 - SALE_MS_MAX }, 'drawTimesInvalid', 'tooLong'],
  ['a price that the game pays back', { priceMinor: 32 }, 'priceTooLow', undefined],
  [
    'a mistyped year',
    { resultsAtMs: NOW_MS + RESULTS_AHEAD_MS_MAX + 1 },
    'drawTimesInvalid',
    'tooFar',
  ],
  ['a grace beyond the results', { graceMs: 300_001 }, 'drawTimesInvalid', 'grace'],
  ['a grace below zero', { graceMs: -1 }, 'drawTimesInvalid', 'grace'],
] as const) {
  test(`calendar: ${what} is refused`, (t) => {
    const decision = planned(changes);
    t.match(decision, { kind: 'rejected', code });
    if (reason !== undefined) t.match(decision, { facts: { reason } });
    t.end();
  });
}

test('calendar: the lowest price and the furthest results are taken', (t) => {
  const resultsAtMs = NOW_MS + RESULTS_AHEAD_MS_MAX;
  t.match(planned({ priceMinor: 33, resultsAtMs }), { kind: 'accepted' });
  t.end();
});

test('calendar: results may come at the close, and a grace may last until the results', (t) => {
  t.equal(planned({ resultsAtMs: NOW_MS + 600_000 }).kind, 'accepted');
  t.equal(planned({ graceMs: 300_000 }).kind, 'accepted');
  t.end();
});

test('calendar: a recurring draw is planned once for each closing time', (t) => {
  const known = { draw: drawNo(1), closesAtMs: NOW_MS + 600_000 };
  const series = [{ seriesId: 'evening', planned: [known] }];
  const calendar = { ...EMPTY_CALENDAR, drawCount: 1, series };
  t.same(planned({ recurring: true }, calendar), { kind: 'accepted', events: [] });
  t.match(planned({ recurring: true, seriesId: 'express' }, calendar), { events: [{ draw: 2 }] });
  t.match(planned({ recurring: false }, calendar), { events: [{ draw: 2 }] });
  t.end();
});
