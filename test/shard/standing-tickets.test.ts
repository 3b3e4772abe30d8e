/** Standing tickets and purchases of several draws, on shards that open, crash, cancel and grow. */
import { test } from 'tap';
import { GAMES } from '../../actors/games/game-table.ts';
import { minor } from '../../src/kernel/money.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { deposit, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import {
  balanceIn,
  buyForDraws,
  cancel,
  makeStanding,
  openNext,
  PRICE_MINOR,
  prepaidBalance,
  STANDING_SERIES,
  standingRequest,
  standingTicketsOf,
  ticketsByDraw,
} from '../support/cluster/cluster-standing.ts';
import { verifyShards } from '../support/cluster/verify-cluster.ts';
import { OPERATOR } from '../support/samples/actor-events.ts';

test('several draws: the first is bought at once, the others as they open', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 1 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const first = await openNext(cluster);
  const { purchase: bought, order } = await buyForDraws(cluster, ada, first, 3, { quickPick: 2 });
  t.match(bought, { ticketCount: 2, balanceMinor: 400 });
  t.match(order, { number: 1, drawsLeft: 2, prepaidMinor: 400 });
  t.equal(await prepaidBalance(cluster), 400);
  const second = await openNext(cluster);
  t.match(await standingTicketsOf(cluster, ada), [
    { drawsLeft: 1, prepaidMinor: 200, endReason: null },
  ]);
  const third = await openNext(cluster);
  t.match(await standingTicketsOf(cluster, ada), [
    { drawsLeft: 0, enteredCount: 2, endReason: 'completed', refundMinor: 0 },
  ]);
  await openNext(cluster);
  t.same(await ticketsByDraw(cluster, ada), { [first]: 2, [second]: 2, [third]: 2 });
  t.equal(await balanceIn(cluster, ada), 400);
  t.equal(await prepaidBalance(cluster), 0);
  const { tickets } = await cluster.get(ada.shard, 'listTickets', {
    player: ada.player,
    draw: null,
    state: null,
    limit: 10,
    after: null,
  });
  const picks = new Set(tickets.map(({ numbers }) => numbers.join()));
  t.equal(picks.size, 2, 'what was picked at random stays');
  await verifyShards(t, cluster);
});

test('several draws: a repeat gets the first answer, and nothing is paid twice', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 2 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const draw = await openNext(cluster);
  const request = { ...purchase(cluster, ada, draw, { quickPick: 1 }), draws: 4 };
  const first = await cluster.ask(0, 'buyForDraws', request);
  await openNext(cluster);
  await cluster.crash(0);
  const again = await cluster.ask(0, 'buyForDraws', request);
  t.ok(first.ok && again.ok && again.replayed);
  if (first.ok && again.ok) t.same(again.reply, first.reply);
  t.match(await cluster.ask(0, 'buyForDraws', { ...request, fingerprint: 9 }), {
    ok: false,
    code: 'idempotencyKeyReused',
  });
  t.equal(await balanceIn(cluster, ada), 600);
  t.equal(await prepaidBalance(cluster), 200);
});

test('several draws: refused unless all of them can be paid, in money', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 3 });
  const ada = await playerWith(cluster, 'ada', 399);
  const draw = await openNext(cluster);
  const asked = { ...purchase(cluster, ada, draw, { quickPick: 1 }), draws: 4 };
  t.match(await cluster.ask(0, 'buyForDraws', asked), {
    ok: false,
    code: 'balanceTooLow',
    facts: { balanceMinor: 399, neededMinor: 400 },
  });
  const points = { pays: true, rateHundredths: 100 } as const;
  const inPoints = await cluster.ask(0, 'buyForDraws', { ...asked, points });
  t.match(inPoints, { ok: false, code: 'drawsNotInPoints' });
  t.equal(await balanceIn(cluster, ada), 399);
  t.same(await ticketsByDraw(cluster, ada), {});
});

test('several draws: a draw of another price is not entered', async (t) => {
  // The schedule goes to two draws a day, and from Thursday on to another price.
  const cluster = new Cluster({ shardCount: 2, seed: 4 });
  const ada = await playerWith(cluster, 'ada', 500);
  const monday = await openNext(cluster);
  await buyForDraws(cluster, ada, monday, 5);
  t.equal(await balanceIn(cluster, ada), 0);
  const tuesday = await openNext(cluster);
  const evening = await openNext(cluster);
  const thursday = await openNext(cluster, { priceMinor: minor(200) });
  await openNext(cluster);
  const tickets = await ticketsByDraw(cluster, ada);
  t.same(tickets, { [monday]: 1, [tuesday]: 1, [evening]: 1 });
  t.equal(tickets[thursday], undefined, 'never one in a draw of 200 for 100');
  const refundMinor = await balanceIn(cluster, ada);
  t.equal(3 * PRICE_MINOR + refundMinor, 500);
  t.match(await standingTicketsOf(cluster, ada), [{ endReason: 'termsChanged', refundMinor: 200 }]);
  t.equal(await prepaidBalance(cluster), 0);
  await verifyShards(t, cluster);
});

test('several draws: other rules at the same price end it, too', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 5 });
  const ada = await playerWith(cluster, 'ada', 500);
  const draw = await openNext(cluster);
  await buyForDraws(cluster, ada, draw, 2);
  const game = { ...GAMES['5of36'], title: 'Another 5 of 36' };
  const next = await openNext(cluster, { game });
  t.equal((await ticketsByDraw(cluster, ada))[next], undefined);
  t.match(await standingTicketsOf(cluster, ada), [{ endReason: 'termsChanged', refundMinor: 100 }]);
});

