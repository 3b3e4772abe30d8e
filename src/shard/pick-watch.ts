/**
 * Tells an operator about draws on sale of which some pick is near its limit (actors/pick-limit):
 * one alarm a draw, until it is closed. By the coordinator's shard, which deals the picks out.
 */
import { type DrawNo, formatDrawId } from '../kernel/ids.ts';
import type { AlarmChange } from '../operations/alarms.ts';

/** How many keys of each draw have been near their limit. */
export type NearPicks = Iterable<{ readonly key: DrawNo; readonly value: number }>;

export class PickWatch {
  readonly #onAlarm: (change: AlarmChange) => void;
  #standing = new Set<DrawNo>();

  constructor(onAlarm: (change: AlarmChange) => void) {
    this.#onAlarm = onAlarm;
  }

  /** Call now and then. Returns how many keys there are, of all draws. */
  look(near: NearPicks): number {
    const draws = new Map<DrawNo, number>();
    for (const { key, value } of near) draws.set(key, value);
    for (const draw of draws.keys()) if (!this.#standing.has(draw)) this.#tell(draw, true);
    for (const draw of this.#standing) if (!draws.has(draw)) this.#tell(draw, false);
    this.#standing = new Set(draws.keys());
    return [...draws.values()].reduce((sum, count) => sum + count, 0);
  }

  #tell(draw: DrawNo, isNear: boolean): void {
    const about = formatDrawId(draw);
    const sentence =
      `Nearly all that may be sold of some pick of ${about} is dealt out: tickets of it ` +
      'will soon be refused. Its game sets the limit (pickLimit), for later draws; ' +
      'tirage_picks_near_limit counts such picks.';
    this.#onAlarm({ kind: 'pickNearLimit', about, sentence: isNear ? sentence : null });
  }
}
