import { test } from 'tap';
import {
  type Calendar,
  EMPTY_CALENDAR,
  ROLLOVERS_PER_DRAW_MAX,
  type Rollover,
} from '../../../actors/calendar/calendar.ts';
import { decideClaimJackpot, decideRollIn } from '../../../actors/calendar/decide-jackpot.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { type Minor, minor } from '../../../src/kernel/money.ts';

test('calendar: a draw takes all that its series has rolled over, if only nothing', (t) => {
  const claim = {
    message: 'ClaimJackpot',
    draw: drawNo(3),
    seriesId: 'evening',
    isRuled: false,
  } as const;
  for (const rollovers of [[], [from(1, 500)], [from(2, 300), from(1, 200)]]) {
    const amountMinor = rollovers.length === 0 ? 0 : 500;
    const jackpot = rollovers.length === 0 ? undefined : minor(500);
    t.match(decideClaimJackpot(funds(holding(rollovers), jackpot), claim, 3), {
      events: [
        { type: 'JackpotClaimed', rollovers, amountMinor, to: 3 },
        { type: 'MailPosted', to: 3, message: { message: 'GrantJackpot', rollovers, amountMinor } },
      ],
    });
  }
  t.end();
});

test('calendar: rollovers beyond what a transcript can list wait for the next draw', (t) => {
  const claim = {
    message: 'ClaimJackpot',
    draw: drawNo(999),
    seriesId: 'evening',
    isRuled: false,
  } as const;
  const rollovers = Array.from({ length: ROLLOVERS_PER_DRAW_MAX + 1 }, (_, i) => from(i + 1, 10));
  const jackpot = minor(10 * rollovers.length);
  t.match(decideClaimJackpot(funds(holding(rollovers), jackpot), claim, 3), {
    events: [
      { rollovers: { length: ROLLOVERS_PER_DRAW_MAX }, amountMinor: 10 * ROLLOVERS_PER_DRAW_MAX },
      {},
    ],
  });
  t.end();
});

test('calendar: a jackpot that no draw accounts for is granted to none', (t) => {
  const claim = {
    message: 'ClaimJackpot',
    draw: drawNo(3),
    seriesId: 'evening',
    isRuled: false,
  } as const;
  const calendar = holding([from(1, 500)]);
  t.throws(() => decideClaimJackpot(funds(calendar, minor(501)), claim, 3), /jackpot/);
  t.end();
});

test('calendar: what rolls in is booked to its series', (t) => {
  const rolled = { seriesId: 'evening', rollovers: [from(1, 700)], amountMinor: minor(700) };
  const over = { over: null, reserveMinor: null };
  const events = [{ type: 'JackpotRolledIn', ...rolled, from: 2, ...over }];
  const nothing = funds(undefined, undefined);
  const mail = { message: 'RollIn', ...rolled, ...over } as const;
  t.same(decideRollIn(nothing, mail, 2), { kind: 'accepted', events });
  const less = { ...mail, amountMinor: minor(699) };
  t.throws(() => decideRollIn(nothing, less, 2), /not that of its draws/);
  t.end();
});

function funds(calendar: Calendar | undefined, jackpot: Minor | undefined) {
  return { calendar, jackpot, reserve: undefined };
}

function from(draw: number, amountMinor: number): Rollover {
  return { draw: drawNo(draw), amountMinor: minor(amountMinor) };
}

function holding(rollovers: readonly Rollover[]): Calendar {
  const others = { seriesId: 'morning', rollovers: [from(9, 77)] };
  return { ...EMPTY_CALENDAR, rollovers: [others, { seriesId: 'evening', rollovers }] };
}
