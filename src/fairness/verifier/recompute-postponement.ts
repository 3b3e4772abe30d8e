/** A draw that was postponed. Specified in postponement-leaf.ts and transcript.ts. */
import type { SealedTranscript, TranscriptPostponement } from '../transcript.ts';
import { uint64, withLength } from './bytes.ts';
import { type Check, checkNone } from './check.ts';
import { prefixedSha256 } from './hashing.ts';

type Postponable = Pick<SealedTranscript, 'drawId' | 'terms' | 'postponed'>;

/** When the sale closed. What was not announced before the promised close moved nothing. */
export function closeOf({ terms, postponed }: Postponable): number {
  const promisedMs = Date.parse(terms.closesAt);
  const isInTime = postponed !== undefined && Date.parse(postponed.at) < promisedMs;
  return isInTime ? Date.parse(postponed.closesAt) : promisedMs;
}

/** The leaf behind those of the seals; none for a draw that was not postponed. */
export function postponementLeaves({ drawId, postponed }: Postponable): Uint8Array[] {
  if (postponed === undefined) return [];
  const times = [postponed.closesAt, postponed.resultsAt, postponed.at].map(Date.parse);
  const reason = prefixedSha256('', new TextEncoder().encode(postponed.reason));
  const parts = [withLength(drawId), ...times.map(uint64), reason];
  return [prefixedSha256('\x00tirage/postponed/v1', ...parts)];
}

export function checkPostponement(
  { terms }: Postponable,
  postponed: TranscriptPostponement,
): Check {
  const { from, closesAt, resultsAt, at, reason } = postponed;
  const problems: string[] = [];
  const isPromised = from.closesAt === terms.closesAt && from.resultsAt === terms.resultsAt;
  if (!isPromised) problems.push('it was postponed from other times than were promised');
  if (Date.parse(at) >= Date.parse(terms.closesAt)) {
    problems.push(`it was postponed at ${at}, when its sale had ended`);
  }
  if (Date.parse(closesAt) <= Date.parse(terms.closesAt)) problems.push('its close is not later');
  if (Date.parse(resultsAt) < Date.parse(terms.resultsAt)) {
    problems.push('its results came earlier');
  }
  if (Date.parse(closesAt) + terms.graceMs > Date.parse(resultsAt)) {
    problems.push('published before it closed');
  }
  const detail = `at ${at} to a close at ${closesAt} and results at ${resultsAt} (${reason})`;
  return checkNone('postponed', problems, detail, { stated: { closesAt, resultsAt, at, reason } });
}

/** Whether two files say the same of it. */
export function isSamePostponement(
  one: TranscriptPostponement | undefined,
  other: TranscriptPostponement | undefined,
): boolean {
  return textOf(one) === textOf(other);
}

function textOf(postponed: TranscriptPostponement | undefined): string {
  if (postponed === undefined) return '';
  const { from, closesAt, resultsAt, at, reason } = postponed;
  return JSON.stringify([from.closesAt, from.resultsAt, closesAt, resultsAt, at, reason]);
}
