/**
 * A step of the walk over the standing tickets of a series, after a draw of it has opened.
 *
 * A step takes stretch after stretch (decide-entries.ts) until it has held the shard's thread for
 * long enough, and leaves as one commit: what a commit costs is shared by as many as that allows,
 * and the purchases of others wait for a few milliseconds. What cannot be read is passed over, and
 * looked at again with the next draw.
 */
import { decideEntries } from '../../../actors/standing/decide-entries.ts';
import type { StandingTicket } from '../../../actors/standing/standing-ticket.ts';
import type { StandingWalk } from '../../../actors/standing/standing-walk.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { HandlerContext } from './handler.ts';

/** Others wait for it, and several times as long until it is encoded and on disk. */
const STEP_MS = 1;
/** What a record of a step may hold at most, however fast the machine. */
const STEP_TICKETS = 2_000;
/** Between two looks at the clock: less than half of that. */
const STRETCH_TICKETS = 50;

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
  const step = new WalkStep(context, draw, walk);
  step.take();
  const { player } = step;
  if (player !== null && player !== walk.player) {
    context.apply([{ type: 'StandingWalkMoved', draw, player }]);
  }
  if (step.outcome === 'goesOn' || step.outcome === 'wait') return;
  const isWhole = step.outcome === 'whole';
  context.apply([{ type: 'StandingWalkEnded', draw, isWhole, atMs }]);
}

class WalkStep {
  outcome: 'goesOn' | 'wait' | 'over' | 'whole' = 'goesOn';
  player: StandingWalk['player'];
  readonly #context: HandlerContext;
  readonly #draw: DrawNo;
  readonly #seriesMark: number;

  constructor(context: HandlerContext, draw: DrawNo, walk: StandingWalk) {
    this.#context = context;
    this.#draw = draw;
    this.#seriesMark = walk.seriesMark;
    this.player = walk.player;
  }

  take(): void {
    const { clock } = this.#context;
    const startedMs = clock.monotonicMs();
    let ticketCount = 0;
    // Nobody knows how many standing tickets the next players have: one of them tells.
    let playersMax = 1;
    while (this.outcome === 'goesOn' && ticketCount < STEP_TICKETS) {
      const rows = this.#nextRows(playersMax);
      const tickets = rows.flatMap(({ value }) => value);
      this.#enterAll(tickets);
      if (this.outcome !== 'goesOn') return;
      this.player = rows.at(-1)?.key.player ?? this.player;
      if (rows.length < playersMax) this.outcome = 'whole';
      if (clock.monotonicMs() - startedMs >= STEP_MS) return;
      ticketCount += tickets.length;
      playersMax = Math.ceil((STRETCH_TICKETS * rows.length) / Math.max(1, tickets.length));
    }
  }

  /** Stretch by stretch. A player with a damaged account is passed over. */
  #enterAll(tickets: readonly StandingTicket[]): void {
    const { state, stamp, apply } = this.#context;
    const { identity, accounts } = state;
    let left = tickets.filter(({ player }) => !accounts.isDamaged(player));
    while (left.length > 0 && this.outcome === 'goesOn') {
      const instance = openInstance(state, this.#draw);
      const sources = {
        accountOf: (player: PlayerKey) => accounts.get(player),
        instance,
        identity,
      };
      const decision = decideEntries(left, sources, stamp);
      apply(decision.events);
      left = left.slice(decision.lookedCount);
      this.outcome = decision.outcome;
    }
  }

  #nextRows(limit: number) {
    const [seriesMark, player] = [this.#seriesMark, this.player];
    const after = player === null ? undefined : { seriesMark, player };
    const { standingBySeries } = this.#context.state;
    return standingBySeries.loadPage({ of: { seriesMark }, after, limit, reverse: false });
  }
}

function openInstance({ instances }: ShardState, draw: DrawNo) {
  const instance = must(instances.get(draw), 'a draw is walked over that is not here');
  assert(instance.phase === 'open', 'a draw is walked over that is not open');
  return instance;
}
