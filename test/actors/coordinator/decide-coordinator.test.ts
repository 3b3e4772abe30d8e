import { test } from 'tap';
import {
  decideCancelDraw,
  decideCloseDraw,
  decideCreateDraw,
  decideGrantJackpot,
  decideOpenDraw,
  decideReportSeal,
  decideRequestConduct,
  decideRevealDraw,
  decideSealDraw,
} from '../../../actors/coordinator/decide-coordinator.ts';
import type { States } from '../../../actors/states.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { DRAW, OPERATOR, TERMS } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  coordinatorIn,
  coordinatorOf,
  DRAW_CLOSED,
  DRAW_CONDUCTED,
  DRAW_OPENED,
  DRAW_SEALED,
  granted,
  readyToConduct,
  rolledOver,
  scheduled,
  sealedBy,
} from '../../support/samples/coordinator-events.ts';

const SECRET = { serverSeedHex: '11', commitmentHex: '22' };

function cancel(nowMs = 70_000) {
  const request = { draw: DRAW, reason: 'rain', by: OPERATOR };
  return ({ coordinators, identity }: States) =>
    decideCancelDraw(coordinators.get(DRAW), request, stampAt(nowMs), identity);
}

function reportSeal(from: number, ticketCount: number) {
  const stakeMinor = minor(ticketCount * 100);
  const report = { message: 'ReportSeal', draw: DRAW, ticketCount, stakeMinor } as const;
  return (states: States) =>
    decideReportSeal(coordinatorOf(states), { ...report, merkleRootHex: 'aa' }, from);
}

function grant(jackpotMinor: number) {
  const amountMinor = minor(jackpotMinor);
  return (states: States) =>
    decideGrantJackpot(
      coordinatorOf(states),
      {
        message: 'GrantJackpot',
        draw: DRAW,
        rollovers: rolledOver(jackpotMinor),
        amountMinor,
        standing: null,
      },
      0,
    );
}

function reveal(states: States) {
  const revealed = { ticketsRootHex: '44', numbers: [5, 6, 7, 8, 9] };
  return decideRevealDraw(coordinatorOf(states), revealed, stampAt(71_000));
}

function conduct(nowMs: number) {
  return ({ coordinators }: States) =>
    decideRequestConduct(coordinators.get(DRAW), { draw: DRAW, by: OPERATOR }, stampAt(nowMs));
}

test('coordinator: a draw is announced to every shard when it is created', (t) => {
  const command = { message: 'CreateDraw', terms: TERMS, conductsAtMs: CONDUCTS_AT_MS } as const;
  const create = ({ coordinators, identity }: States) =>
    decideCreateDraw(coordinators.get(DRAW), command, stampAt(0), identity);
  const stage = given()
    .when(create)
    .thenEvents(
      t,
      { type: 'DrawScheduled' },
      { type: 'MailPosted', to: 0, message: { message: 'AnnounceDraw', coordinatorShard: 0 } },
      { type: 'MailPosted', to: 1, message: { message: 'AnnounceDraw' } },
    );
  t.equal(coordinatorOf(stage.states).state, 'scheduled');
  t.throws(() => stage.when(create), AssertionError, 'once');
  t.end();
});

test('coordinator: opens when its time has surely come, and once', (t) => {
  const open = (nowMs: number, earliestMs: number) => (states: States) =>
    decideOpenDraw(
      coordinatorOf(states),
      SECRET,
      unsureStamp(earliestMs, nowMs, nowMs),
      states.identity,
    );
  t.throws(() => given(scheduled()).when(open(5_000, 999)), AssertionError);
  const stage = given(scheduled())
    .when(open(5_000, 1_000))
    .thenEvents(
      t,
      { type: 'DrawOpened', commitmentHex: '22', atMs: 5_000 },
      { to: 0, message: { message: 'OpenInstance' } },
      { to: 1, message: { message: 'OpenInstance' } },
    );
  stage.when(open(5_000, 1_000)).thenEvents(t);
  t.end();
});

