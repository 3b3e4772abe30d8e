/** Which draw each series opens next: the one that its standing tickets enter. */
import { engine } from '../engine.ts';

export type PlannedDraw = Awaited<ReturnType<typeof listPlanned>>[number];

/** By series; one that has none planned is missing. */
export async function nextDraws(signal: AbortSignal): Promise<ReadonlyMap<string, PlannedDraw>> {
  return firstOfEach(await listPlanned({ state: 'scheduled' }, signal));
}

export async function nextDrawOf(
  series: string,
  signal: AbortSignal,
): Promise<PlannedDraw | undefined> {
  return firstOfEach(await listPlanned({ state: 'scheduled', series }, signal)).get(series);
}

function firstOfEach(draws: readonly PlannedDraw[]): ReadonlyMap<string, PlannedDraw> {
  const first = new Map<string, PlannedDraw>();
  for (const draw of draws) {
    const known = first.get(draw.series);
    if (known === undefined || Date.parse(draw.opensAt) < Date.parse(known.opensAt)) {
      first.set(draw.series, draw);
    }
  }
  return first;
}

async function listPlanned(
  query: { readonly state: 'scheduled'; readonly series?: string },
  signal: AbortSignal,
) {
  const planned = [];
  for await (const draw of engine.draws(query, { signal })) planned.push(draw);
  return planned;
}
