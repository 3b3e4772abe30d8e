/** A draw whose slip is filled and only has to be paid: its view goes there, to the button. */
let next: string | undefined;

export function payNext(drawId: string): void {
  next = drawId;
}

/** Once: who comes back to the draw is left where they are. */
export function takePayNext(drawId: string): boolean {
  const isNext = next === drawId;
  if (isNext) next = undefined;
  return isNext;
}
