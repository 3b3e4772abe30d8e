/**
 * The desk of one key of a draw, on the coordinator's shard: deals out what the first shares have
 * left of the limit to shards that ask.
 *
 * When there is not enough it recalls what others do not use, in a *round*, and hands over what
 * came back once all have answered. So whoever is then given less than they asked for has all that
 * is left anywhere, and a refusal is exact: it tells how many more could be sold over all shards.
 * Shards that ask meanwhile wait their turn. There is a desk only for keys that were asked for.
 */
import { must } from '../../src/kernel/assert.ts';
import { addMinor, type Minor, minor, subtractMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { ShardCounts } from '../../src/kernel/shard-counts.ts';
import { firstShare, type LimitedGame } from './pick-limit.ts';

export interface PickDesk {
  /** By shard. */
  readonly allottedMinor: readonly Minor[];
  /** Shards that have asked, in their order: shard, amount; shard, amount; … */
  readonly waiting: readonly number[];
  /** How many shards have not answered the recall of this round yet. */
  readonly unanswered: number;
  /** What was recalled of the key for the shard that waits first. */
  readonly isRecalled: boolean;
  /** What they keep for buyers of their own, for a moment. */
  readonly keptMinor: Minor;
  /** More was dealt out once than the game's share for an alarm. */
  readonly isNear: boolean;
}

/** An allotment exceeds what was asked for by this part of an even share: asking stays rare. */
const GENEROUS_PART = 4;

export function newPickDesk(game: LimitedGame, counts: ShardCounts): PickDesk {
  const shares = Array.from({ length: counts.shardCount }, (_, shard) =>
    firstShare(game, shard, counts),
  );
  return {
    allottedMinor: shares,
    waiting: [],
    unanswered: 0,
    isRecalled: false,
    keptMinor: ZERO_MINOR,
    isNear: false,
  };
}

export function allottedTotal({ allottedMinor }: PickDesk): Minor {
  return allottedMinor.reduce<Minor>(addMinor, ZERO_MINOR);
}

/** Shards that may have something which the one that asks could be given. */
export function holdersBeside({ allottedMinor }: PickDesk, shard: number): number[] {
  return allottedMinor.flatMap((amount, holder) =>
    holder !== shard && amount > 0 ? [holder] : [],
  );
}

/** What a shard that asks gets: a little more if there is plenty, else what there is. */
export function grantFor(
  desk: PickDesk,
  { pickLimit }: LimitedGame,
  askedMinor: number,
  { founderCount }: Pick<ShardCounts, 'founderCount'>,
): Minor {
  const restMinor = subtractMinor(pickLimit.liabilityMinorMax, allottedTotal(desk));
  const extraMinor = Math.floor(pickLimit.liabilityMinorMax / (GENEROUS_PART * founderCount));
  return minor(
    askedMinor + extraMinor <= restMinor
      ? askedMinor + extraMinor
      : Math.min(askedMinor, restMinor),
  );
}

export function withAsk(desk: PickDesk, shard: number, askedMinor: Minor): PickDesk {
  return { ...desk, waiting: [...desk.waiting, shard, askedMinor] };
}

export function withRecall(desk: PickDesk, holderCount: number): PickDesk {
  return { ...desk, unanswered: holderCount, isRecalled: true, keptMinor: ZERO_MINOR };
}

/** Of one that waits for a turn of its own: what it gives back it needs once more. */
export function withReturn(
  desk: PickDesk,
  shard: number,
  { amountMinor, keptMinor }: { readonly amountMinor: Minor; readonly keptMinor: Minor },
): PickDesk {
  return {
    ...desk,
    allottedMinor: changed(desk, shard, minor(-amountMinor)),
    waiting: desk.waiting.map((asked, at) => {
      return at % 2 === 1 && desk.waiting[at - 1] === shard ? asked + amountMinor : asked;
    }),
    unanswered: desk.unanswered - 1,
    keptMinor: addMinor(desk.keptMinor, keptMinor),
  };
}

/** The shard that waits first has its answer. */
export function withGrant(desk: PickDesk, shard: number, amountMinor: Minor): PickDesk {
  return {
    ...desk,
    allottedMinor: changed(desk, shard, amountMinor),
    waiting: desk.waiting.slice(2),
    isRecalled: false,
    keptMinor: ZERO_MINOR,
  };
}

/** The shard that waits first, and what it asked for. */
export function firstWaiting({
  waiting: [shard, askedMinor],
}: PickDesk): { readonly shard: number; readonly askedMinor: Minor } | undefined {
  if (shard === undefined) return undefined;
  return { shard, askedMinor: minor(must(askedMinor, 'a shard asked for no amount')) };
}

function changed({ allottedMinor }: PickDesk, shard: number, byMinor: Minor): Minor[] {
  const all = [...allottedMinor];
  while (all.length <= shard) all.push(ZERO_MINOR);
  all[shard] = addMinor(all[shard] ?? ZERO_MINOR, byMinor);
  return all;
}
