/**
 * Orders and points: a number is one player's, what is final stays as it is, what was earned is
 * credited once, and what was answered is there.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import type { RequestOf } from '../../src/protocol/shard-requests.ts';
import type { History } from './history.ts';
import { OwnedSums } from './moving-sums.ts';
import type { PointsTwin } from './points-twin.ts';
import type { World } from './world.ts';

export function checkLoyalty(world: World, history: History): void {
  checkOrders(history);
  checkCredits(history);
  checkAnswers(world, history);
}

/** What orders earned has arrived: in a balance, or nowhere, of staff. */
function arrivals(history: History) {
  return [...history.of('PointsCredited'), ...history.of('PointsForfeited')];
}

/** Once nothing is on its way: every order is final, and its points arrived if it earned any. */
export function checkLoyaltyAtRest(history: History): void {
  const closed = closedOrders(history);
  for (const { event } of history.of('OrderRegistered')) {
    assert(closed.has(event.number), `order ${event.number} never came to its end`);
  }
  const arrivedCount = arrivals(history).length;
  const earning = history.of('OrderProcessed').filter(({ event }) => event.accrualHundredths > 0);
  assert(arrivedCount === earning.length, 'an order was never credited');
}

/** The engine's points are the twin's. Wants every shard running and everything durable. */
export function checkPoints(world: World, twin: PointsTwin): void {
  const owned = new OwnedSums(world, 'pointsHundredths');
  for (const player of twin.balances.keys()) {
    const hundredths = twin.ownedBy(player);
    const is = owned.of(player);
    assert(is === hundredths, `player ${player} has ${is} points instead of ${hundredths}`);
  }
}

function checkOrders(history: History): void {
  const owners = new Map<string, number>();
  for (const { event } of history.of('OrderRegistered')) {
    assert(!owners.has(event.number), `order ${event.number} was registered twice`);
    owners.set(event.number, event.player);
  }
  const closed = closedOrders(history);
  for (const { number, player } of closed.values()) {
    assert(owners.get(number) === player, 'an order was closed for somebody else');
  }
}

/** By number. Over the events of all shards none may be closed twice. */
function closedOrders(history: History) {
  const all = [...history.of('OrderProcessed'), ...history.of('OrderInvalidated')];
  const closed = new Map(all.map(({ event }) => [event.number, event] as const));
  assert(closed.size === all.length, 'an order came to two ends');
  return closed;
}

function checkCredits(history: History): void {
  const closed = closedOrders(history);
  const credited = new Set<string>();
  for (const { event } of arrivals(history)) {
    assert(!credited.has(event.order), `order ${event.order} was credited twice`);
    credited.add(event.order);
    const order = must(closed.get(event.order), 'an order was credited before its end');
    assert(order.type === 'OrderProcessed', 'an invalid order was credited');
    assert(order.accrualHundredths === event.amountHundredths, 'it earned something else');
    assert(order.player === event.player, 'somebody else earned it');
  }
}

function checkAnswers(world: World, history: History): void {
  const owners = new Map(history.of('OrderRegistered').map(({ event }) => [event.number, event]));
  const withdrawn = new Map<string, number>();
  for (const { event } of history.of('PointsWithdrawn')) {
    const key = `${event.player}/${event.entryId}`;
    assert(!withdrawn.has(key), 'a key withdrew twice');
    withdrawn.set(key, event.sumHundredths);
  }
  for (const { op, request, answer } of world.asked) {
    if (answer?.ok !== true) continue;
    if (op === 'registerOrder') {
      const { player, number } = request as RequestOf<'registerOrder'>;
      assert(owners.get(number)?.player === player, 'an order that was answered is lost');
    } else if (op === 'withdrawPoints') {
      const asked = request as RequestOf<'withdrawPoints'>;
      const sum = withdrawn.get(`${asked.player}/k.${asked.idempotencyKey}`);
      assert(sum === asked.sumHundredths, 'a withdrawal that was answered is lost');
    }
  }
}
