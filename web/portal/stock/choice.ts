/** Which tickets made in advance somebody wants: chosen one by one, or any that are free. */

export interface FreeTicket<Selection> {
  readonly stockId: string;
  readonly selection: Selection;
}

/** What one reservation holds (`docs/stock.md`). */
export const RESERVED_MAX = 100;

/** With a ticket more, or without it where it was chosen; unchanged where there is no more room. */
export function toggled<S>(
  chosen: readonly FreeTicket<S>[],
  ticket: FreeTicket<S>,
): readonly FreeTicket<S>[] {
  const without = chosen.filter(({ stockId }) => stockId !== ticket.stockId);
  if (without.length < chosen.length) return without;
  return chosen.length < RESERVED_MAX ? [...chosen, ticket] : chosen;
}

/** Those that are free still: the list was told anew, at least as far as they were chosen from. */
export function stillFree<S>(
  chosen: readonly FreeTicket<S>[],
  free: readonly FreeTicket<S>[],
): readonly FreeTicket<S>[] {
  const ids = new Set(free.map(({ stockId }) => stockId));
  return chosen.filter(({ stockId }) => ids.has(stockId));
}

/** Any so many of those that are free, each as likely as another; all where there are fewer. */
export function anyOf<S>(
  free: readonly FreeTicket<S>[],
  count: number,
  randomBelow: (bound: number) => number,
): readonly FreeTicket<S>[] {
  const left = [...free];
  const found: FreeTicket<S>[] = [];
  while (found.length < count && left.length > 0) {
    found.push(...left.splice(randomBelow(left.length), 1));
  }
  return found;
}
