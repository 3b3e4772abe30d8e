import type { Below } from './family-twin.ts';

/** `count` of 1 … `range`, ascending: only places that hold another number than theirs are kept. */
export function drawnByShuffle(count: number, range: number, below: Below): number[] {
  const moved = new Map<number, number>();
  const drawn: number[] = [];
  for (let place = 1; place <= count; place += 1) {
    const other = place + below(range - place + 1);
    drawn.push(moved.get(other) ?? other);
    moved.set(other, moved.get(place) ?? place);
  }
  return drawn.sort((left, right) => left - right);
}
