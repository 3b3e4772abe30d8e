/**
 * Holds a raffle's transcript to what was announced before it had filled: as verify-announcement.ts
 * does for a draw, with the same rules.
 */
import type { RaffleTranscript, TranscriptRaffleRules } from './raffle-transcript.ts';
import {
  type Check,
  check,
  checkNone,
  reportOf,
  type Unchecked,
  type VerificationReport,
} from './verifier/check.ts';
import { RAFFLE_ANNOUNCEMENT_SHAPE } from './verifier/raffle-announcement-shape.ts';
import { RAFFLE_TRANSCRIPT_SHAPE } from './verifier/raffle-shape.ts';
import { recomputeRaffleTermsDigest } from './verifier/recompute-promise.ts';

/** `GET /v1/raffles/{id}` */
export interface RaffleAnnouncement {
  readonly raffleId: string;
  readonly gameId: string;
  readonly state: 'in_waiting' | 'started' | 'finished';
  readonly rules: TranscriptRaffleRules;
  readonly openedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly expiresAt: string | null;
  readonly entryCount: number;
  readonly participantCount: number;
  readonly potMinor: number;
  readonly termsDigest: string;
  readonly commitment: string;
  readonly ticketsRoot: string | null;
  readonly awards: readonly RaffleAward[];
}

interface RaffleAward {
  readonly lottery_id: string;
  readonly win_sum: string;
  readonly place: number;
  readonly entry: number;
  readonly player: string;
}

export function verifyRaffleAnnouncement(
  announced: unknown,
  transcript: unknown,
): VerificationReport {
  const problem =
    RAFFLE_ANNOUNCEMENT_SHAPE(announced, 'announcement') ??
    RAFFLE_TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined)
    return reportOf('raffleAnnouncement', [check('format', false, problem)]);
  const said = announced as RaffleAnnouncement;
  const raffle = transcript as RaffleTranscript;
  const inTime = 'that it was announced before the raffle had filled';
  const text = `${inTime} (it was kept when ${said.state})`;
  const late: Unchecked[] = [{ name: 'announcedInTime', text }];
  return reportOf(
    'raffleAnnouncement',
    [
      check('format', true, 'the announcement is complete'),
      checkPromise(said, raffle),
      checkEntries(said, raffle),
      checkLife(said, raffle),
    ],
    said.state === 'in_waiting' ? [] : late,
  );
}

function checkPromise(said: RaffleAnnouncement, raffle: RaffleTranscript): Check {
  const problems: string[] = [];
  for (const field of ['raffleId', 'gameId', 'openedAt', 'commitment', 'termsDigest'] as const) {
    if (said[field] !== raffle[field]) problems.push(`${field} is not what was announced`);
  }
  const digest = recomputeRaffleTermsDigest(said);
  if (digest !== said.termsDigest) problems.push(`the announced rules have the digest ${digest}`);
  return checkNone('announced', problems, `${said.raffleId}, under ${said.commitment}`, {
    stated: { raffleId: said.raffleId, commitment: said.commitment, termsDigest: said.termsDigest },
    computed: { raffleId: raffle.raffleId, commitment: raffle.commitment, termsDigest: digest },
  });
}

/** The entries announced then are the first of those in the transcript. */
function checkEntries(said: RaffleAnnouncement, { entries }: RaffleTranscript): Check {
  const first = entries.slice(0, said.entryCount);
  const pot = first.reduce((sum, { stakeMinor }) => sum + BigInt(stakeMinor), 0n);
  const players = new Set(first.map(({ player }) => player)).size;
  const problems: string[] = [];
  if (first.length !== said.entryCount) problems.push(`${said.entryCount} entries were announced`);
  if (pot !== BigInt(said.potMinor)) problems.push(`the first entries have a pot of ${pot}`);
  if (players !== said.participantCount) problems.push(`the first entries are of ${players}`);
  if (said.state !== 'in_waiting' && first.length < entries.length) {
    problems.push('entries came after the start');
  }
  return checkNone('entries', problems, `${said.entryCount} of ${entries.length} had come`);
}

function checkLife(said: RaffleAnnouncement, raffle: RaffleTranscript): Check {
  const hasStarted = said.state !== 'in_waiting';
  const hasFinished = said.state === 'finished';
  const [first] = raffle.entries;
  const { fillWithinMs } = said.rules;
  const canExpire = !hasStarted && said.entryCount > 0 && fillWithinMs !== null;
  /** In milliseconds: a file may state more of them than a date can have. */
  const expiresAt = canExpire ? (first?.acceptedAtMs ?? 0) + fillWithinMs : null;
  const due: Record<string, unknown> = {
    startedAt: hasStarted ? raffle.startedAt : null,
    endedAt: hasFinished ? raffle.finishedAt : null,
    expiresAt,
    ticketsRoot: hasFinished ? raffle.ticketsRoot : null,
    awards: textOf(hasFinished ? awardsOf(raffle) : []),
  };
  const stated: Record<string, unknown> = {
    ...said,
    expiresAt: said.expiresAt === null ? null : Date.parse(said.expiresAt),
    awards: textOf(said.awards),
  };
  const altered = Object.keys(due).filter((field) => stated[field] !== due[field]);
  return checkNone(
    'life',
    altered.map((field) => `${field} is not what was announced`),
    `it was ${said.state} then`,
  );
}

function awardsOf({ raffleId, winners }: RaffleTranscript): RaffleAward[] {
  return winners.map(({ place, entry, player, prizeMinor }) => {
    return { lottery_id: raffleId, win_sum: String(prizeMinor), place, entry, player };
  });
}

/** The fields in one order. A sum's places depend on the currency, so only its digits count. */
function textOf(awards: readonly RaffleAward[]): string {
  return awards
    .map(({ lottery_id, win_sum, place, entry, player }) =>
      [lottery_id, BigInt(win_sum.replace('.', '')), place, entry, player].join(' '),
    )
    .join('; ');
}
