import { test } from 'tap';
import {
  decideAddBooks,
  decideAddInstances,
  decideAddShards,
  decidePlayersDealt,
  decideTakeLinks,
  decideTellLinks,
  lacksBooks,
  lacksInstances,
} from '../../../actors/growth/decide-growth.ts';
import { GROWTH_KEY } from '../../../actors/growth/growth.ts';
import type { States } from '../../../actors/states.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, DRAW, TERMS } from '../../support/samples/actor-events.ts';
import { FIXTURE, SAMPLE_LINE, withLimit } from '../../support/samples/betting-events.ts';
import {
  coordinatorOf,
  DRAW_CLOSED,
  DRAW_OPENED,
  scheduled,
} from '../../support/samples/coordinator-events.ts';
import { ADDED, DEALT, TOLD } from '../../support/samples/growth-events.ts';
import { outsidePlayer } from '../../support/samples/raffle-events.ts';
import { STOCK } from '../../support/samples/stock-events.ts';

const addInstances = (states: States) => decideAddInstances(coordinatorOf(states), states.identity);

test('growth: what a journal knows is recorded once', (t) => {
  const { states } = given();
  t.same(decideAddShards(states.identity, 4, stampAt(1)), [ADDED]);
  const grown = given(ADDED, TOLD);
  t.same(decideAddShards(grown.states.identity, 4, stampAt(9)), []);
  t.throws(() => decideAddShards(grown.states.identity, 3, stampAt(9)), AssertionError);
  t.same(decidePlayersDealt(grown.states.identity, stampAt(3)), [DEALT]);
  grown.and(DEALT);
  t.same(decidePlayersDealt(grown.states.identity, stampAt(9)), []);
  t.end();
});

test('growth: new shards hear of a draw that is planned, and may sell one that is open', (t) => {
  const announced = { message: 'AnnounceDraw', terms: TERMS, coordinatorShard: 0 };
  const opened = { message: 'OpenInstance', draw: DRAW };
  const widened = { type: 'InstancesAdded', draw: DRAW, shardCount: 4 };
  const toNew = (message: object) => [2, 3].map((to) => ({ type: 'MailPosted', to, message }));
  given(scheduled(), ADDED)
    .when(addInstances)
    .thenEvents(t, widened, ...toNew(announced));
  const open = given(scheduled(), DRAW_OPENED, ADDED)
    .when(addInstances)
    .thenEvents(t, widened, ...toNew(announced), ...toNew(opened));
  t.notOk(lacks(open), 'once');
  t.end();
});

test('growth: new shards hear of tickets that were made in advance, and have none of them', (t) => {
  const made = { type: 'StockMade', draw: DRAW, stock: STOCK, commitmentHex: 'cc' } as const;
  const dealt = { message: 'DealStock', draw: DRAW, stock: STOCK };
  given(scheduled(), DRAW_OPENED, { ...made, by: BOB, atMs: 5 }, ADDED)
    .when((states) =>
      decideAddInstances(coordinatorOf(states), states.identity, states.stocks.get(DRAW)),
    )
    .thenEvents(t, {}, {}, {}, {}, {}, { to: 2, message: dealt }, { to: 3, message: dealt });
  t.end();
});

function lacks({ states }: Stage): boolean {
  return lacksInstances(coordinatorOf(states), states.identity);
}

test('growth: a draw that has closed stays where it was sold', (t) => {
  t.ok(lacks(given(scheduled(), DRAW_OPENED, ADDED)));
  t.notOk(lacks(given(scheduled(), DRAW_OPENED, DRAW_CLOSED, ADDED)));
  t.notOk(lacks(given(scheduled(), DRAW_OPENED)), 'there are no new shards');
  t.end();
});

test('growth: new books share what a first one would get, as far as it is there', (t) => {
  const line = withLimit(SAMPLE_LINE, 1_000);
  const taken = {
    type: 'LineTaken',
    line,
    lateFromMs: null,
    allotmentsMinor: [minor(250), minor(250)],
  } as const;
  const given1 = { type: 'AllotmentGiven', fixture: FIXTURE, shard: 1 } as const;
  // Of the second limit a hundred are left.
  const stage = given(taken, { ...given1, amountsMinor: [minor(0), minor(400)] }, ADDED);
  const allotmentsMinor = [125, 50];
  const message = { message: 'PublishLine', line, homeShard: 0, allotmentsMinor };
  const desk = ({ desks }: States) => must(desks.get(FIXTURE), 'the desk is missing');
  stage
    .when((states) => decideAddBooks(desk(states), states.identity))
    .thenEvents(
      t,
      { type: 'BooksAdded', fixture: FIXTURE, shardCount: 4, allotmentsMinor },
      { type: 'MailPosted', to: 2, message },
      { type: 'MailPosted', to: 3, message },
    );
  t.notOk(lacksBooks(desk(stage.states), stage.states.identity));
  const over = given(taken, ADDED, { ...taken, line: { ...line, version: 2, state: 'closed' } });
  t.notOk(lacksBooks(desk(over.states), over.states.identity), 'nobody bets on it any more');
  t.end();
});

test('growth: outside ids that fall to a shard are told by it, a step at a time', (t) => {
  const links = [{ externalId: outsidePlayer(1), player: ADA }];
  const lookedTo = outsidePlayer(5);
  const tell = (found: typeof links) => (states: States) =>
    decideTellLinks(must(states.growth.get(GROWTH_KEY), 'it has grown'), {
      links: found,
      lookedTo,
    });
  const told = { type: 'LinksTold', externalId: lookedTo };
  const message = { message: 'TellLinks', links };
  given(ADDED).when(tell(links)).thenEvents(t, told, { to: 2, message }, { to: 3, message });
  given(ADDED).when(tell([])).thenEvents(t, told);
  t.end();
});

test('growth: an outside id that was linked meanwhile is not taken twice', (t) => {
  const [known, other] = [outsidePlayer(1), outsidePlayer(2)];
  const links = [
    { externalId: known, player: ADA },
    { externalId: other, player: BOB },
  ];
  const take = ({ externalPlayers }: States) =>
    decideTakeLinks(externalPlayers, { message: 'TellLinks', links });
  given({ type: 'LinksTaken', links: links.slice(0, 1) })
    .when(take)
    .thenEvents(t, { type: 'LinksTaken', links: links.slice(1) })
    .when(take)
    .thenEvents(t);
  t.end();
});
