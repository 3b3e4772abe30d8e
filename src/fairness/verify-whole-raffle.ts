/** A raffle, with all the files that there are of it. */
import { UNCHECKED } from './verdict.ts';
import { verifyRaffle, verifyRaffleEntries } from './verify-raffle.ts';
import { verifyRaffleAnnouncement } from './verify-raffle-announcement.ts';
import type { WholeVerification } from './verify-whole-draws.ts';

export interface FilesOfRaffle {
  /** Any JSON values. */
  readonly announced: readonly unknown[];
  /** Whose entries are asked for. */
  readonly player?: string | undefined;
}

export function verifyWholeRaffle(
  transcript: unknown,
  { announced, player }: FilesOfRaffle,
): WholeVerification {
  const reports = [verifyRaffle(transcript)];
  const promises = announced.map((kept) => verifyRaffleAnnouncement(kept, transcript));
  const isProved = promises.some(({ ok, unchecked }) => ok && unchecked.length === 0);
  reports.push(...promises.map((report) => (isProved ? { ...report, unchecked: [] } : report)));
  if (player !== undefined) reports.push(verifyRaffleEntries(transcript, player.toLowerCase()));
  const { what, how } = UNCHECKED.announced;
  const text = `${what} (${how})`;
  const unchecked = announced.length === 0 ? [{ name: 'announced', text } as const] : [];
  return { reports, unchecked, notes: [] };
}
