/** `tirage verify TRANSCRIPT…`: re-computes draws or a raffle, offline, from their transcripts. */
import type { Command } from 'commander';
import { RAFFLE_TRANSCRIPT_FORMAT, type RaffleTranscript } from '../fairness/raffle-transcript.ts';
import { verdictOf } from '../fairness/verdict.ts';
import type { WholeVerification } from '../fairness/verify-whole-draws.ts';
import { verifyWholeRaffle } from '../fairness/verify-whole-raffle.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { readJson } from './read-json.ts';
import { say } from './standard-output.ts';
import { type DrawFiles, verifyDraws } from './verify-draws.ts';

interface VerifyFlags extends DrawFiles {
  readonly player?: string;
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('re-compute draws, or a raffle, from their transcripts')
    .argument('<transcripts...>', 'a file, or - for standard input; draws that follow each other')
    .option('--receipt <file>', 'prove also that this ticket was in its draw', andAlso, [])
    .option('--tickets <file>', 'count the winners again, from all tickets of a draw', andAlso, [])
    .option('--stock <file>', 'tickets made in advance, as they were listed', andAlso, [])
    .option('--player <id>', 'of a raffle: show the entries of this player, who must have one')
    .option('--announced <file>', 'as it was announced while it was on sale', andAlso, [])
    .addHelpText('after', '\nA file belongs to the draw that it names; its option may be repeated.')
    .addHelpText('after', '\nExit codes: 0 all verified, 1 refused, 2 not all could be checked.')
    .action((transcripts: string[], flags: VerifyFlags) => verify(transcripts, flags));
}

function andAlso(path: string, before: readonly string[]): string[] {
  return [...before, path];
}

function verify(paths: readonly string[], flags: VerifyFlags): void {
  const transcripts = paths.map(readJson);
  const [first] = transcripts;
  if (transcripts.length === 1 && isRaffle(first)) {
    conclude(verifyOneRaffle(first, flags));
    return;
  }
  if (flags.player !== undefined) throw new ConfigurationError('--player belongs to a raffle.');
  conclude(verifyDraws(transcripts, flags));
}

function verifyOneRaffle(transcript: RaffleTranscript, flags: VerifyFlags): WholeVerification {
  for (const file of ['receipt', 'tickets', 'stock'] as const) {
    if (flags[file].length > 0) throw new ConfigurationError(`--${file} belongs to a draw.`);
  }
  const { announced, player } = flags;
  return verifyWholeRaffle(transcript, { announced: announced.map(readJson), player });
}

function conclude({ reports, unchecked, notes }: WholeVerification): void {
  for (const { name, ok, detail } of reports.flatMap(({ checks }) => checks)) {
    say(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${onOneLine(detail)}`);
  }
  const { exitCode, lastLine } = verdictOf(reports, { unchecked, notes });
  say(onOneLine(lastLine));
  process.exitCode = exitCode;
}

/**
 * Details quote the files under test. A line feed in one would start a line of its own, and an
 * escape sequence could hide the last line behind a false one.
 */
function onOneLine(detail: string): string {
  return detail.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

function isRaffle(transcript: unknown): transcript is RaffleTranscript {
  if (typeof transcript !== 'object' || transcript === null) return false;
  return 'format' in transcript && transcript.format === RAFFLE_TRANSCRIPT_FORMAT;
}