test('coordinator: closes at the end of sales and not a millisecond before', (t) => {
  const close = (nowMs: number) => (states: States) =>
    decideCloseDraw(coordinatorOf(states), stampAt(nowMs));
  t.throws(() => given(scheduled(), DRAW_OPENED).when(close(60_999)), AssertionError);
  const graced = scheduled({ graceMs: 500 });
  t.throws(() => given(graced, DRAW_OPENED).when(close(61_499)), AssertionError);
  const stage = given(scheduled(), DRAW_OPENED).when(close(61_000)).thenEvents(t, {});
  stage.when(close(61_000)).thenEvents(t);
  t.end();
});

test('coordinator: a shard may report its seal before the coordinator has closed', (t) => {
  const stage = given(scheduled(), DRAW_OPENED)
    .when(reportSeal(1, 30))
    .thenEvents(t, {
      type: 'ShardSealed',
      seal: { shard: 1, ticketCount: 30, stakeMinor: 3_000 },
    });
  t.same(stage.ledger(), { 'transit:1': -3_000, 'pot:dr_0000002': 3_000 });
  stage.and(DRAW_CLOSED);
  t.throws(() => stage.when(reportSeal(1, 30)), AssertionError, 'a shard was sealed twice');
  stage.when(reportSeal(0, 0)).thenEvents(t, { seal: { shard: 0, ticketCount: 0 } });
  stage.and(DRAW_SEALED);
  t.same(
    coordinatorIn(stage.states, 'sealed').seals.map(({ ticketCount }) => ticketCount),
    [0, 30],
  );
  t.end();
});

test('coordinator: is sealed when every shard is, and claims the jackpot of its series', (t) => {
  const seal = (states: States) =>
    decideSealDraw(coordinatorOf(states), { ticketsRootHex: '33' }, stampAt(61_010));
  const half = given(scheduled(), DRAW_OPENED, DRAW_CLOSED, sealedBy(0, 3));
  t.throws(() => half.when(seal), AssertionError);
  const stage = half
    .and(sealedBy(1, 0))
    .when(seal)
    .thenEvents(
      t,
      { type: 'DrawSealed', ticketsRootHex: '33' },
      { to: 0, message: { message: 'ClaimJackpot', seriesId: 'evening' } },
    );
  stage.when(seal).thenEvents(t);
  stage.when(grant(700)).thenEvents(t, { type: 'JackpotGranted', amountMinor: 700 });
  t.equal(coordinatorIn(stage.states, 'sealed').jackpot?.amountMinor, 700);
  t.end();
});

/** It tells the calendar, so that no draw of its series waits for it. */
const LEAVES = {
  to: 0,
  message: { message: 'RollIn', amountMinor: 0, over: { draw: DRAW, end: 'cancelled' } },
};

test('coordinator: an operator may bring the drawing forward, after the close only', (t) => {
  given().when(conduct(0)).thenRejected(t, 'drawNotFound');
  const refused = (state: string) => [t, 'drawNotConductable', { state }] as const;
  given(scheduled())
    .when(conduct(0))
    .thenRejected(...refused('scheduled'));
  given(scheduled(), DRAW_OPENED)
    .when(conduct(61_500))
    .thenRejected(...refused('open'));
  const stage = given(scheduled(), DRAW_OPENED, DRAW_CLOSED);
  stage.when(conduct(62_000)).thenEvents(t, { type: 'ConductRequested', by: OPERATOR });
  t.equal(coordinatorOf(stage.states).conductsAtMs, 62_000);
  stage.when(conduct(63_000)).thenEvents(t, {});
  t.equal(coordinatorOf(stage.states).conductsAtMs, 62_000, 'never later than it was');
  const drawn = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED);
  drawn.when(conduct(70_000)).thenRejected(...refused('drawn'));
  given(scheduled())
    .when(cancel())
    .thenEvents(t, {}, {}, {}, LEAVES)
    .when(conduct(0))
    .thenRejected(...refused('cancelled'));
  t.end();
});

test('coordinator: cancelled before it opened, it tells the shards and is over', (t) => {
  const stage = given(scheduled())
    .when(cancel())
    .thenEvents(
      t,
      { type: 'DrawCancelled', reason: 'rain', by: OPERATOR },
      { to: 0, message: { message: 'CancelInstance' } },
      { to: 1, message: { message: 'CancelInstance' } },
      LEAVES,
    );
  t.match(coordinatorIn(stage.states, 'cancelled'), {
    cancelReason: 'rain',
    cancelledAtMs: 70_000,
  });
  stage.when(cancel()).thenRejected(t, 'drawCancelled');
  stage.when(reveal).thenEvents(t);
  given().when(cancel()).thenRejected(t, 'drawNotFound');
  t.end();
});

