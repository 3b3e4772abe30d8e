import { test } from 'tap';
import {
  type Calendar,
  EMPTY_CALENDAR,
  ROLLOVERS_PER_DRAW_MAX,
  type Rollover,
} from '../../../actors/calendar/calendar.ts';
import {
  decideClaimJackpot,
  decideMoveJackpot,
  decideRollIn,
  type MoveJackpot,
  type SeriesFunds,
} from '../../../actors/calendar/decide-jackpot.ts';
import {
  type SeriesStanding,
  seriesStandingOf,
  withAwaited,
  withClaim,
  withStanding,
} from '../../../actors/calendar/series-standing.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { type Minor, minor } from '../../../src/kernel/money.ts';
import { stampAt } from '../../support/cluster/actor-stage.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';

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

function claimOf(draw: number) {
  const of = { draw: drawNo(draw), seriesId: 'evening' };
  return { message: 'ClaimJackpot', ...of, isRuled: true } as const;
}

/** Draw 2 closes before draw 3; both are awaited. */
function twoAwaited(changes: Partial<SeriesStanding> = {}): Calendar {
  const standing = [2, 3].reduce(
    (known, draw) => withAwaited(known, { draw: drawNo(draw), closesAtMs: draw * 1_000 }),
    { ...seriesStandingOf(undefined, 'evening'), ...changes },
  );
  return withStanding(holding([from(1, 500)]), standing);
}

test('calendar: the claim of a later draw waits, and is granted with the end of the other', (t) => {
  t.match(decideClaimJackpot(funds(twoAwaited(), minor(500)), claimOf(3), 1), {
    events: [{ type: 'JackpotAwaited', draw: 3, seriesId: 'evening', shard: 1, isRuled: true }],
  });
  const standing = seriesStandingOf(twoAwaited({ unwonCount: 4 }), 'evening');
  const waiting = withClaim(standing, drawNo(3), { claim: 'waiting', shard: 1, isRuled: true });
  const calendar = withStanding(
    { ...EMPTY_CALENDAR },
    withClaim(waiting, drawNo(2), { claim: 'granted' }),
  );
  const rolled = { seriesId: 'evening', rollovers: [from(2, 700)], amountMinor: minor(700) };
  const over = { draw: drawNo(2), end: 'carried' } as const;
  const mail = { message: 'RollIn', ...rolled, over, reserveMinor: minor(40) } as const;
  const told = { number: 6, previous: 2, reserveInMinor: 45, reserveMovedMinor: 5 };
  const reserve = minor(5);
  t.match(decideRollIn({ calendar, jackpot: undefined, reserve }, mail, 0), {
    events: [
      { type: 'JackpotRolledIn', over, reserveMinor: 40 },
      { type: 'JackpotClaimed', draw: 3, amountMinor: 700, to: 1, standing: told },
      { to: 1, message: { message: 'GrantJackpot', rollovers: [from(2, 700)], standing: told } },
    ],
  });
  t.match(decideRollIn(funds(calendar, undefined), { ...mail, over: null }, 0), {
    events: { length: 1 },
  });
  t.end();
});

test('calendar: a jackpot is moved as it is asked, and only from a series that is over', (t) => {
  const asked = {
    fromSeriesId: 'evening',
    toSeriesId: 'morning',
    amountMinor: null,
    reason: 'renamed',
    by: OPERATOR,
  };
  const evening = holding([from(1, 500), from(2, 300)]);
  const held = { calendar: evening, jackpot: minor(800), reserve: minor(9) };
  const move = (changes: Partial<MoveJackpot>, of: SeriesFunds = held, at = stampAt(5_000)) =>
    decideMoveJackpot(of, { ...asked, ...changes }, at);
  const moved = { type: 'JackpotMoved', fromSeriesId: 'evening', by: OPERATOR, atMs: 5_000 };
  t.match(move({}), { events: [{ ...moved, amountMinor: 800, reserveMinor: 9 }] });
  const operation = { idempotencyKey: 'once', fingerprint: 7 };
  t.match(move({ operation }), { events: [operation] });
  t.match(move({}), { events: [{ idempotencyKey: null, fingerprint: 0 }] });
  t.match(move({ amountMinor: 600 }), {
    events: [{ ...moved, rollovers: [from(1, 500), from(2, 100)], reserveMinor: 0 }],
  });
  const reserveOnly = { ...held, calendar: holding([]), jackpot: undefined };
  t.match(move({}, reserveOnly), { events: [{ rollovers: [], reserveMinor: 9 }] });
  t.match(move({}, { ...reserveOnly, reserve: undefined }), { code: 'jackpotTooLow' });
  t.match(move({ amountMinor: 801 }), { code: 'jackpotTooLow', facts: { jackpotMinor: 800 } });
  t.match(move({ amountMinor: 0.5 }), { code: 'amountInvalid' });
  t.match(move({ toSeriesId: 'x' }), { code: 'seriesNotFound', facts: { series: 'x' } });
  t.match(move({}, funds(undefined, undefined)), { code: 'seriesNotFound' });
  t.match(move({}, { ...held, calendar: twoAwaited() }), { code: 'seriesOnSale' });
  // Of a draw that an older release planned, the calendar knows the close.
  const planned = [{ draw: drawNo(3), closesAtMs: 5_000 }];
  const older = { ...held, calendar: { ...evening, series: [{ seriesId: 'evening', planned }] } };
  t.match(move({}, older, stampAt(4_999)), { code: 'seriesOnSale' });
  t.match(move({}, older), { kind: 'accepted' });
  const unsure = { ...stampAt(4_999), latestMs: 5_001 };
  t.match(move({}, older, unsure), { code: 'clockUnsure' });
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
