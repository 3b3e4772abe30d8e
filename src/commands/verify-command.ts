/** `tirage verify TRANSCRIPT…`: re-computes draws or a raffle, offline, from their transcripts. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { RAFFLE_TRANSCRIPT_FORMAT, type RaffleTranscript } from '../fairness/raffle-transcript.ts';
import type { Transcript } from '../fairness/transcript.ts';
import { UNCHECKED, verdictOf } from '../fairness/verdict.ts';
import type { VerificationReport } from '../fairness/verifier/check.ts';
import { verifyAnnouncement } from '../fairness/verify-announcement.ts';
import { findRaffleEntries, verifyRaffle } from '../fairness/verify-raffle.ts';
import { verifyRaffleAnnouncement } from '../fairness/verify-raffle-announcement.ts';
import { verifyRollover } from '../fairness/verify-rollover.ts';
import { verifyTickets } from '../fairness/verify-tickets.ts';
import { verifyReceipt, verifyTranscript } from '../fairness/verify-transcript.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { STANDARD_INPUT } from '../kernel/standard-input.ts';
import { fileSource } from './file-source.ts';

interface VerifyFlags {
  readonly receipt?: string;
  readonly tickets?: string;
  readonly announced?: string;
  readonly player?: string;
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('re-compute a draw, or a raffle, from its transcript')
    .argument('<transcripts...>', 'a file, or - for standard input; draws that follow each other')
    .option('--receipt <file>', 'prove also that this ticket was in the (last) draw')
    .option('--tickets <file>', 'count the winners again, from all tickets of the (last) draw')
    .option('--player <id>', 'of a raffle: show the entries of this player')
    .option('--announced <file>', 'the (last) draw as it was announced while it was on sale')
    .addHelpText('after', '\nExit codes: 0 all verified, 1 refused, 2 not all could be checked.')
    .action((transcripts: string[], flags: VerifyFlags) => verify(transcripts, flags));
}

function verify(paths: readonly string[], flags: VerifyFlags): void {
  const transcripts = paths.map(readJson);
  const [first] = transcripts;
  const isAlone = transcripts.length === 1;
  if (isAlone && isRaffle(first)) verifyOneRaffle(first, flags);
  else verifyDraws(transcripts, flags);
}

/** Draws in their order, each tied to the one before it. The other files belong to the last. */
function verifyDraws(transcripts: readonly unknown[], flags: VerifyFlags): void {
  const { receipt, announced, tickets, player } = flags;
  if (player !== undefined) throw new ConfigurationError('--player belongs to a raffle.');
  const last = transcripts.at(-1);
  const reports: VerificationReport[] = [];
  const published: Transcript[] = [];
  for (const [index, transcript] of transcripts.entries()) {
    const report = verifyTranscript(transcript);
    reports.push(report);
    if (index > 0) reports.push(verifyRollover(transcripts[index - 1], transcript));
    if (report.ok && isPublished(transcript)) published.push(transcript);
  }
  if (announced !== undefined) reports.push(verifyAnnouncement(readJson(announced), last));
  if (tickets !== undefined) reports.push(verifyTickets(fileSource(tickets), last));
  if (receipt !== undefined) reports.push(verifyReceipt(readJson(receipt), last));
  const isAlone = transcripts.length === 1;
  const unchecked: string[] = [];
  if (announced === undefined || !isAlone) unchecked.push(UNCHECKED.announced);
  if (published.length > 0 && (tickets === undefined || !isAlone)) {
    unchecked.push(UNCHECKED.winners);
  }
  conclude(reports, unchecked, untiedRollovers(published));
}

/** What came into a draw is bound by the transcripts of the draws that it names. */
function untiedRollovers(draws: readonly Transcript[]): string[] {
  const known = new Set(draws.map(({ drawId }) => drawId));
  const untied = draws
    .flatMap(({ jackpotFrom }) => jackpotFrom.map(({ drawId }) => drawId))
    .filter((drawId) => !known.has(drawId));
  if (untied.length === 0) return [];
  return [`its jackpot came from ${untied.join(', ')}: the transcript of each goes before its own`];
}

function verifyOneRaffle(transcript: RaffleTranscript, flags: VerifyFlags): void {
  const { announced, player } = flags;
  for (const file of ['receipt', 'tickets'] as const) {
    if (flags[file] !== undefined) throw new ConfigurationError(`--${file} belongs to a draw.`);
  }
  const reports = [verifyRaffle(transcript)];
  if (announced !== undefined) {
    reports.push(verifyRaffleAnnouncement(readJson(announced), transcript));
  }
  if (player !== undefined && reports.every(({ ok }) => ok)) sayEntries(transcript, player);
  conclude(reports, announced === undefined ? [UNCHECKED.announced] : [], []);
}

function sayEntries(raffle: RaffleTranscript, player: string): void {
  const entries = findRaffleEntries(raffle, player.toLowerCase());
  if (entries.length === 0) process.stdout.write('     no entry of this player\n');
  for (const index of entries) {
    const place = raffle.winners.find(({ entry }) => entry === index)?.place;
    const won = place === undefined ? '' : `, won place ${place}`;
    const stakeMinor = raffle.entries[index]?.stakeMinor;
    process.stdout.write(`     entry ${index}: a stake of ${stakeMinor}${won}\n`);
  }
}

function conclude(
  reports: readonly VerificationReport[],
  unchecked: readonly string[],
  notes: readonly string[],
): void {
  for (const { name, ok, detail } of reports.flatMap(({ checks }) => checks)) {
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${onOneLine(detail)}\n`);
  }
  const { exitCode, lastLine } = verdictOf(reports, { unchecked, notes });
  process.stdout.write(`${lastLine}\n`);
  process.exitCode = exitCode;
}

/**
 * Details quote the files that are doubted. A line feed in one would write a line of its own, and
 * an escape sequence could hide the last line behind a false one.
 */
function onOneLine(detail: string): string {
  return detail.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

function isRaffle(transcript: unknown): transcript is RaffleTranscript {
  if (typeof transcript !== 'object' || transcript === null) return false;
  return 'format' in transcript && transcript.format === RAFFLE_TRANSCRIPT_FORMAT;
}

/** Of a transcript that verifies. */
function isPublished(transcript: unknown): transcript is Transcript {
  return (transcript as Transcript).state === 'published';
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${path} is not a readable JSON file.`, { cause });
  }
}
