import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Line, LineChange } from './line.ts';
import type { LineOperation, LineOperationKey } from './line-operation.ts';

/** A new version of a fixture, whole: what it says now, who did it, and why. */
export interface LineChanged {
  readonly type: 'LineChanged';
  readonly line: Line;
  readonly change: LineChange;
  readonly by: PlayerKey | null;
  readonly reason: string | null;
}

/** An operator's call under a key of theirs was carried out, also where it changed nothing. */
export interface LineOperationDone extends LineOperation, LineOperationKey {
  readonly type: 'LineOperationDone';
}

export type LineEvent = LineChanged | LineOperationDone;
