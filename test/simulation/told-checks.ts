/**
 * What other services would be told, from the journals alone: the lines of a wallet add up to its
 * balance, whatever crashes it went through, and each settlement of a bet has one message.
 */
import { LOYALTY_SUBJECTS } from '../../actors/outbox/loyalty-messages.ts';
import { messagesOfEvent } from '../../actors/outbox/messages-of-event.ts';
import type { OutboxMessage } from '../../actors/outbox/outbox.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { formatPlayerId, type PlayerKey } from '../../src/kernel/ids.ts';
import { outboxStates } from '../../src/shard/handlers/outbox-states.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

/** How often a player had to be lent what a correction took back, and how often it was repaid. */
export interface DebtCounts {
  readonly lent: number;
  readonly repaid: number;
}

/** Wants every shard running and everything durable. */
export function checkTold(world: World, history: History): DebtCounts {
  const balances = new Map<unknown, number>();
  const points = new Map<unknown, number>();
  const settlements = new Map<unknown, number>();
  const counts = { lent: 0, repaid: 0 };
  for (const { subject, body } of toldOf(world, history)) {
    if (subject === 'bet.v1.accepted') {
      assert(!settlements.has(body.betId), 'a bet was told twice');
      settlements.set(body.betId, 0);
    }
    if (subject === 'bet.v1.settled') {
      const before = must(settlements.get(body.betId), 'a bet is told before its settlement');
      assert(
        (body.settlement as number) > before,
        'settlements of a bet were told out of order or twice',
      );
      settlements.set(body.betId, body.settlement as number);
    }
    if (subject === LOYALTY_SUBJECTS.moved) {
      const moved = (points.get(body.playerId) ?? 0) + (body.amountHundredths as number);
      points.set(body.playerId, moved);
    }
    if (subject !== 'wallet.v1.entry') continue;
    const balanceMinor = (balances.get(body.playerId) ?? 0) + (body.amountMinor as number);
    balances.set(body.playerId, balanceMinor);
    if (body.kind === 'debt') counts.lent += 1;
    if (body.kind === 'debtRepaid') counts.repaid += 1;
  }
  for (const player of playersOf(history)) {
    const { state } = must(world.running(world.homeOf(player)), 'a shard does not run');
    const account = must(state.accounts.get(player), 'which was just seen');
    const toldMinor = balances.get(formatPlayerId(player)) ?? 0;
    assert(toldMinor === account.balanceMinor, 'lines of a wallet are told twice or not at all');
    const owed = Number(state.debts.get(player)?.pointsHundredths ?? 0);
    const told = points.get(formatPlayerId(player)) ?? 0;
    assert(told === account.pointsHundredths - owed, 'points are told twice or not at all');
  }
  return counts;
}

function* toldOf(world: World, history: History): Generator<OutboxMessage> {
  for (const { shard, sequence, event } of history.recorded) {
    const { state } = must(world.running(shard), 'a shard does not run');
    const payload = world.journal(shard).readPayload(sequence);
    const telling = messagesOfEvent(outboxStates(state, { sequence, payload }), event);
    for (let index = 0; index < telling.length; index += 1) {
      const message = telling.at(index);
      if (message !== undefined) yield message;
    }
  }
}

function playersOf(history: History): Set<PlayerKey> {
  return new Set(history.of('PlayerRegistered').map(({ event }) => event.player));
}
