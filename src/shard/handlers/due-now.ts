import type { Stamp } from '../../../actors/decider.ts';
import type { Duty } from '../../../actors/draw/instance.ts';

/** A reminder may be slightly older than the state: the state decides what is due. */
export function dueNow<Kind extends string>(
  duty: Duty<Kind> | undefined,
  { earliestMs }: Stamp,
): Kind | undefined {
  return duty !== undefined && duty.atMs <= earliestMs ? duty.duty : undefined;
}
