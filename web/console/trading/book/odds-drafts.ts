/**
 * Odds that a trader has written and not sent yet, beside those that hold.
 *
 * A draft remembers the odds that it was to replace. If those are no more, somebody else was there
 * meanwhile: that is a conflict, which only the trader decides, and nothing is sent before.
 */
import { oddsText, parseOdds } from './odds.ts';

export interface Draft {
  /** As typed: it may be no odds yet. */
  readonly text: string;
  /** What the trader saw when they began. */
  readonly seen: string;
}

/** By the number of the selection. */
export type Drafts = ReadonlyMap<number, Draft>;

/** The odds that hold, by the number of the selection. */
export type OddsNow = ReadonlyMap<number, string>;

export interface Conflict {
  readonly selection: number;
  readonly seen: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What is typed says what holds anyway: then there is nothing to send. */
export function withDraft(drafts: Drafts, selection: number, text: string, now: string): Drafts {
  const seen = drafts.get(selection)?.seen ?? now;
  const next = new Map(drafts);
  if (isSame(text, now)) next.delete(selection);
  else next.set(selection, { text, seen });
  return next;
}

export function withoutDraft(drafts: Drafts, selection: number): Drafts {
  const next = new Map(drafts);
  next.delete(selection);
  return next;
}

/** The trader has seen what holds now, and stays with their own. */
export function insisted(drafts: Drafts, selection: number, now: string): Drafts {
  const draft = drafts.get(selection);
  return draft === undefined ? drafts : new Map(drafts).set(selection, { ...draft, seen: now });
}

/** Other odds hold: what they have made true already is no draft any more. */
export function heard(drafts: Drafts, now: OddsNow): Drafts {
  const left = [...drafts].filter(([selection, { text }]) => !isSame(text, now.get(selection)));
  return left.length === drafts.size ? drafts : new Map(left);
}

export function conflictsOf(drafts: Drafts, now: OddsNow): readonly Conflict[] {
  return [...drafts].flatMap(([selection, { text, seen }]) => {
    const theirs = now.get(selection);
    return theirs === undefined || theirs === seen
      ? []
      : [{ selection, seen, mine: shown(text), theirs }];
  });
}

export interface OddsWanted {
  readonly selection: number;
  readonly odds: string;
}

/** What a change asks for; `undefined` while something typed is no odds, or nothing is. */
export function oddsWanted(drafts: Drafts): readonly OddsWanted[] | undefined {
  const wanted = [...drafts].flatMap(([selection, { text }]) => {
    const hundredths = parseOdds(text);
    return hundredths === undefined ? [] : [{ selection, odds: oddsText(hundredths) }];
  });
  return wanted.length === drafts.size && wanted.length > 0 ? wanted : undefined;
}

function isSame(text: string, odds: string | undefined): boolean {
  return odds !== undefined && parseOdds(text) === parseOdds(odds);
}

function shown(text: string): string {
  const hundredths = parseOdds(text);
  return hundredths === undefined ? text : oddsText(hundredths);
}
