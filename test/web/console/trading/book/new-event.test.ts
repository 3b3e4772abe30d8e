import { test } from 'tap';
import {
  type EventDraft,
  eventFaults,
  NEW_EVENT,
  newEventBody,
} from '../../../../../web/console/trading/book/new-event.ts';

const HOUSE = { digits: 2, timeZone: 'Europe/Berlin' };
const NOW_MS = Date.parse('2026-03-01T12:00:00Z');
const GOOD: EventDraft = {
  ...NEW_EVENT,
  title: ' Reds – Blues ',
  deadline: '2026-03-01T18:30',
  markets: [
    {
      name: 'Winner',
      limit: '1000',
      selections: [
        { name: 'Reds', odds: '1,85', limit: '' },
        { name: 'Blues', odds: '2', limit: '250.50' },
      ],
    },
  ],
  stakeMax: '50',
};

test('new event: what is filled in becomes what the engine takes', (t) => {
  t.equal(eventFaults(GOOD, HOUSE, NOW_MS).size, 0);
  t.same(newEventBody(GOOD, HOUSE), {
    title: 'Reds – Blues',
    deadline: '2026-03-01T17:30:00.000Z',
    markets: [
      {
        name: 'Winner',
        liabilityMinorMax: 100_000,
        selections: [
          { name: 'Reds', odds: '1.85' },
          { name: 'Blues', odds: '2.00', liabilityMinorMax: 25_050 },
        ],
      },
    ],
    stakeMinorMax: 5_000,
    correctionSeconds: 86_400,
  });
  t.end();
});

test('new event: an empty one says what is needed, and leaves limits to the engine', (t) => {
  const faults = eventFaults(NEW_EVENT, HOUSE, NOW_MS);
  t.same([...faults.keys()].sort(), [
    'deadline',
    'markets.0.0.name',
    'markets.0.0.odds',
    'markets.0.1.name',
    'markets.0.1.odds',
    'markets.0.name',
    'title',
  ]);
  t.ok([...faults.values()].every((fault) => fault === 'needed'));
  t.end();
});

test('new event: what cannot be is said where it stands', (t) => {
  const [market = NEW_EVENT.markets[0]] = GOOD.markets;
  const [reds] = market?.selections ?? [];
  const bad: EventDraft = {
    ...GOOD,
    deadline: '2026-03-29T02:30',
    stakeMin: '1.005',
    correctionHours: '721',
    markets: [
      {
        name: 'Winner',
        limit: '-1',
        selections: [
          { name: 'Reds', odds: '0', limit: 'x' },
          { name: ' reds', odds: reds?.odds ?? '', limit: '' },
        ],
      },
      { name: 'WINNER', limit: '', selections: [] },
    ],
  };
  t.same(Object.fromEntries(eventFaults(bad, HOUSE, NOW_MS)), {
    deadline: 'noSuchTime',
    stakeMin: 'amount',
    correctionHours: 'hours',
    'markets.0.name': 'twice',
    'markets.0.limit': 'amount',
    'markets.0.0.name': 'twice',
    'markets.0.0.odds': 'odds',
    'markets.0.0.limit': 'amount',
    'markets.0.1.name': 'twice',
    'markets.1.name': 'twice',
  });
  const past = { ...GOOD, deadline: '2026-03-01T12:59' };
  t.equal(eventFaults(past, HOUSE, NOW_MS).get('deadline'), 'past');
  t.end();
});
