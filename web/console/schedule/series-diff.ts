/** What differs between two schedules, series by series and member by member. */
import type { Series } from './series-draft.ts';

export interface MemberChange {
  readonly series: string;
  /** Absent: the whole series came or went. */
  readonly member?: string;
  /** Absent: there was none. */
  readonly before?: string;
  /** Absent: there is none any more. */
  readonly after?: string;
}

/** Two of a name are told apart by their place among them: the engine refuses them, not we. */
export function seriesDiff(
  before: readonly Series[],
  after: readonly Series[],
): readonly MemberChange[] {
  const [was, is] = [byName(before), byName(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name) => changesOf(name, was.get(name), is.get(name)));
}

function changesOf(
  series: string,
  was: Series | undefined,
  is: Series | undefined,
): readonly MemberChange[] {
  if (was === undefined) return [{ series, after: text(is) }];
  if (is === undefined) return [{ series, before: text(was) }];
  const members = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return members.flatMap((member) => {
    const [before, after] = [was[member], is[member]];
    if (text(before) === text(after)) return [];
    return [
      {
        series,
        member,
        ...(before === undefined ? {} : { before: text(before) }),
        ...(after === undefined ? {} : { after: text(after) }),
      },
    ];
  });
}

function byName(all: readonly Series[]): ReadonlyMap<string, Series> {
  const named = new Map<string, Series>();
  for (const one of all) {
    const name = String(one.seriesId ?? '');
    let place = 2;
    let free = name;
    while (named.has(free)) {
      free = `${name} (${place})`;
      place += 1;
    }
    named.set(free, one);
  }
  return named;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
