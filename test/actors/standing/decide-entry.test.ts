import { test } from 'tap';
import type { DrawTerms } from '../../../actors/draw/terms.ts';
import { decideEntry } from '../../../actors/standing/decide-entry.ts';
import { standingTicketAt } from '../../../actors/standing/series-index.ts';
import type { StandingTicketMade } from '../../../actors/standing/standing-events.ts';
import { entryTermsOf } from '../../../actors/standing/standing-ticket.ts';
import { must } from '../../../src/kernel/assert.ts';
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
  const ticket = must(standingTicketAt(states, PLACE), 'it was made');
  const account = states.accounts.get(ADA);
  const { identity } = states;
  const terms = entryTermsOf(instance.terms);
  return decideEntry(ticket, { account, instance, identity, terms }, stamp);
}

test('entry: it is the purchase that the player would make', (t) => {
  const { words } = madeRecurring();
  const nothing = { prepaidMinor: 0, rewardHundredths: 0 };
  t.match(entry(opened(madeRecurring())), {
    outcome: 'entered',
    bought: { masks: words },
    ...nothing,
  });
  t.end();
});

test('entry: what was prepaid pays for it, whatever the balance is', (t) => {
  const stage = opened(madePrepaid(), 200);
  t.equal(stage.balanceOf(ADA), 0);
  t.match(entry(stage), { outcome: 'entered', prepaidMinor: 100 });
  t.end();
});

test('entry: what it earns in points is what it was made for', (t) => {
  t.match(entry(opened(madeRecurring({ earnsHundredths: 250 }))), { rewardHundredths: 250 });
  t.end();
});

test('entry: another price, other rules or another game end it', (t) => {
  const { game } = TERMS;
  for (const terms of [
    { priceMinor: minor(200) },
    { game: { ...game, title: 'Other rules' } },
    { game: { ...game, gameId: 'other' } },
  ]) {
    const decision = entry(opened(madePrepaid(), 500, terms));
    t.same(decision, { outcome: 'ended', reason: 'termsChanged' });
  }
  t.end();
});

test('entry: the refusal of its purchase ends it, and says why', (t) => {
  const poor = entry(opened(madeRecurring(), 99));
  t.same(poor, { outcome: 'ended', reason: 'balanceTooLow' });
  const barred = opened(madePrepaid());
  const account = must(barred.states.accounts.get(ADA), 'a player');
  barred.states.accounts.put(ADA, { ...account, betBarriers: 4 });
  t.same(entry(barred), { outcome: 'ended', reason: 'staffMayNotPlay' });
  t.end();
});

test('entry: a full draw is left out, and an unsure clock is waited for', (t) => {
  const stage = opened(madeRecurring());
  stageInstanceIn(stage.states, 'open').ticketCount = 2 ** 23;
  t.same(entry(stage), { outcome: 'passed' });
  const { closesAtMs } = TERMS;
  const unsure = unsureStamp(closesAtMs - 1, closesAtMs + 1);
  t.same(entry(opened(madeRecurring()), unsure), { outcome: 'wait' });
  t.same(entry(opened(madeRecurring()), stampAt(closesAtMs)), { outcome: 'over' });
  t.end();
});

test('entry: draws of other series, and up to the last that was on sale, are passed', (t) => {
  const stage = opened(madeRecurring());
  const terms = { ...TERMS, seriesId: 'other' };
  const instance = { ...stageInstanceIn(stage.states, 'open'), terms };
  const ticket = must(standingTicketAt(stage.states, PLACE), 'it was made');
  const account = stage.states.accounts.get(ADA);
  const sources = { account, instance, identity: stage.states.identity };
  const other = { ...sources, terms: entryTermsOf(terms) };
  t.same(decideEntry(ticket, other, stampAt(2_000)), { outcome: 'passed' });
  t.same(entry(opened(madeRecurring({ lastDraw: DRAW }))), { outcome: 'passed' });
  t.end();
});
