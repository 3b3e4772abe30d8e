/**
 * A series of the schedule as a form has it: texts, filled in or not. What somebody typed is handed
 * to the engine as it stands where it is no number, because the engine says best what is wrong.
 */

/** A series as the engine tells it, and takes it. */
export type Series = Readonly<Record<string, unknown>>;

export const DRAFT_FIELDS = [
  'seriesId',
  'game',
  'closes',
  'results',
  'resultsDelaySeconds',
  'timeZone',
  'priceMinor',
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

const NUMBERS: readonly DraftField[] = ['resultsDelaySeconds', 'priceMinor'];

export interface SeriesDraft {
  readonly texts: Readonly<Record<DraftField, string>>;
  /** Members that this form does not know: a later engine's. */
  readonly others: Series;
}

export function draftOf(series: Series): SeriesDraft {
  const others: Record<string, unknown> = { ...series };
  const texts = Object.fromEntries(
    DRAFT_FIELDS.map((field) => {
      const value = others[field];
      delete others[field];
      return [field, value === undefined ? '' : String(value)];
    }),
  );
  return { texts: texts as Record<DraftField, string>, others };
}

/** What is empty is left out. */
export function seriesOf({ texts, others }: SeriesDraft): Series {
  const members = DRAFT_FIELDS.flatMap((field) => {
    const text = texts[field].trim();
    if (text === '') return [];
    const isNumber = NUMBERS.includes(field) && /^\d{1,15}$/.test(text);
    return [[field, isNumber ? Number(text) : text] as const];
  });
  return { ...Object.fromEntries(members), ...others };
}
