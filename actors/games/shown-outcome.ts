/**
 * What was drawn, as readers see it: beside the list of numbers, where that does not say all.
 *
 * The list is what the draw's proof is about, and is flat: of a number raffle, the digits of one
 * number after the other. A family whose list has to be taken apart says how (`showOutcome`).
 */
import { familyOf } from './families.ts';
import type { ShownOutcome } from './family.ts';

/** `game` as the terms of a draw show it, with the members that its family promises. */
export function outcomePart(
  game: { readonly family?: string | undefined },
  numbers: readonly number[],
): { readonly outcome?: ShownOutcome } {
  const { showOutcome, promised } = familyOf(game as { readonly family: string });
  if (showOutcome === undefined) return {};
  const rules = promised.rules.map((name) => [name, Number(Reflect.get(game, name))] as const);
  return { outcome: showOutcome(Object.fromEntries(rules), numbers) };
}
