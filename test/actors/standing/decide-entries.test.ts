import fc from 'fast-check';
import { test } from 'tap';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import { decideEntries } from '../../../actors/standing/decide-entries.ts';
import { ended } from '../../../actors/standing/decide-standing.ts';
import { standingTicketAt } from '../../../actors/standing/series-index.ts';
import type { StandingTicketMade } from '../../../actors/standing/standing-events.ts';
import { type StandingTicket, seriesMarkOf } from '../../../actors/standing/standing-ticket.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import { type DrawNo, drawNo, type PlayerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  DRAW,
  OPENED,
  stageInstanceIn,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { masksOf } from '../../support/samples/picks.ts';
import { madePrepaid, madeRecurring } from '../../support/samples/standing-events.ts';

const PLACE = { player: ADA, number: 1 };
const SERIES = seriesMarkOf(TERMS.seriesId);

/** Of the series, in the order of a walk. */
function ticketsOf({ states }: Stage, ...players: readonly PlayerKey[]): StandingTicket[] {
  return players.flatMap((player) => [
    ...(states.standingBySeries.get({ seriesMark: SERIES, player }) ?? []),
  ]);
}

function stretchOf(
  { states }: Stage,
  tickets: readonly StandingTicket[],
  { draw, stamp = stampAt(2_000) }: { draw: DrawNo; stamp?: ReturnType<typeof stampAt> },
) {
  const instance = states.instances.get(draw);
  assert(instance?.phase === 'open', 'the draw is not open');
  const accountOf = (player: PlayerKey) => states.accounts.get(player);
  return decideEntries(tickets, { accountOf, instance, identity: states.identity }, stamp);
}

/** Stretch by stretch to the end, as a walk goes. */
function walk(stage: Stage, ...players: readonly PlayerKey[]) {
  const events = [];
  let left = ticketsOf(stage, ...players);
  while (left.length > 0) {
    const decision = stretchOf(stage, left, { draw: DRAW });
    stage.and(...decision.events);
    events.push(...decision.events);
    left = left.slice(decision.lookedCount);
  }
  return events;
}

function second(changes: Partial<StandingTicketMade> = {}): StandingTicketMade {
  return madeRecurring({ number: 2, entryId: 'k.second', ...changes });
}

test('entries: those of several players are one event, whose tickets follow each other', (t) => {
  const words = [...madeRecurring().words, ...masksOf(TERMS.game, [2, 3, 4, 5, 6])];
  const two = { words, pickCount: 2, stakeMinor: minor(200) };
  const stage = given(...withMoney(ADA, 500), ...withMoney(BOB, 500), madeRecurring());
  stage.and(second(two), madeRecurring({ player: BOB }), announced(), OPENED);
  t.match(walk(stage, ADA, BOB), [
    {
      type: 'StandingTicketsEntered',
      draw: DRAW,
      firstOrdinal: 0,
      players: [ADA, BOB],
      entryCounts: [2, 1],
      numbers: [1, 2, 1],
      prepaidMinor: [0, 0, 0],
      wordCounts: [words.length / 2, words.length, words.length / 2],
    },
  ]);
  t.same([stage.balanceOf(ADA), stage.balanceOf(BOB)], [200, 400]);
  t.match(stageInstanceIn(stage.states, 'open'), { ticketCount: 4, stakeMinor: 400 });
  t.same(walk(stage, ADA, BOB), [], 'a draw is entered once');
  t.end();
});

test('entries: what others of the player leave is what one is decided on', (t) => {
  const stage = given(...withMoney(ADA, 150), ...withMoney(BOB, 500), madeRecurring());
  stage.and(second(), madeRecurring({ player: BOB }), announced(), OPENED);
  t.match(walk(stage, ADA, BOB), [
    { type: 'StandingTicketsEntered', players: [ADA], numbers: [1] },
    { type: 'StandingTicketEnded', player: ADA, number: 2, reason: 'balanceTooLow' },
    { type: 'StandingTicketsEntered', players: [BOB], numbers: [1], firstOrdinal: 1 },
  ]);
  t.same([stage.balanceOf(ADA), stage.balanceOf(BOB)], [50, 400]);
  t.end();
});

test('entries: what comes back with the end of one pays for the next', (t) => {
  const stage = given(...withMoney(ADA, 200), madePrepaid({ priceMinor: minor(99) }), second());
  stage.and(announced(), OPENED);
  t.equal(stage.balanceOf(ADA), 0);
  t.match(walk(stage, ADA), [
    { type: 'StandingTicketEnded', number: 1, reason: 'termsChanged', refundMinor: 200 },
    { type: 'StandingTicketsEntered', numbers: [2] },
  ]);
  t.equal(stage.balanceOf(ADA), 100);
  t.end();
});

