/** An event as it is filled in, and what the engine is asked for once nothing is wrong with it. */
import { type MoneyForm, parseMoney } from '../../../kit/money.ts';
import { instantsOf } from '../../../kit/zone-time.ts';
import { oddsText, parseOdds } from './odds.ts';

export const TITLE_CHARACTERS_MAX = 100;
export const NAME_CHARACTERS_MAX = 40;
export const MARKETS_MAX = 8;
export const SELECTIONS_MAX = 16;

export interface SelectionDraft {
  readonly name: string;
  readonly odds: string;
  /** Empty: that of its market. */
  readonly limit: string;
}

export interface MarketDraft {
  readonly name: string;
  /** Empty: what the engine takes where nothing is said. */
  readonly limit: string;
  readonly selections: readonly SelectionDraft[];
}

export interface EventDraft {
  readonly title: string;
  /** As a clock in the operator's zone shows it. */
  readonly deadline: string;
  readonly markets: readonly MarketDraft[];
  readonly stakeMin: string;
  readonly stakeMax: string;
  readonly payoutMax: string;
  readonly correctionHours: string;
}

export const NEW_SELECTION: SelectionDraft = { name: '', odds: '', limit: '' };
export const NEW_MARKET: MarketDraft = {
  name: '',
  limit: '',
  selections: [NEW_SELECTION, NEW_SELECTION],
};
export const NEW_EVENT: EventDraft = {
  title: '',
  deadline: '',
  markets: [NEW_MARKET],
  stakeMin: '',
  stakeMax: '',
  payoutMax: '',
  correctionHours: '24',
};

export type EventFault = 'needed' | 'odds' | 'amount' | 'hours' | 'past' | 'noSuchTime' | 'twice';

/** `title`, `deadline`, …; of a market `markets.0.name`; of a selection `markets.0.1.odds`. */
export type EventFaults = ReadonlyMap<string, EventFault>;

export interface House extends Pick<MoneyForm, 'digits'> {
  readonly timeZone: string;
}

export interface NewEventBody {
  readonly title: string;
  readonly deadline: string;
  readonly markets: readonly {
    readonly name: string;
    readonly liabilityMinorMax?: number;
    readonly selections: readonly {
      readonly name: string;
      readonly odds: string;
      readonly liabilityMinorMax?: number;
    }[];
  }[];
  readonly stakeMinorMin?: number;
  readonly stakeMinorMax?: number;
  readonly payoutMinorMax?: number;
  readonly correctionSeconds?: number;
}

const HOUR_SECONDS = 3_600;
const CORRECTION_HOURS_MAX = 720;

/** The first instant that the deadline may be; where a clock is set back there are two. */
export function deadlineMsOf(clock: string, { timeZone }: House): number | undefined {
  return instantsOf(clock, timeZone)[0];
}

export function eventFaults(draft: EventDraft, house: House, nowMs: number): EventFaults {
  const faults = new Map<string, EventFault>();
  const note = (place: string, fault: EventFault | undefined): void => {
    if (fault !== undefined) faults.set(place, fault);
  };
  note('title', nameFault(draft.title, []));
  note('deadline', deadlineFault(draft.deadline, house, nowMs));
  for (const [at, market] of draft.markets.entries()) {
    const place = `markets.${at}`;
    note(`${place}.name`, nameFault(market.name, othersOf(draft.markets, at)));
    note(`${place}.limit`, amountFault(market.limit, house));
    for (const [index, selection] of market.selections.entries()) {
      const others = othersOf(market.selections, index);
      note(`${place}.${index}.name`, nameFault(selection.name, others));
      note(`${place}.${index}.odds`, oddsFault(selection.odds));
      note(`${place}.${index}.limit`, amountFault(selection.limit, house));
    }
  }
  for (const name of ['stakeMin', 'stakeMax', 'payoutMax'] as const) {
    note(name, amountFault(draft[name], house));
  }
  note('correctionHours', hoursFault(draft.correctionHours));
  return faults;
}

/** Only of a draft without faults. */
export function newEventBody(draft: EventDraft, house: House): NewEventBody {
  const deadlineMs = deadlineMsOf(draft.deadline, house) ?? 0;
  return {
    title: draft.title.trim(),
    deadline: new Date(deadlineMs).toISOString(),
    markets: draft.markets.map(({ name, limit, selections }) => ({
      name: name.trim(),
      ...amount('liabilityMinorMax', limit, house),
      selections: selections.map((selection) => ({
        name: selection.name.trim(),
        odds: oddsText(parseOdds(selection.odds) ?? 0),
        ...amount('liabilityMinorMax', selection.limit, house),
      })),
    })),
    ...amount('stakeMinorMin', draft.stakeMin, house),
    ...amount('stakeMinorMax', draft.stakeMax, house),
    ...amount('payoutMinorMax', draft.payoutMax, house),
    correctionSeconds: Number(draft.correctionHours) * HOUR_SECONDS,
  };
}

/** What is left empty is left to the engine. */
function amount<Name extends string>(
  name: Name,
  text: string,
  house: House,
): { readonly [K in Name]?: number } {
  const minor = text.trim() === '' ? undefined : parseMoney(text, house);
  return (minor === undefined ? {} : { [name]: minor }) as { readonly [K in Name]?: number };
}

function nameFault(name: string, others: readonly string[]): EventFault | undefined {
  const own = folded(name);
  if (own === '') return 'needed';
  return others.some((other) => folded(other) === own) ? 'twice' : undefined;
}

function othersOf(named: readonly { readonly name: string }[], at: number): readonly string[] {
  return named.filter((_, index) => index !== at).map(({ name }) => name);
}

function deadlineFault(clock: string, house: House, nowMs: number): EventFault | undefined {
  if (clock === '') return 'needed';
  const atMs = deadlineMsOf(clock, house);
  if (atMs === undefined) return 'noSuchTime';
  return atMs <= nowMs ? 'past' : undefined;
}

function oddsFault(text: string): EventFault | undefined {
  if (text.trim() === '') return 'needed';
  return parseOdds(text) === undefined ? 'odds' : undefined;
}

function amountFault(text: string, house: House): EventFault | undefined {
  if (text.trim() === '') return undefined;
  return parseMoney(text, house) === undefined ? 'amount' : undefined;
}

function hoursFault(text: string): EventFault | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= CORRECTION_HOURS_MAX ? undefined : 'hours';
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