test('coordinator: cancelled on sale, it ends the sales and has every shard sealed first', (t) => {
  const open = given(scheduled(), DRAW_OPENED)
    .when(cancel(30_000))
    .thenEvents(
      t,
      { type: 'DrawCancelled' },
      { to: 0, message: { message: 'EndSales' } },
      { to: 1, message: { message: 'EndSales' } },
      LEAVES,
    );
  // After the close the shards are on their way to their seals by themselves.
  const closed = given(scheduled(), DRAW_OPENED, DRAW_CLOSED)
    .when(cancel())
    .thenEvents(t, { type: 'DrawCancelled' }, LEAVES);
  for (const stage of [open, closed]) {
    stage.when(reportSeal(1, 4)).thenEvents(t, { type: 'ShardSealed' });
    t.throws(() => stage.when(reveal), AssertionError, 'a shard has not reported');
    stage.when(reportSeal(0, 3)).thenEvents(t, { type: 'ShardSealed' });
    stage
      .when(reveal)
      .thenEvents(
        t,
        { type: 'DrawRevealed', ticketsRootHex: '44', numbers: [5, 6, 7, 8, 9] },
        { to: 0, message: { message: 'CancelInstance' } },
        { to: 1, message: { message: 'CancelInstance' } },
        { type: 'SealReturned', shard: 0, amountMinor: 300 },
        { to: 0, message: { message: 'ReturnStakes', amountMinor: 300 } },
        { type: 'SealReturned', shard: 1, amountMinor: 400 },
        { to: 1, message: { message: 'ReturnStakes', amountMinor: 400 } },
      );
    t.match(coordinatorOf(stage.states), { state: 'cancelled', ticketsRootHex: '44' });
    t.same(stage.ledger(), {}, 'what came is on its way back');
    stage.when(reveal).thenEvents(t);
  }
  t.end();
});

test('coordinator: cancelled with a jackpot, it returns that, and then the stakes', (t) => {
  // 30 + 12 tickets at 100 and a jackpot of 700: 3,000 + 1,200 + 700 = 4,900.
  const stage = given(...readyToConduct([30, 12], 700));
  t.equal(stage.ledger()['pot:dr_0000002'], 4_900);
  const rolled = { seriesId: 'evening', rollovers: rolledOver(700), amountMinor: 700 };
  stage
    .when(cancel())
    .thenEvents(
      t,
      { type: 'DrawCancelled' },
      { type: 'JackpotReturned', amountMinor: 700 },
      { to: 0, message: { message: 'RollIn', ...rolled } },
    );
  stage.when(reveal).thenEvents(t, { type: 'DrawRevealed' }, {}, {}, {}, {}, {}, {});
  t.same(stage.ledger(), {}, 'what came is on its way back');
  t.end();
});

test('coordinator: a jackpot that crosses a cancellation is sent back', (t) => {
  const stage = given(scheduled(), DRAW_OPENED, DRAW_CLOSED, sealedBy(0, 5), sealedBy(1, 2));
  stage.and(DRAW_SEALED).when(cancel()).thenEvents(t, {});
  // The calendar had granted the jackpot before it could know.
  stage
    .when(grant(900))
    .thenEvents(
      t,
      { type: 'JackpotGranted', amountMinor: 900 },
      { type: 'JackpotReturned', amountMinor: 900 },
      { to: 0, message: { message: 'RollIn', rollovers: rolledOver(900), amountMinor: 900 } },
    );
  stage.when(reveal).thenEvents(t, {}, {}, {}, {}, {}, {}, {});
  t.same(stage.ledger(), {});
  t.end();
});

test('coordinator: once the numbers are known nothing is cancelled', (t) => {
  const stage = given(...readyToConduct([1, 1], 0), DRAW_CONDUCTED);
  stage.when(cancel()).thenRejected(t, 'drawNotCancellable', { state: 'drawn' });
  t.throws(() => stage.when(reportSeal(0, 1)), AssertionError, 'nor sealed');
  t.throws(() => stage.and(granted(1)), AssertionError, 'nor granted a second jackpot');
  t.end();
});
