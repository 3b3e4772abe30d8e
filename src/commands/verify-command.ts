/** `tirage verify TRANSCRIPT`: re-computes a draw or a raffle, offline, from its transcript. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { RAFFLE_TRANSCRIPT_FORMAT, type RaffleTranscript } from '../fairness/raffle-transcript.ts';
import { findRaffleEntries, verifyRaffle } from '../fairness/verify-raffle.ts';
import { verifyTickets } from '../fairness/verify-tickets.ts';
import {
  type Announcement,
  type VerificationReport,
  verifyReceipt,
  verifyTranscript,
} from '../fairness/verify-transcript.ts';
import { ConfigurationError } from '../kernel/errors.ts';
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
    .argument('<transcript>', 'the file, or - for standard input')
    .option('--receipt <file>', 'prove also that this ticket was in the draw')
    .option('--tickets <file>', 'count the winners again, from all tickets of the draw')
    .option('--player <id>', 'of a raffle: show the entries of this player')
    .option('--announced <file>', 'the draw as it was announced before the results, to compare')
    .action((transcript: string, flags: VerifyFlags) => verify(transcript, flags));
}

function verify(path: string, flags: VerifyFlags): void {
  const transcript = readJson(path);
  if (isRaffle(transcript)) verifyOneRaffle(transcript, flags);
  else verifyDraw(transcript, flags);
}

function verifyDraw(transcript: unknown, { receipt, announced, tickets }: VerifyFlags): void {
  const known = announced === undefined ? undefined : announcementOf(readJson(announced));
  const reports = [verifyTranscript(transcript, known)];
  if (tickets !== undefined) reports.push(verifyTickets(fileSource(tickets), transcript));
  if (receipt !== undefined) reports.push(verifyReceipt(readJson(receipt), transcript));
  for (const report of reports) print(report);
  if (reports.some(({ ok }) => !ok)) process.exitCode = 1;
}

function verifyOneRaffle(transcript: unknown, { announced, player }: VerifyFlags): void {
  const known = announced === undefined ? {} : (readJson(announced) as Record<string, unknown>);
  const { commitment, openedAt, raffleId, gameId, rules } = known;
  const told = Object.entries({ commitment, openedAt, raffleId, gameId, rules });
  const given = Object.fromEntries(told.filter(([, value]) => value !== undefined));
  const report = verifyRaffle(transcript, given);
  if (report.ok && player !== undefined) sayEntries(transcript as RaffleTranscript, player);
  print(report);
  if (!report.ok) process.exitCode = 1;
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

function isRaffle(transcript: unknown): boolean {
  if (typeof transcript !== 'object' || transcript === null) return false;
  return 'format' in transcript && transcript.format === RAFFLE_TRANSCRIPT_FORMAT;
}

function print({ checks, ok }: VerificationReport): void {
  for (const { name, ok: isGood, detail } of checks) {
    process.stdout.write(`${isGood ? 'ok  ' : 'FAIL'} ${name}: ${detail}\n`);
  }
  process.stdout.write(ok ? 'verified\n' : 'NOT verified\n');
}

/** What `GET /v1/draws/{id}` said before the results. */
function announcementOf(draw: unknown): Announcement {
  const { drawId, terms, termsDigest, commitment, ticketsRoot } = draw as Record<string, unknown>;
  const told = { drawId, terms, termsDigest, commitment, ticketsRoot };
  const known = Object.entries(told).filter(([, value]) => (value ?? null) !== null);
  return Object.fromEntries(known) as Announcement;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path === '-' ? process.stdin.fd : path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${path} is not a readable JSON file.`, { cause });
  }
}
