/**
 * One question that the verifier asked of a file, what it found, and all of them together.
 *
 * The names and the values are for a program that tells them in words of its own: they stay as they
 * are. Of a value that is both stated and computed, the two are the same where the check holds.
 */
export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  /** For a reader: what was compared, or what is wrong. */
  readonly detail: string;
  /** As the files under test say. */
  readonly stated: ToldValues;
  /** What the verifier has made of everything else, under the same names. */
  readonly computed: ToldValues;
}

/** By the name that the value has in the file. Sums of money are decimal texts, of any length. */
export type ToldValues = Readonly<Record<string, ToldValue>>;
export type ToldValue =
  | string
  | number
  | null
  | readonly ToldValue[]
  | { readonly [name: string]: ToldValue };

/** The same as a check finds them. */
export type FoundValue =
  | ToldValue
  | bigint
  | readonly FoundValue[]
  | { readonly [name: string]: FoundValue };

export interface ComparedValues {
  readonly stated?: Readonly<Record<string, FoundValue>>;
  readonly computed?: Readonly<Record<string, FoundValue>>;
}

export type CheckName =
  // Whether a file can be read at all.
  | 'format'
  // The promise.
  | 'times'
  | 'rules'
  | 'terms'
  | 'commitment'
  | 'announced'
  | 'view'
  | 'stock'
  | 'postponed'
  // What was sold.
  | 'filled'
  | 'sales'
  | 'entries'
  | 'returned'
  | 'seal'
  | 'seals'
  | 'ticketsRoot'
  | 'tickets'
  | 'leaves'
  | 'selections'
  | 'stakes'
  | 'sold once'
  // What was drawn, or was not.
  | 'outcome'
  | 'drawn'
  | 'state'
  | 'life'
  | 'cancelled'
  // Money.
  | 'jackpot'
  | 'standing'
  | 'rollover'
  | 'winners'
  | 'recount'
  | 'prizes'
  | 'totals'
  | 'conservation'
  | 'jackpotRules'
  | 'recounted money'
  // One ticket.
  | 'ticket'
  | 'draw'
  | 'ticketId'
  | 'selection'
  | 'accepted'
  | 'inclusion';

export type CheckedFile =
  | 'transcript'
  | 'rollovers'
  | 'announcement'
  | 'tickets'
  | 'receipt'
  | 'stock'
  | 'raffle'
  | 'raffleAnnouncement'
  | 'raffleEntries';

/** What could not be checked with the files that were given. */
export interface Unchecked {
  readonly name: UncheckedName;
  /** As the end of "not checked: …". */
  readonly text: string;
}

export type UncheckedName =
  // That it was promised at all, and that it was before the sale ended.
  | 'announced'
  | 'announcedInTime'
  | 'drawn'
  | 'winners'
  | 'returned'
  // Of the jackpot: draws that it came from, the draw before, and where a rollover went.
  | 'sources'
  | 'standing'
  | 'rolledOver';

export function check(
  name: CheckName,
  ok: boolean,
  detail: string,
  { stated = {}, computed = {} }: ComparedValues = {},
): Check {
  return { name, ok, detail, stated: allTold(stated), computed: allTold(computed) };
}

function allTold(values: Readonly<Record<string, FoundValue>>): ToldValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value)]));
}

function told(value: FoundValue): ToldValue {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(told);
  return typeof value === 'object' && value !== null ? allTold(value as ToldValues) : value;
}

/** A check that holds when no problem was found; `fine` is its detail then. */
export function checkNone(
  name: CheckName,
  problems: Iterable<string>,
  fine: string,
  values: ComparedValues = {},
): Check {
  const found = [...problems];
  return check(name, found.length === 0, found.join('; ') || fine, values);
}

/** What the verifier found in one file. */
export interface VerificationReport {
  readonly file: CheckedFile;
  /** Whether every check holds. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What this file cannot prove. */
  readonly unchecked: readonly Unchecked[];
}

export function reportOf(
  file: CheckedFile,
  checks: readonly Check[],
  unchecked: readonly Unchecked[] = [],
): VerificationReport {
  return { file, ok: checks.every(({ ok }) => ok), checks, unchecked };
}
