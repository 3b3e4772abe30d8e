/**
 * The alarm of a series whose draw closed before all of its standing tickets had their turn.
 *
 * They lose nothing, but their players had counted on that draw. It is over once a draw of the
 * series has been walked over to the end, or with the thread.
 */
import type { ShardEvent } from '../../actors/events.ts';
import { must } from '../kernel/assert.ts';
import { formatDrawId } from '../kernel/ids.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { ShardState } from './state/shard-state.ts';

export class LateWalks {
  readonly #onAlarm: (change: AlarmChange) => void;
  /** Series whose alarm stands. */
  readonly #late = new Set<string>();

  constructor(onAlarm: (change: AlarmChange) => void) {
    this.#onAlarm = onAlarm;
  }

  /** Call with the last event that an actor has led to, if any. */
  note({ instances }: Pick<ShardState, 'instances'>, event: ShardEvent | undefined): void {
    if (event?.type !== 'StandingWalkEnded') return;
    const { draw, isWhole } = event;
    const { seriesId } = must(instances.get(draw), 'a walk was for a draw not here').terms;
    if (isWhole && !this.#late.delete(seriesId)) return;
    if (!isWhole) this.#late.add(seriesId);
    const sentence =
      `The draw ${formatDrawId(draw)} closed before all standing tickets of its series had ` +
      'entered it: the others wait for the next one. Sell it for longer.';
    const change = { about: seriesId, sentence: isWhole ? null : sentence };
    this.#onAlarm({ kind: 'standingLate', ...change });
  }
}
