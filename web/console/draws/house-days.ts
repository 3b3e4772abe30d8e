/** Days in the operator's zone, by the engine's clock. */
import { now } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { instantsOf, wallTime } from '../../kit/zone-time.ts';

export function today(): string {
  return dayOf(now.value);
}

export function dayOf(at: number | string): string {
  return wallTime(new Date(at).getTime(), house.value.timeZone).day;
}

/** Midnight, or nearly: where clocks go forward at midnight there is none. */
export function startOf(day: string): number {
  return instantsOf(`${day}T00:00`, house.value.timeZone)[0] ?? Date.parse(`${day}T00:00Z`);
}
