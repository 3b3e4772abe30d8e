/**
 * A step of the walk over the standing tickets of a series, after a draw of it has opened.
 *
 * Each is decided by itself, on the state that the one before it has left: a player may have
 * several, and the draw's tickets are numbered in their order. What cannot be read is passed over,
 * and looked at again with the next draw.
 */
import type { InstanceIn } from '../../../actors/draw/instance.ts';
import { decideEntry } from '../../../actors/standing/decide-entry.ts';
import {
  type EntryTerms,
  entryTermsOf,
  type StandingTicket,
} from '../../../actors/standing/standing-ticket.ts';
import {
  ENTRIES_PER_STEP,
  type StandingKey,
  type StandingWalk,
} from '../../../actors/standing/standing-walk.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { HandlerContext } from './handler.ts';

export function walkStandingTickets(context: HandlerContext, draw: DrawNo): void {
  const { state, stamp } = context;
  const walk = state.standingWalks.get(draw);
  // It ended in this batch, with which its reminder goes.
  if (walk === undefined) return;
  const instance = must(state.instances.get(draw), 'a walk is for a draw that is not here');
  const atMs = stamp.nowMs;
  if (instance.phase !== 'open') {
    context.apply([{ type: 'StandingWalkEnded', draw, isWhole: false, atMs }]);
    return;
  }
  const next = nextOf(state, walk);
  const { isWaiting, isOver, ...moved } = enter(context, instance, walk, next);
  if (moved.number !== walk.number || moved.player !== walk.player) {
    context.apply([{ type: 'StandingWalkMoved', draw, ...moved }]);
  }
  if (isWaiting) return;
  if (!isOver && next.length === ENTRIES_PER_STEP) return;
  context.apply([{ type: 'StandingWalkEnded', draw, isWhole: !isOver, atMs }]);
}

interface Step extends Omit<StandingWalk, 'seriesMark'> {
  readonly isWaiting: boolean;
  /** The draw sells no more. */
  readonly isOver: boolean;
}

function enter(
  context: HandlerContext,
  instance: InstanceIn<'open'>,
  walk: StandingWalk,
  next: readonly StandingKey[],
): Step {
  const { state, stamp } = context;
  const { identity } = state;
  const terms: EntryTerms = entryTermsOf(instance.terms);
  const tickets = next.map((key) => readable(state, key));
  let { player, number, enteredCount } = walk;
  for (const [index, key] of next.entries()) {
    const ticket = tickets[index];
    const account = ticket && state.accounts.get(key.player);
    const { outcome, events } =
      ticket === undefined
        ? UNREADABLE
        : decideEntry({ ticket, account, instance, identity, terms }, stamp);
    if (outcome === 'wait' || outcome === 'over') {
      const isWaiting = outcome === 'wait';
      return { player, number, enteredCount, isWaiting, isOver: !isWaiting };
    }
    if (events.length > 0) context.apply(events);
    if (outcome === 'entered') enteredCount += 1;
    ({ player, number } = key);
  }
  return { player, number, enteredCount, isWaiting: false, isOver: false };
}

const UNREADABLE = { outcome: 'passed', events: [] } as const;

/** Read before anything is applied: a damaged row then costs its own player only. */
function readable(state: ShardState, { player, number }: StandingKey): StandingTicket | undefined {
  const key = { player, number };
  if (state.accounts.isDamaged(player) || state.standingTickets.isDamaged(key)) return undefined;
  return state.standingTickets.get(key);
}

function nextOf(state: ShardState, walk: StandingWalk): StandingKey[] {
  const { seriesMark, player, number } = walk;
  const rows = state.standingBySeries.page({
    of: { seriesMark },
    after: { seriesMark, player, number },
    limit: ENTRIES_PER_STEP,
    reverse: false,
  });
  return rows.map(({ key }) => key);
}
