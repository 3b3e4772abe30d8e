import fc from 'fast-check';
import { test } from 'tap';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import { decideEntry } from '../../../actors/standing/decide-entry.ts';
import { ended } from '../../../actors/standing/decide-standing.ts';
import type { StandingTicketMade } from '../../../actors/standing/standing-events.ts';
import { entryTermsOf } from '../../../actors/standing/standing-ticket.ts';
import { must } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  DRAW,
  OPENED,
  stageInstanceIn,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { madePrepaid, madeRecurring } from '../../support/samples/standing-events.ts';

const PLACE = { player: ADA, number: 1 };

function opened(made: StandingTicketMade, balanceMinor = 500, terms: Partial<DrawTerms> = {}) {
  return given(...withMoney(ADA, balanceMinor), made, announced(terms), OPENED);
}

function entry({ states }: Stage, stamp = stampAt(2_000)) {
  const instance = stageInstanceIn(states, 'open');
  const ticket = must(states.standingTickets.get(PLACE), 'it was made');
  const account = states.accounts.get(ADA);
  const { identity } = states;
  const terms = entryTermsOf(instance.terms);
  return decideEntry({ ticket, account, instance, identity, terms }, stamp);
}

test('entry: it is the purchase that the player would make, under a name of its own', (t) => {
  const stage = opened(madeRecurring());
  const { outcome, events } = entry(stage);
  t.equal(outcome, 'entered');
  t.match(events, [
    { type: 'StandingTicketEntered', draw: DRAW, paidMinor: 0 },
    { type: 'TicketsBought', draw: DRAW, entryId: `standing.1.${DRAW}`, fingerprint: 0 },
  ]);
  stage.and(...events);
  t.equal(stage.balanceOf(ADA), 400);
  t.equal(entry(stage).outcome, 'passed', 'a draw is entered once');
  t.end();
});

test('entry: what was prepaid pays for it, whatever the balance is', (t) => {
  const stage = opened(madePrepaid(), 200);
  t.equal(stage.balanceOf(ADA), 0);
  stage.and(...entry(stage).events);
  t.equal(stage.balanceOf(ADA), 0);
  t.match(stage.ledger(), { orders: 100, 'stakes:dr_0000002': 100 });
  t.end();
});

test('entry: the last one ends it', (t) => {
  const stage = opened(madePrepaid({ drawsLeft: 1 }));
  const { events } = entry(stage);
  t.match(events.at(-1), { type: 'StandingTicketEnded', reason: 'completed', refundMinor: 0 });
  stage.and(...events);
  t.equal(stage.ledger().orders, undefined);
  t.end();
});

test('entry: what it earns in points is what it was made for', (t) => {
  const stage = opened(madeRecurring({ earnsHundredths: 250 }));
  const { events } = entry(stage);
  t.match(events.at(-1), {
    type: 'PointsEarned',
    entryId: `standing.1.${DRAW}`,
    amountHundredths: 250,
  });
  t.end();
});

test('entry: another price, other rules or another game end it', (t) => {
  const { game } = TERMS;
  for (const terms of [
    { priceMinor: minor(200) },
    { game: { ...game, title: 'Other rules' } },
    { game: { ...game, gameId: 'other' } },
  ]) {
    const stage = opened(madePrepaid(), 500, terms);
    const { outcome, events } = entry(stage);
    t.equal(outcome, 'ended');
    t.match(events, [{ type: 'StandingTicketEnded', reason: 'termsChanged', refundMinor: 200 }]);
    stage.and(...events);
    t.equal(stage.balanceOf(ADA), 500);
  }
  t.end();
});

test('entry: the refusal of its purchase ends it, and says why', (t) => {
  t.match(entry(opened(madeRecurring(), 99)).events, [
    { type: 'StandingTicketEnded', reason: 'balanceTooLow', refundMinor: 0 },
  ]);
  const barred = opened(madePrepaid());
  const account = must(barred.states.accounts.get(ADA), 'a player');
  barred.states.accounts.put(ADA, { ...account, betBarriers: 4 });
  t.match(entry(barred).events, [{ reason: 'staffMayNotPlay', refundMinor: 200 }]);
  t.end();
});

test('entry: a full draw is left out, and an unsure clock is waited for', (t) => {
  const stage = opened(madeRecurring());
  stageInstanceIn(stage.states, 'open').ticketCount = 2 ** 23;
  t.match(entry(stage), { outcome: 'passed', events: [] });
  const { closesAtMs } = TERMS;
  const unsure = unsureStamp(closesAtMs - 1, closesAtMs + 1);
  t.match(entry(opened(madeRecurring()), unsure), { outcome: 'wait', events: [] });
  t.match(entry(opened(madeRecurring()), stampAt(closesAtMs)), { outcome: 'over', events: [] });
  t.end();
});

test('entry: draws of other series, and up to the last that was on sale, are passed', (t) => {
  t.equal(entry(opened(madeRecurring({ seriesId: 'other' }))).outcome, 'passed');
  t.equal(entry(opened(madeRecurring({ lastDraw: DRAW }))).outcome, 'passed');
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
        const ticket = must(stage.states.standingTickets.get(PLACE), 'it was made');
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
        const account = stage.states.accounts.get(ADA);
        const { identity } = stage.states;
        const decided = { ticket, account, instance, identity };
        const made = { ...decided, terms: entryTermsOf(instance.terms) };
        const { outcome, events } = decideEntry(made, stampAt(2_000));
        stage.and(...events);
        if (outcome !== 'entered') continue;
        if (instance.terms.priceMinor !== 100) return false;
        enteredCount += 1;
        // The usual way of a draw that is cancelled: its stakes come back, and it is not made up.
        if (day === 'isCancelled') returnedMinor += 100;
      }
      const ticket = must(stage.states.standingTickets.get(PLACE), 'it was made');
      const { orders = 0 } = stage.ledger();
      const inHandMinor = ticket.refundMinor + orders;
      if (enteredCount > drawsLeft || returnedMinor > enteredCount * 100) return false;
      return enteredCount * 100 + inHandMinor === paidMinor;
    }),
  );
  t.end();
});
