import type { Store } from '../../../actors/states.ts';
import type { DrawNo } from '../../kernel/ids.ts';

/** A set of draws as rows: present or not. */
export function setLive(table: Store<DrawNo, number>, draw: DrawNo, isLive: boolean): void {
  const isKnown = table.get(draw) !== undefined;
  if (isLive && !isKnown) table.put(draw, 1);
  if (!isLive && isKnown) table.delete(draw);
}
