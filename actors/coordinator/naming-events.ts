/** Of a draw among the tickets that were sold: what leads to its result (decide-naming.ts). */
import type { DrawNo } from '../../src/kernel/ids.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { evolvePlacesDrawn, evolveTicketsNamed } from './evolve-coordinator.ts';

/** Which tickets were drawn, before it is known what is on them. */
export interface PlacesDrawn {
  readonly type: 'PlacesDrawn';
  readonly draw: DrawNo;
  readonly places: readonly number[];
  readonly atMs: number;
}

export interface TicketsNamed {
  readonly type: 'TicketsNamed';
  readonly draw: DrawNo;
  readonly shard: number;
  /** The printed numbers of those of its tickets that were drawn, in the order of the places. */
  readonly picks: readonly (readonly number[])[];
}

export const NAMING_EVENTS = [
  declareEvent<PlacesDrawn>()('PlacesDrawn', 320, ['draw', 'places', 'atMs'], {
    evolve: evolvePlacesDrawn,
  }),
  declareEvent<TicketsNamed>()('TicketsNamed', 321, ['draw', 'shard', 'picks'], {
    evolve: evolveTicketsNamed,
  }),
] as const;

export type NamingEvent = Declared<typeof NAMING_EVENTS>;
