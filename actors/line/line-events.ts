import type { PlayerKey } from '../../src/kernel/ids.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { lineMessage } from '../outbox/line-messages.ts';
import { evolveLineChanged, evolveLineOperationDone } from './evolve-line.ts';
import type { Line, LineChange } from './line.ts';
import { LINE_FORM } from './line-form.ts';
import type { LineOperation, LineOperationKey } from './line-operation.ts';

/** A new, complete version of a fixture: its content, who made it, and why. */
export interface LineChanged {
  readonly type: 'LineChanged';
  readonly line: Line;
  readonly change: LineChange;
  readonly by: PlayerKey | null;
  readonly reason: string | null;
}

/** An operator's call under a key of theirs was carried out, even if it changed nothing. */
export interface LineOperationDone extends LineOperation, LineOperationKey {
  readonly type: 'LineOperationDone';
}

export const LINE_EVENTS = [
  declareEvent<LineChanged>()('LineChanged', 160, ['line', 'change', 'by', 'reason'], {
    within: { line: LINE_FORM },
    evolve: evolveLineChanged,
    tell: (_, { line }) => [lineMessage(line)],
  }),
  declareEvent<LineOperationDone>()(
    'LineOperationDone',
    185,
    ['by', 'idempotencyKey', 'fingerprint', 'fixture', 'version', 'resolutionCount', 'isSettled'],
    { evolve: evolveLineOperationDone },
  ),
] as const;

export type LineEvent = Declared<typeof LINE_EVENTS>;
