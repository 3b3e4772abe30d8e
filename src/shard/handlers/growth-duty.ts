/**
 * Tells shards that were added what is open here, a step at a time: draws that are sold or will be,
 * fixtures on offer, the outside ids that fall to this shard.
 *
 * A step takes what the state says is still to be told, so a crash forgets nothing.
 */
import type { Decision } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import {
  decideAddBooks,
  decideAddInstances,
  decideOpenTold,
  decideTellLinks,
  lacksBooks,
  lacksInstances,
} from '../../../actors/growth/decide-growth.ts';
import { GROWTH_KEY, type Growth, nextGrowthDuty } from '../../../actors/growth/growth.ts';
import { shardOfExternalId } from '../../../actors/raffle/raffle.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { ShardState } from '../state/shard-state.ts';
import { dueNow } from './due-now.ts';
import type { HandlerContext } from './handler.ts';

/** Events of one step, but for those of its last actor: a fixture's line may have ten kilobytes. */
const EVENTS_PER_STEP = 512;
/** Outside ids that are looked at in a step; those that fall to this shard go into one message. */
const LINKS_PER_STEP = 1_000;

export function wakeGrowth(context: HandlerContext): void {
  const { state, stamp } = context;
  const growth = must(
    state.growth.get(GROWTH_KEY),
    'an engine has grown to which nothing was added',
  );
  if (dueNow(nextGrowthDuty(growth), stamp) === undefined) return;
  const open = openHere(state);
  if (open.length > 0) context.apply(open);
  else applyAccepted(context, tellRest(context, growth));
}

/** What is to be told of draws and fixtures, as far as it fits into a step. */
function openHere(state: ShardState): ShardEvent[] {
  const events: ShardEvent[] = [];
  for (const decision of decisionsOfOpen(state)) {
    assert(decision.kind === 'accepted', 'new shards were refused what is open');
    events.push(...decision.events);
    if (events.length >= EVENTS_PER_STEP) break;
  }
  return events;
}

function* decisionsOfOpen(state: ShardState): Iterable<Decision<ShardEvent>> {
  const { identity } = state;
  for (const { key: draw } of state.liveCoordinators.all()) {
    const coordinator = must(state.coordinators.get(draw), 'a live draw has no coordinator');
    if (!lacksInstances(coordinator, identity)) continue;
    yield decideAddInstances(coordinator, identity, state.stocks.get(draw));
  }
  for (const { key: fixture } of state.openDesks.all()) {
    const desk = must(state.desks.get(fixture), 'a fixture on offer has no desk');
    if (lacksBooks(desk, identity)) yield decideAddBooks(desk, identity);
  }
}

/** Outside ids, and when there are no more of them, that all is told. */
function tellRest({ state, stamp }: HandlerContext, growth: Growth): Decision<ShardEvent> {
  const { identity, externalPlayers } = state;
  const after = growth.linksToldTo ?? undefined;
  const rows = externalPlayers.page({ after, limit: LINKS_PER_STEP, reverse: false });
  const last = rows.at(-1);
  if (last === undefined) return decideOpenTold(stamp);
  const links = rows
    .filter(({ key }) => shardOfExternalId(key, identity) === identity.shard)
    .map(({ key: externalId, value: player }) => ({ externalId, player }));
  return decideTellLinks(growth, { links, lookedTo: last.key });
}

function applyAccepted(context: HandlerContext, decision: Decision<ShardEvent>): void {
  assert(decision.kind === 'accepted', 'what an actor owes was refused');
  context.apply(decision.events);
}
