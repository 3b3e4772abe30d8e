/** The result of an event as it is chosen, selection by selection, until nothing is left open. */

export type Outcome = 'won' | 'lost' | 'void';
export const OUTCOMES: readonly Outcome[] = ['won', 'lost', 'void'];

/** By the number of the selection. */
export type Chosen = ReadonlyMap<number, Outcome>;

interface MarketHere {
  readonly selections: readonly { readonly selection: number }[];
}

/**
 * Where one has won, those of its market that were open are lost: there is seldom another winner,
 * and each can still be chosen otherwise.
 */
export function withOutcome(
  chosen: Chosen,
  markets: readonly MarketHere[],
  selection: number,
  outcome: Outcome,
): Chosen {
  const next = new Map(chosen).set(selection, outcome);
  if (outcome !== 'won') return next;
  const market = markets.find((one) => one.selections.some((of) => of.selection === selection));
  for (const other of market?.selections ?? []) {
    if (!next.has(other.selection)) next.set(other.selection, 'lost');
  }
  return next;
}

export interface OutcomeWanted {
  readonly selection: number;
  readonly state: Outcome;
}

/** Of every selection, in their order; `undefined` while one is open. */
export function outcomesWanted(
  chosen: Chosen,
  markets: readonly MarketHere[],
): readonly OutcomeWanted[] | undefined {
  const all = markets.flatMap(({ selections }) => selections);
  const wanted = all.flatMap(({ selection }) => {
    const state = chosen.get(selection);
    return state === undefined ? [] : [{ selection, state }];
  });
  return wanted.length === all.length ? wanted : undefined;
}
