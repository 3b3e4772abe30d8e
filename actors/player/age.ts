/**
 * Age as the law counts it: by the calendar of the operator's time zone. A birthday counts from the
 * first instant of its day there; a person whose birth date has not begun there is not born yet.
 * Somebody born on 29 February comes of age on 1 March of a common year.
 */
import { localDayAt } from '../../src/kernel/time-zone.ts';
import { type Rejected, reject, type Stamp } from '../decider.ts';

/** The age from which one may play, and the calendar by which it is counted. */
export interface AgeRule {
  readonly minimumAgeYears: number;
  /** IANA: the operator's. */
  readonly timeZone: string;
}

/** Why somebody of this birth date may not play, or nothing. */
export function ageRefusal(
  birthDate: string,
  rule: AgeRule,
  { earliestMs, latestMs }: Stamp,
): Rejected | undefined {
  const refusal = refusalAt(birthDate, rule, earliestMs);
  if (latestMs === earliestMs) return refusal;
  const isSure = refusal?.code === refusalAt(birthDate, rule, latestMs)?.code;
  return isSure ? refusal : reject('clockUnsure');
}

function refusalAt(
  birthDate: string,
  { minimumAgeYears, timeZone }: AgeRule,
  atMs: number,
): Rejected | undefined {
  const ageYears = ageInYears(birthDate, atMs, timeZone);
  if (ageYears === undefined) return reject('birthDateInvalid');
  return ageYears < minimumAgeYears ? reject('playerTooYoung', { minimumAgeYears }) : undefined;
}

export function ageInYears(birthDate: string, nowMs: number, timeZone: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const bornMs = Date.UTC(year, month - 1, day);
  if (new Date(bornMs).toISOString().slice(0, 10) !== birthDate) return undefined;

  const today = localDayAt(timeZone, nowMs);
  if (birthDate > today) return undefined;
  const isBeforeBirthday = today.slice(4) < birthDate.slice(4);
  return Number(today.slice(0, 4)) - year - (isBeforeBirthday ? 1 : 0);
}
