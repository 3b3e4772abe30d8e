/** `tirage verify TRANSCRIPT`: re-computes a draw, offline, from its transcript alone. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type VerificationReport,
  verifyReceipt,
  verifyTranscript,
} from '../fairness/verify-transcript.ts';
import { ConfigurationError } from '../kernel/errors.ts';

interface VerifyFlags {
  readonly receipt?: string;
  readonly announced?: string;
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('re-compute a draw from its transcript')
    .argument('<transcript>', 'the file, or - for standard input')
    .option('--receipt <file>', 'prove also that this ticket was in the draw')
    .option('--announced <file>', 'the draw as it was announced before the results, to compare')
    .action((transcript: string, flags: VerifyFlags) => verify(transcript, flags));
}

function verify(path: string, { receipt, announced }: VerifyFlags): void {
  const transcript = readJson(path);
  const known = announced === undefined ? undefined : announcementOf(readJson(announced));
  const reports = [verifyTranscript(transcript, known)];
  if (receipt !== undefined) reports.push(verifyReceipt(readJson(receipt), transcript));
  for (const report of reports) print(report);
  if (reports.some(({ ok }) => !ok)) process.exitCode = 1;
}

function print({ checks, ok }: VerificationReport): void {
  for (const { name, ok: isGood, detail } of checks) {
    process.stdout.write(`${isGood ? 'ok  ' : 'FAIL'} ${name}: ${detail}\n`);
  }
  process.stdout.write(ok ? 'verified\n' : 'NOT verified\n');
}

/** What `GET /v1/draws/{id}` said before the results. */
function announcementOf(draw: unknown) {
  const { commitment, poolRoot, opensAt, closesAt, resultsAt } = draw as Record<string, string>;
  const told = { commitment, poolRoot, opensAt, closesAt, resultsAt };
  const known = Object.entries(told).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(known) as Partial<Record<keyof typeof told, string>>;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path === '-' ? process.stdin.fd : path, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${path} is not a readable JSON file.`, { cause });
  }
}
