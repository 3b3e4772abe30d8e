import { test } from 'tap';
import { KENO } from '../../../actors/games/keno/keno.ts';
import {
  decideMakeStanding,
  decideStopStanding,
  newestOpened,
} from '../../../actors/standing/decide-standing.ts';
import { standingTicketAt } from '../../../actors/standing/series-index.ts';
import { NO_STANDING, type StandingSet } from '../../../actors/standing/standing-ticket.ts';
import { must } from '../../../src/kernel/assert.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  DRAW,
  OPENED,
  stageInstance,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { KENO_10 } from '../../support/samples/family-games.ts';
import { madePrepaid } from '../../support/samples/standing-events.ts';

const MAKE = {
  player: ADA,
  seriesId: 'evening',
  picks: [[1, 2, 3, 4, 5]],
  quickPick: 2,
  draws: 9,
  earnsHundredths: 0,
  idempotencyKey: 'mine',
  fingerprint: 3,
};
const NEXT = drawNo(3);

function make(
  stage: Stage,
  set: StandingSet = NO_STANDING,
  changes: Partial<Parameters<typeof decideMakeStanding>[1]> = {},
) {
  return stage.when((states) => {
    const draws = [DRAW, NEXT].flatMap((draw) => states.instances.get(draw) ?? []);
    const account = states.accounts.get(ADA);
    return decideMakeStanding({ account, set, draws }, { ...MAKE, ...changes }, stampAt(2_000));
  });
}

test('standing ticket: it is made for the terms of the next draw to open', (t) => {
  const stage = given(...withMoney(ADA, 0), announced(), OPENED);
  stage.and(announced({ draw: NEXT, priceMinor: minor(150) }));
  make(stage).thenEvents(t, {
    type: 'StandingTicketMade',
    kind: 'recurring',
    priceMinor: 150,
    stakeMinor: 450,
    pickCount: 3,
    drawsLeft: 9,
    lastDraw: DRAW,
    entryId: 'k.mine',
  });
  t.end();
});

test('standing ticket: of the draw on sale, where no next one is planned', (t) => {
  const stage = given(...withMoney(ADA, 0), announced(), OPENED);
  make(stage).thenEvents(t, { priceMinor: 100, stakeMinor: 300, lastDraw: DRAW });
  t.end();
});

test('standing ticket: refused by player, series, room and picks, in this order', (t) => {
  make(given()).thenRejected(t, 'playerNotFound');
  const stage = given(...withMoney(ADA, 0));
  make(stage).thenRejected(t, 'seriesNotFound');
  stage.and(announced());
  const active = Array.from({ length: 100 }, (_, i) => i + 1);
  const full = { madeCount: 100, active, activeIn: active, ended: [] };
  make(stage, full).thenRejected(t, 'standingTicketsTooMany', { standingTicketsMax: 100 });
  const none = { picks: [], quickPick: 0 };
  make(stage, NO_STANDING, none).thenRejected(t, 'selectionInvalid', { reason: 'noSelection' });
  t.end();
});

test('standing ticket: stopped once, however often it is asked', (t) => {
  const stage = given(...withMoney(ADA, 500), madePrepaid());
  const ticket = () => standingTicketAt(stage.states, { player: ADA, number: 1 });
  const stop = () => stage.when(() => decideStopStanding(ticket(), stampAt(9)));
  stop().thenEvents(t, { type: 'StandingTicketEnded', reason: 'stopped', refundMinor: 200 });
  stop().thenEvents(t);
  stage
    .when(() => decideStopStanding(undefined, stampAt(9)))
    .thenRejected(t, 'standingTicketNotFound');
  t.end();
});

test('newest draw: of those that were opened, whatever has become of them', (t) => {
  const stage = given(announced(), OPENED, announced({ draw: NEXT }));
  const next = must(stage.states.instances.get(NEXT), 'it was announced');
  t.equal(newestOpened([next]), undefined);
  t.equal(newestOpened([stageInstance(stage.states), next])?.terms.draw, DRAW);
  t.end();
});

test('standing ticket: its quick picks have the spots that were asked for', (t) => {
  const stage = given(...withMoney(ADA, 0), announced({ game: KENO_10 }), OPENED);
  make(stage, NO_STANDING, { picks: [], quickPick: 1, spots: 4 }).thenEvents(t, { pickCount: 1 });
  const made = standingTicketAt(stage.states, { player: ADA, number: 1 });
  t.equal(KENO.printPick(0, made?.words ?? [], 0, 3).length, 4);
  const none = { reason: 'spotsNotSold' };
  make(stage, NO_STANDING, { spots: 11 }).thenRejected(t, 'selectionInvalid', none);
  t.end();
});
