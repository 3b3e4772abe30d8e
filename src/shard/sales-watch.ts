/**
 * Counts what is sold, for the metrics, from what the state counts anyway: a purchase pays nothing
 * for it. Tickets are looked up draw by draw now and then; bets are told of with their batch.
 *
 * A sale counts when it is found, at the latest a look after it; that of a draw which is over by
 * then, as one that is cancelled at once may be, is not.
 */
import { type DrawInstance, wasOpened } from '../../actors/draw/instance.ts';
import type { ShardEvent } from '../../actors/events.ts';
import type { DrawNo } from '../kernel/ids.ts';
import type { SoldCount } from '../operations/metrics.ts';
import type { ShardState } from './state/shard-state.ts';

interface Gross {
  readonly count: number;
  readonly stakesMinor: number;
}

const NOTHING: Gross = { count: 0, stakesMinor: 0 };

export class SalesWatch {
  #seen: ReadonlyMap<DrawNo, Gross>;

  /** What was sold by now does not count. */
  constructor(state: SalesState) {
    this.#seen = grossOf(state);
  }

  /** What was sold since the last look. */
  look(state: SalesState): SoldCount {
    const seen = this.#seen;
    this.#seen = grossOf(state);
    let { count, stakesMinor } = NOTHING;
    for (const [draw, gross] of this.#seen) {
      const before = seen.get(draw) ?? NOTHING;
      count += Math.max(0, gross.count - before.count);
      stakesMinor += Math.max(0, gross.stakesMinor - before.stakesMinor);
    }
    return { kind: 'tickets', count, stakesMinor };
  }
}

type SalesState = Pick<ShardState, 'liveDraws' | 'instances'>;

/** Tickets that came back were sold, too. */
function grossOf({ liveDraws, instances }: SalesState): ReadonlyMap<DrawNo, Gross> {
  const found = new Map<DrawNo, Gross>();
  for (const draw of liveDraws.list()) {
    const instance = instances.isDamaged(draw) ? undefined : instances.get(draw);
    if (instance !== undefined) found.set(draw, grossIn(instance));
  }
  return found;
}

function grossIn(instance: DrawInstance): Gross {
  if (!wasOpened(instance)) return NOTHING;
  const { ticketCount, stakeMinor, returned } = instance;
  return { count: ticketCount, stakesMinor: stakeMinor + (returned?.stakeMinor ?? 0) };
}

/** The bets of a batch. */
export function betsIn(events: readonly ShardEvent[]): SoldCount | undefined {
  let { count, stakesMinor } = NOTHING;
  for (const event of events) {
    if (event.type !== 'BetPlaced' && event.type !== 'AccumulatorPlaced') continue;
    count += 1;
    stakesMinor += event.stakeMinor;
  }
  return count === 0 ? undefined : { kind: 'bets', count, stakesMinor };
}
