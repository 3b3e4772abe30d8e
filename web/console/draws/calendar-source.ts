/**
 * The draws that a calendar shows. The engine lists draws newest first, not by their days, so they
 * are read page by page until a whole page closed before the first day that is shown.
 *
 * Draws that are not finished may be older than that, on sale for weeks, or stuck. They are looked
 * for once, because the engine goes through all draws for it; from then on they are asked for one
 * by one until they are finished.
 */
import type { CalendarDraw } from './calendar-days.ts';

export interface PageOfDraws<Row> {
  readonly draws: readonly Row[];
  readonly next?: string | undefined;
}

/** The calls that it makes. Each rejects as the client does. */
export interface DrawCalls<Row> {
  page(query: { readonly after?: string; readonly state?: string }): Promise<PageOfDraws<Row>>;
  one(drawId: string): Promise<Row>;
}

export interface CalendarDraws<Row> {
  readonly draws: readonly Row[];
  /** Of draws that closed before it there may be more; absent: there are none that are not here. */
  readonly isPartBefore?: string;
}

const UNFINISHED = ['scheduled', 'open', 'closed', 'sealed', 'drawn', 'settled'] as const;
const FINISHED = ['published', 'cancelled'];
/** Unfinished ones that are older than the pages; more of them are asked for in turns. */
const ONE_BY_ONE_MAX = 20;

type Row = CalendarDraw & { readonly drawId: string };

export class CalendarSource<Draw extends Row> {
  readonly #calls: DrawCalls<Draw>;
  /** By id, as they were told last. */
  #unfinished: Map<string, Draw> | undefined;

  constructor(calls: DrawCalls<Draw>) {
    this.#calls = calls;
  }

  /** `pagesMax` bounds what a lottery with a draw every minute makes of a week. */
  async load(sinceMs: number, pagesMax: number): Promise<CalendarDraws<Draw>> {
    const found = new Map<string, Draw>();
    let after: string | undefined;
    let isPartBefore: string | undefined;
    for (let pages = 0; ; pages += 1) {
      const page = await this.#calls.page(after === undefined ? {} : { after });
      for (const draw of page.draws) found.set(draw.drawId, draw);
      after = page.next;
      const isBefore = page.draws.every(({ closesAt }) => Date.parse(closesAt) < sinceMs);
      if (after === undefined || (isBefore && page.draws.length > 0)) break;
      if (pages + 1 < pagesMax) continue;
      isPartBefore = earliestClose([...found.values()]);
      break;
    }
    await this.#addUnfinished(found);
    const draws = [...found.values()];
    return isPartBefore === undefined ? { draws } : { draws, isPartBefore };
  }

  async #addUnfinished(found: Map<string, Draw>): Promise<void> {
    this.#unfinished ??= await this.#findUnfinished();
    const older = [...this.#unfinished.keys()].filter((id) => !found.has(id));
    for (const id of older.slice(0, ONE_BY_ONE_MAX)) {
      const draw = await this.#calls.one(id);
      // Behind the others: next time it is their turn.
      this.#unfinished.delete(id);
      found.set(id, draw);
      if (!FINISHED.includes(draw.state)) this.#unfinished.set(id, draw);
    }
    for (const id of older.slice(ONE_BY_ONE_MAX)) {
      const known = this.#unfinished.get(id);
      if (known !== undefined) found.set(id, known);
    }
    for (const draw of found.values()) {
      if (!FINISHED.includes(draw.state)) this.#unfinished.set(draw.drawId, draw);
      else this.#unfinished.delete(draw.drawId);
    }
  }

  async #findUnfinished(): Promise<Map<string, Draw>> {
    const pages = await Promise.all(UNFINISHED.map((state) => this.#calls.page({ state })));
    return new Map(pages.flatMap(({ draws }) => draws.map((draw) => [draw.drawId, draw])));
  }
}

function earliestClose(draws: readonly Row[]): string | undefined {
  return draws.map(({ closesAt }) => closesAt).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