test('entries: what a full balance cannot count pays, too', (t) => {
  const stage = given(...withMoney(ADA, 100), madeRecurring(), second(), announced(), OPENED);
  const account = must(stage.states.accounts.get(ADA), 'a player');
  stage.states.accounts.put(ADA, { ...account, balanceMinor: minor(Number.MAX_SAFE_INTEGER) });
  stage.states.surpluses.put(ADA, { balanceMinor: minor(300), pointsHundredths: minor(0) });
  walk(stage, ADA);
  t.equal(stage.balanceOf(ADA), Number.MAX_SAFE_INTEGER);
  t.match(stage.states.surpluses.get(ADA), { balanceMinor: 100 });
  t.end();
});

test('entries: the draw’s room is what those before leave', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring(), second(), announced(), OPENED);
  stageInstanceIn(stage.states, 'open').ticketCount = 2 ** 23 - 1;
  const decision = stretchOf(stage, ticketsOf(stage, ADA), { draw: DRAW });
  t.match(decision, { lookedCount: 2, outcome: 'goesOn', events: [{ numbers: [1] }] });
  t.equal(decision.events.length, 1, 'the other one waits for the next draw');
  t.end();
});

test('entries: the last of its draws ends one, behind the stretch', (t) => {
  const stage = given(...withMoney(ADA, 500), madePrepaid({ drawsLeft: 1 }), second());
  stage.and(announced(), OPENED);
  t.match(walk(stage, ADA), [
    { type: 'StandingTicketsEntered', numbers: [1, 2], prepaidMinor: [100, 0] },
    { type: 'StandingTicketEnded', number: 1, reason: 'completed', refundMinor: 0 },
  ]);
  t.equal(stage.ledger().orders, undefined);
  t.end();
});

test('entries: stakes earn points, each by the rate at which it was made', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring({ earnsHundredths: 250 }), second());
  stage.and(announced(), OPENED);
  t.match(walk(stage, ADA), [{ numbers: [1, 2], rewardsHundredths: [250, 0] }]);
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 250);
  t.end();
});

test('entries: none while the time is not certain, and none after the close', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring(), announced(), OPENED);
  const tickets = ticketsOf(stage, ADA);
  const { closesAtMs } = TERMS;
  const stamp = unsureStamp(closesAtMs - 1, closesAtMs + 1);
  const wait = { events: [], lookedCount: 0, outcome: 'wait' };
  t.same(stretchOf(stage, tickets, { draw: DRAW, stamp }), wait);
  const over = stretchOf(stage, tickets, { draw: DRAW, stamp: stampAt(closesAtMs) });
  t.same(over, { ...wait, outcome: 'over' });
  t.end();
});

test('prepaid: entries and refunds are what was paid, whatever happens in which order', (t) => {
  const happening = fc.oneof(
    { weight: 6, arbitrary: fc.constant('opens' as const) },
    fc.constantFrom('opensAgain', 'costsMore', 'hasOtherRules', 'isCancelled', 'isStopped'),
  );
  const story = fc.record(
    {
      drawsLeft: fc.integer({ min: 1, max: 6 }),
      days: fc.array(happening, { maxLength: 14 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(story, ({ drawsLeft, days }) => {
      const stage = given(...withMoney(ADA, 1_000), madePrepaid({ drawsLeft }));
      const paidMinor = drawsLeft * 100;
      let returnedMinor = 0;
      let enteredCount = 0;
      let draw = 10;
      for (const day of days) {
        const ticket = must(standingTicketAt(stage.states, PLACE), 'it was made');
        if (day === 'isStopped') {
          if (ticket.endReason !== null) continue;
          stage.and(ended(ticket, 'stopped', 1));
          continue;
        }
        if (day !== 'opensAgain') draw += 1;
        const terms: DrawTerms = {
          ...TERMS,
          draw: drawNo(draw),
          priceMinor: minor(day === 'costsMore' ? 200 : 100),
          game: day === 'hasOtherRules' ? { ...TERMS.game, title: '' } : TERMS.game,
        };
        if (day !== 'opensAgain') {
          stage.and({ type: 'InstanceAnnounced', terms, coordinatorShard: 1 });
          stage.and({ ...OPENED, draw: terms.draw } as typeof OPENED);
        }
        const instance = stage.states.instances.get(terms.draw);
        if (instance?.phase !== 'open' || ticket.endReason !== null) continue;
        const { events } = stretchOf(stage, [ticket], { draw: terms.draw });
        stage.and(...events);
        if (!events.some(({ type }) => type === 'StandingTicketsEntered')) continue;
        if (instance.terms.priceMinor !== 100) return false;
        enteredCount += 1;
        // The usual way of a draw that is cancelled: its stakes come back, and it is not made up.
        if (day === 'isCancelled') returnedMinor += 100;
      }
      const ticket = must(standingTicketAt(stage.states, PLACE), 'it was made');
      const { orders = 0 } = stage.ledger();
      const inHandMinor = ticket.refundMinor + orders;
      if (enteredCount > drawsLeft || returnedMinor > enteredCount * 100) return false;
      return enteredCount * 100 + inHandMinor === paidMinor;
    }),
  );
  t.end();
});