test('several draws: one that is cancelled pays its stakes back', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 6 });
  const ada = await playerWith(cluster, 'ada', 300);
  const first = await openNext(cluster);
  await buyForDraws(cluster, ada, first, 3);
  const second = await openNext(cluster);
  await cancel(cluster, second);
  t.equal(await balanceIn(cluster, ada), 100);
  const third = await openNext(cluster);
  await openNext(cluster);
  t.same(await ticketsByDraw(cluster, ada), { [first]: 1, [second]: 1, [third]: 1 });
  t.equal(await balanceIn(cluster, ada), 100);
  await verifyShards(t, cluster);
});

test('several draws: what is left comes back whenever the order is stopped', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 7 });
  const ada = await playerWith(cluster, 'ada', 500);
  const first = await openNext(cluster);
  const { order } = await buyForDraws(cluster, ada, first, 5);
  await openNext(cluster);
  const place = { player: ada.player, number: order.number };
  const stopped = await cluster.get(0, 'stopStandingTicket', place);
  t.match(stopped, { endReason: 'stopped', refundMinor: 300, prepaidMinor: 0 });
  t.match(await cluster.get(0, 'stopStandingTicket', place), stopped, 'stopped twice is once');
  t.equal(await balanceIn(cluster, ada), 300);
  await openNext(cluster);
  t.equal(await balanceIn(cluster, ada), 300);
  const other = { ...place, number: 2 };
  t.match(await cluster.ask(0, 'stopStandingTicket', other), { code: 'standingTicketNotFound' });
});

test('standing ticket: buys at each next opening until it is stopped', async (t) => {
  const cluster = new Cluster({ shardCount: 2, seed: 8 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  const onSale = await openNext(cluster);
  const { number } = await makeStanding(cluster, ada);
  t.same(await ticketsByDraw(cluster, ada), {}, 'what is on sale is not bought');
  const second = await openNext(cluster);
  const third = await openNext(cluster);
  t.same(await ticketsByDraw(cluster, ada), { [second]: 1, [third]: 1 });
  t.equal((await ticketsByDraw(cluster, ada))[onSale], undefined);
  const { player } = ada;
  await cluster.get(ada.shard, 'stopStandingTicket', { player, number });
  await openNext(cluster);
  t.equal(await balanceIn(cluster, ada), 800);
  t.match(await standingTicketsOf(cluster, ada), [{ enteredCount: 2, endReason: 'stopped' }]);
  await verifyShards(t, cluster);
});

test('standing ticket: ends after as many draws as it was made for', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 9 });
  const ada = await playerWith(cluster, 'ada', 1_000);
  await openNext(cluster);
  await makeStanding(cluster, ada, { draws: 2 });
  for (let i = 0; i < 4; i += 1) await openNext(cluster);
  t.equal(await balanceIn(cluster, ada), 800);
  t.match(await standingTicketsOf(cluster, ada), [{ endReason: 'completed', drawsLeft: 0 }]);
});

test('standing ticket: ends when own purchases leave too little', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 10 });
  const ada = await playerWith(cluster, 'ada', 250);
  const draw = await openNext(cluster);
  await makeStanding(cluster, ada);
  await openNext(cluster);
  await cluster.get(0, 'buyTickets', purchase(cluster, ada, draw, { quickPick: 1 }));
  await openNext(cluster);
  t.match(await standingTicketsOf(cluster, ada), [{ endReason: 'balanceTooLow', enteredCount: 1 }]);
  await deposit(cluster, ada, 1_000);
  await openNext(cluster);
  t.equal(await balanceIn(cluster, ada), 1_050, 'what has ended does not begin again');
});

test('standing ticket: ends when its player may not bet any more', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 11 });
  const ada = await playerWith(cluster, 'ada', 0);
  await openNext(cluster);
  await makeStanding(cluster, ada);
  const roles = ['player', 'operator'] as const;
  await cluster.get(0, 'changeRoles', { player: ada.player, roles, by: OPERATOR });
  await openNext(cluster);
  t.match(await standingTicketsOf(cluster, ada), [{ endReason: 'staffMayNotPlay' }]);
});

test('standing ticket: a repeat finds what was made, another request does not', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 12 });
  const ada = await playerWith(cluster, 'ada', 100);
  await openNext(cluster);
  const request = standingRequest(ada, { quickPick: 1 });
  const first = await cluster.get(0, 'makeStandingTicket', request);
  await cluster.crash(0);
  const again = await cluster.ask(0, 'makeStandingTicket', request);
  t.match(again, { ok: true, replayed: true, reply: first });
  const other = await cluster.ask(0, 'makeStandingTicket', { ...request, fingerprint: 2 });
  t.match(other, { ok: false, code: 'idempotencyKeyReused' });
  t.equal((await standingTicketsOf(cluster, ada)).length, 1);
});

test('standing ticket: refused without draws, with bad picks, beyond the limit', async (t) => {
  const cluster = new Cluster({ shardCount: 1, seed: 13 });
  const ada = await playerWith(cluster, 'ada', 100);
  const make = (changes: Parameters<typeof standingRequest>[1]) =>
    cluster.ask(0, 'makeStandingTicket', standingRequest(ada, changes));
  t.match(await make({}), { code: 'seriesNotFound' });
  await openNext(cluster);
  t.match(await make({ seriesId: `${STANDING_SERIES}-x` }), { code: 'seriesNotFound' });
  t.match(await make({ picks: [[1, 2]] }), { code: 'selectionInvalid' });
  t.match(await make({ picks: [] }), { code: 'selectionInvalid' });
  for (let i = 0; i < 100; i += 1) t.ok((await make({})).ok);
  t.match(await make({}), { code: 'standingTicketsTooMany', facts: { standingTicketsMax: 100 } });
});
