/** Two shards become four: slot 511, and with it Carl and Dora, falls from shard 0 to shard 1. */
import type { ShardEvent } from '../../../actors/events.ts';
import { decideMoveIn, decideMoveOut } from '../../../actors/home/decide-move.ts';
import { decideForward, decideReceive } from '../../../actors/home/decide-residual.ts';
import type { MailMessage } from '../../../actors/mail/mail.ts';
import { type PlayerKey, playerKey } from '../../../src/kernel/ids.ts';
import { given, type MapStore, type Stage, stampAt } from '../cluster/actor-stage.ts';
import { deposited, registered } from './actor-events.ts';
import { ADDED, TOLD } from './growth-events.ts';

export const SLOT = 511;
export const CARL = playerKey(SLOT, 0);
export const DORA = playerKey(SLOT, 1);
export const MOVED_AT_MS = 5_000;

/** Somebody who has registered in the slot. */
export function settler(player: PlayerKey): ShardEvent {
  return {
    ...(registered(player) as Extract<ShardEvent, { slot: number; login: string }>),
    slot: SLOT,
  };
}

export function settlerWith(player: PlayerKey, amountMinor: number): ShardEvent[] {
  return [settler(player), ...deposited(player, amountMinor)];
}

/** Shard 0 after the growth, and shard 1, where they are to live. */
export function grown(...events: readonly ShardEvent[]): {
  readonly from: Stage;
  readonly to: Stage;
} {
  return { from: given(...events, ADDED, TOLD), to: given(ADDED, TOLD) };
}

/** One step of the departure, and its mail on the other shard. */
export function move({ from, to }: ReturnType<typeof grown>): readonly ShardEvent[] {
  const { events } = decideMoveOut(from.states, stampAt(MOVED_AT_MS));
  from.and(...events);
  for (const mail of mailIn(events)) {
    if (mail.message === 'MovePlayers')
      to.and(...decideMoveIn(mail, 0, stampAt(MOVED_AT_MS)).events);
  }
  return events;
}

/** What waits goes on, and arrives. */
export function forward({ from, to }: ReturnType<typeof grown>): readonly ShardEvent[] {
  const waiting = from.states.residualEntries as MapStore<never, PlayerKey>;
  const points = from.states.residualPoints as MapStore<PlayerKey, number>;
  const entries = waiting.entries().map(([place, player]) => ({ place, player }));
  const players = points.entries().map(([player]) => player);
  const { events } = decideForward(from.states, { entries, players }, stampAt(MOVED_AT_MS + 1));
  from.and(...events);
  for (const mail of mailIn(events)) {
    if (mail.message !== 'ForwardResiduals') continue;
    to.and(...decideReceive(to.states, mail, 0, stampAt(MOVED_AT_MS + 2)).events);
  }
  return events;
}

export function mailIn(events: readonly ShardEvent[]): MailMessage[] {
  return events.flatMap((event) => (event.type === 'MailPosted' ? [event.message] : []));
}
