/** A family for the time of a test: others that share the process know those that there are. */
import { FAMILIES } from '../../../actors/games/families.ts';
import type { GameFamily } from '../../../actors/games/family.ts';
import type { FamilyTwin } from '../../../src/fairness/verifier/family-twin.ts';
import { FAMILY_TWINS } from '../../../src/fairness/verifier/family-twins.ts';

export function addFamily(
  t: { readonly teardown: (end: () => void) => void },
  { family, twin }: { readonly family: GameFamily; readonly twin: FamilyTwin },
): void {
  const { name } = family;
  FAMILIES.set(name, family);
  FAMILY_TWINS.set(name, twin);
  t.teardown(() => {
    FAMILIES.delete(name);
    FAMILY_TWINS.delete(name);
  });
}
