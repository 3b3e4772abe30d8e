/**
 * Tickets that came back: of postponed draws, before the promised close, once each; and what was
 * answered about them is true. What that did to money and points, the twins say.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { DrawNo } from '../../src/kernel/ids.ts';
import type { RequestOf } from '../../src/protocol/shard-requests.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

/** What must hold at any time. */
export function checkReturns(world: World, history: History): void {
  const closesAtMs = new Map<string, number>();
  const postponed = new Set<string>();
  const back = new Set<string>();
  for (const { shard, event } of history.all) {
    if (event.type === 'InstanceAnnounced') {
      const { draw, closesAtMs: promisedMs, postponed: before } = event.terms;
      closesAtMs.set(`${shard}/${draw}`, before?.promisedClosesAtMs ?? promisedMs);
      if (before !== undefined) postponed.add(`${shard}/${draw}`);
    }
    if (event.type === 'InstancePostponed') postponed.add(`${shard}/${event.draw}`);
    if (event.type !== 'TicketReturned') continue;
    const of = `${shard}/${event.draw}`;
    assert(postponed.has(of), 'a ticket came back of a draw that keeps its times');
    assert(event.atMs < (closesAtMs.get(of) ?? 0), 'a ticket came back after the promised close');
    assert(!back.has(`${of}/${event.ordinal}`), 'a ticket came back twice');
    back.add(`${of}/${event.ordinal}`);
  }
  for (const { op, request, answer } of world.asked) {
    if (op !== 'returnTicket' || answer?.ok !== true) continue;
    const { draw, shard, ordinal } = (request as RequestOf<'returnTicket'>).place;
    assert(back.has(`${shard}/${draw}/${ordinal}`), 'a ticket that came back is lost');
  }
}

/** The ordinals that came back to a shard. */
export function returnedOn(history: History, draw: DrawNo, shard: number): ReadonlySet<number> {
  const returned = history.of('TicketReturned');
  const here = returned.filter(({ shard: on, event }) => on === shard && event.draw === draw);
  return new Set(here.map(({ event }) => event.ordinal));
}
