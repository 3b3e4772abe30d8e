import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Line, LineChange } from './line.ts';

/** A new version of an event, whole: what it says now, who did it, and why. */
export interface LineChanged {
  readonly type: 'LineChanged';
  readonly line: Line;
  readonly change: LineChange;
  readonly by: PlayerKey | null;
  readonly reason: string | null;
}

export type LineEvent = LineChanged;
