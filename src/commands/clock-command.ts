/** `tirage clock accept`: the wall clock is right. With an engine that runs, or without. */
import type { Command } from 'commander';
import { ConfigurationError } from '../kernel/errors.ts';
import {
  type AcceptClock,
  acceptClockEverywhere,
  isAcceptClock,
} from '../supervisor/clock-acceptance.ts';
import { askOrRun } from './ask-or-run.ts';
import { say } from './standard-output.ts';

interface AcceptFlags {
  readonly reason: string;
  readonly data?: string;
}

interface Accepted {
  readonly shards: readonly { shard: number; believedMs: number; atMs: number }[];
}

export function addClockCommands(program: Command): void {
  const clock = program.command('clock').description('decide about a clock that was stepped');
  clock
    .command('accept')
    .description('the wall clock is right: time in the journal goes on from it')
    .requiredOption('--reason <why>', 'why it is; kept in the journal')
    .option('--data <path>', 'the data directory')
    .action((flags: AcceptFlags) => accept(flags));
}

async function accept({ reason, data }: AcceptFlags): Promise<void> {
  const request: AcceptClock = { command: 'acceptClock', reason };
  if (!isAcceptClock(request))
    throw new ConfigurationError('The reason is empty, too long, or has invisible characters.');
  const answer = await askOrRun(data, request, (engine) => acceptClockEverywhere(engine, request));
  if (!answer.ok) throw new ConfigurationError(answer.message);
  for (const { shard, believedMs, atMs } of (answer.result as Accepted).shards) {
    const bySeconds = (Math.abs(believedMs - atMs) / 1_000).toFixed(1);
    const where = believedMs > atMs ? 'behind' : 'ahead of';
    const what =
      believedMs === atMs
        ? 'believed the wall clock already'
        : `takes the wall clock, ${bySeconds} s ${where} what it believed`;
    say(`shard ${shard} ${what}`);
  }
}
