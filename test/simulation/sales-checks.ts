/**
 * Answers and sales: what was promised is there, what was refused is not, each ticket once, in
 * order, and none after the close (I3, I4, I6, I12).
 */
import type { TicketsBought } from '../../actors/draw/instance-events.ts';
import { salesEndMs } from '../../actors/draw/terms.ts';
import type { Game } from '../../actors/games/game.ts';
import { clientEntryId } from '../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { Purchase, RequestOf } from '../../src/protocol/shard-requests.ts';
import type { Happened, History } from './history.ts';
import { picksOf } from './picks-of.ts';
import type { Asked, World } from './world.ts';

export function checkSales(world: World, history: History): void {
  checkOrdinals(history);
  checkAnswers(world, purchasesByKey(history));
  checkPayments(world, history);
}

/** Each purchase stands in the journals once. */
function purchasesByKey(history: History): Map<string, Happened<TicketsBought>> {
  const byKey = new Map<string, Happened<TicketsBought>>();
  for (const bought of history.of('TicketsBought')) {
    const key = `${bought.event.player}/${bought.event.entryId}`;
    assert(!byKey.has(key), `a purchase was sold twice: ${key}`);
    byKey.set(key, bought);
  }
  return byKey;
}

function checkOrdinals(history: History): void {
  const sales = new Map<
    string,
    {
      readonly game: Game;
      readonly closesAtMs: number;
      count: number;
      endsMs: number;
      isOpen: boolean;
    }
  >();
  const cancelled = new Set(history.of('DrawCancelled').map(({ event }) => event.draw));
  for (const { shard, event } of history.all) {
    if (event.type === 'InstanceAnnounced') {
      const endsMs = salesEndMs(event.terms);
      const { game, closesAtMs } = event.terms;
      const sale = { game, closesAtMs, count: 0, endsMs, isOpen: false };
      sales.set(`${shard}/${event.terms.draw}`, sale);
    }
    const sale = 'draw' in event ? sales.get(`${shard}/${event.draw}`) : undefined;
    if (sale === undefined) continue;
    if (event.type === 'InstanceOpened') sale.isOpen = true;
    // A shard that had closed before it learned of the new times stays closed.
    if (event.type === 'InstancePostponed') sale.endsMs += event.closesAtMs - sale.closesAtMs;
    if (event.type === 'InstanceClosed' && !cancelled.has(event.draw)) {
      assert(event.atMs >= sale.endsMs, 'a shard closed before the time that it had learned');
    }
    if (event.type === 'InstanceClosed' || event.type === 'InstanceCancelled') sale.isOpen = false;
    if (event.type !== 'TicketsBought') continue;
    assert(sale.isOpen, 'a ticket was sold outside the hours of its draw');
    assert(event.atMs < sale.endsMs, 'a ticket was sold after the end of sales');
    assert(event.firstOrdinal === sale.count, 'the ordinals have a gap');
    sale.count += picksOf(sale.game, event.masks).length;
  }
}

function checkAnswers(world: World, sold: Map<string, Happened<TicketsBought>>): void {
  const byKey = new Map<string, Asked[]>();
  for (const asked of world.asked) {
    if (asked.op !== 'buyTickets') continue;
    const { player, idempotencyKey } = asked.request as RequestOf<'buyTickets'>;
    const key = `${player}/${clientEntryId(idempotencyKey)}`;
    byKey.set(key, [...(byKey.get(key) ?? []), asked]);
  }
  for (const [key, asked] of byKey) {
    const bought = sold.get(key);
    const accepted = asked.filter(({ answer }) => answer?.ok === true);
    const hasUnknown = asked.some(({ answer }) => answer === undefined);
    for (const one of accepted) checkAccepted(world, one, bought);
    const isFirst = accepted.filter(({ answer }) => answer?.ok === true && !answer.replayed);
    assert(isFirst.length <= 1, 'a repeat was answered as if it were the first');
    if (bought === undefined || accepted.length > 0 || hasUnknown) continue;
    throw new Error('a refused purchase stands in the journal');
  }
}

function checkAccepted(
  world: World,
  { request, answer, askedAtMs, shard }: Asked,
  sale: Happened<TicketsBought> | undefined,
): void {
  const bought = must(sale, 'an accepted purchase is lost').event;
  const reply = (answer?.ok === true ? answer.reply : undefined) as Purchase;
  assert(reply.firstOrdinal === bought.firstOrdinal, 'the answer names another ticket');
  assert(reply.masks.join() === bought.masks.join(), 'the answer shows another selection');
  assert(reply.acceptedAtMs === bought.atMs, 'the answer tells another time');
  assert(reply.shard === shard, 'the answer names another shard');
  const { fingerprint, picks, quickPick } = request as RequestOf<'buyTickets'>;
  assert(fingerprint === bought.fingerprint, 'another request was answered with this purchase');
  const count = picks.length + quickPick;
  assert(count === reply.ticketCount, 'other tickets were sold than asked for');
  const instance = world.running(shard)?.state.instances.get(bought.draw);
  if (instance === undefined) return;
  const sold = picksOf(instance.terms.game, bought.masks).length;
  assert(count === sold, 'other tickets were sold than are told');
  if (!world.isClockSteady || (answer?.ok === true && answer.replayed)) return;
  assert(askedAtMs < salesEndMs(instance.terms), 'a purchase asked after the close was accepted');
}

/** A payment settles once, and what was answered about it is true. */
function checkPayments({ asked: all }: World, history: History): void {
  const settled = new Map<string, string>();
  for (const { event } of history.all) {
    if (event.type !== 'PaymentCompleted' && event.type !== 'PaymentDeclined') continue;
    const key = `${event.player}/${event.number}`;
    assert(!settled.has(key), 'a payment settled twice');
    settled.set(key, event.type === 'PaymentCompleted' ? 'completed' : 'declined');
  }
  for (const { op, request, answer } of all) {
    if (op !== 'settlePayment' || answer?.ok !== true) continue;
    const { player, number, outcome } = request as RequestOf<'settlePayment'>;
    if (outcome === 'pending') continue;
    const state = settled.get(`${player}/${number}`);
    assert(state === outcome, 'a settlement that was acknowledged is lost');
  }
}
