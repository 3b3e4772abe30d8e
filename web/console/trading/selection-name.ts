/** What a selection is called among all of its event. */
import type { EventHere } from './desk-calls.ts';

/** With its market: two of them may have a selection of the same name. */
export function selectionName({ markets }: EventHere, market: number, name: string): string {
  return markets.length === 1 ? name : `${markets[market]?.name ?? ''} · ${name}`;
}
