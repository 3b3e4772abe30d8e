import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolveOutboxAdvanced, evolveOutboxReplayed } from './evolve-outbox.ts';

export interface OutboxAdvanced {
  readonly type: 'OutboxAdvanced';
  readonly sequence: number;
}

/** An operator has everything published again from a record on, because the broker has lost it. */
export interface OutboxReplayed {
  readonly type: 'OutboxReplayed';
  readonly fromSequence: number;
  /** Why, in the operator's words. */
  readonly reason: string;
  readonly atMs: number;
}

export const OUTBOX_EVENTS = [
  declareEvent<OutboxAdvanced>()('OutboxAdvanced', 190, ['sequence'], {
    evolve: evolveOutboxAdvanced,
  }),
  declareEvent<OutboxReplayed>()('OutboxReplayed', 192, ['fromSequence', 'reason', 'atMs'], {
    evolve: evolveOutboxReplayed,
  }),
] as const;

export type OutboxEvent = Declared<typeof OUTBOX_EVENTS>;
