import { test } from 'tap';
import type { CalendarDraw } from '../../../../web/console/draws/calendar-days.ts';
import { CalendarSource, type DrawCalls } from '../../../../web/console/draws/calendar-source.ts';

type Draw = CalendarDraw & { readonly drawId: string };

const PAGE_ROWS = 10;
const HOUR_MS = 3_600_000;

function drawOf(hour: number, state = 'published'): Draw {
  const at = new Date(hour * HOUR_MS).toISOString();
  const times = { opensAt: at, closesAt: at, resultsAt: at };
  return { drawId: `dr_${hour}`, series: 'hourly', game: '5of36', state, ...times };
}

class FakeEngine implements DrawCalls<Draw> {
  readonly asked: string[] = [];
  readonly draws: Map<string, Draw>;

  constructor(draws: readonly Draw[]) {
    this.draws = new Map(draws.map((draw) => [draw.drawId, draw]));
  }

  async page({ after, state }: { readonly after?: string; readonly state?: string }) {
    this.asked.push(state ?? `page ${after ?? 'first'}`);
    const all = [...this.draws.values()].reverse();
    if (state !== undefined) return { draws: all.filter((one) => one.state === state) };
    const from = Number(after ?? 0);
    const next = from + PAGE_ROWS < all.length ? String(from + PAGE_ROWS) : undefined;
    return { draws: all.slice(from, from + PAGE_ROWS), next };
  }

  async one(drawId: string): Promise<Draw> {
    this.asked.push(drawId);
    return this.draws.get(drawId) as Draw;
  }
}

const HOURLY = Array.from({ length: 100 }, (_, hour) => drawOf(hour));

test('calendar source: reads back to the first day that is shown, and no further', async (t) => {
  const engine = new FakeEngine(HOURLY);
  const { draws, isPartBefore } = await new CalendarSource(engine).load(75 * HOUR_MS, 8);
  t.equal(isPartBefore, undefined);
  for (let hour = 75; hour < 100; hour += 1) {
    t.ok(draws.some(({ drawId }) => drawId === `dr_${hour}`));
  }
  t.equal(engine.asked.filter((one) => one.startsWith('page')).length, 4);
});

test('calendar source: says from when on it has all, where there are too many', async (t) => {
  const engine = new FakeEngine(HOURLY);
  const { draws, isPartBefore } = await new CalendarSource(engine).load(0, 3);
  t.equal(draws.length, 30);
  t.equal(isPartBefore, drawOf(70).closesAt);
  const all = await new CalendarSource(engine).load(0, 20);
  t.equal(all.draws.length, 100);
  t.equal(all.isPartBefore, undefined);
});

test('calendar source: a draw that is stuck far behind is shown until it ends', async (t) => {
  const engine = new FakeEngine([drawOf(0, 'sealed'), ...HOURLY.slice(1)]);
  const source = new CalendarSource(engine);
  const stuck = async () =>
    (await source.load(95 * HOUR_MS, 8)).draws.find(({ drawId }) => drawId === 'dr_0');
  t.equal((await stuck())?.state, 'sealed');
  engine.asked.length = 0;
  engine.draws.set('dr_0', drawOf(0, 'published'));
  t.equal((await stuck())?.state, 'published', 'it was asked for by itself');
  t.notOk(engine.asked.includes('sealed'), 'and all draws were not gone through again');
  t.equal(await stuck(), undefined);
});
