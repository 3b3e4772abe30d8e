import type { Stamp } from '../../../actors/decider.ts';
import type { Duty } from '../../../actors/draw/instance.ts';

/** A reminder may be a moment older than the state: the state decides what is due. */
export function dueNow<Kind extends string>(
  duty: Duty<Kind> | undefined,
  { nowMs, releaseMs }: Stamp,
): Kind | undefined {
  if (duty === undefined) return undefined;
  return duty.atMs <= (duty.clock === 'deadline' ? nowMs : releaseMs) ? duty.duty : undefined;
}
