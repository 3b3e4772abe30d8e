/** `tirage outbox replay`: tells other services again what a broker has lost. */
import { type Command, InvalidArgumentError } from 'commander';
import { ConfigurationError } from '../kernel/errors.ts';
import {
  isReplayOutbox,
  type ReplayedShard,
  type ReplayOutboxCommand,
  replayOutboxes,
} from '../supervisor/outbox-replay.ts';
import { askOrRun } from './ask-or-run.ts';
import { say } from './standard-output.ts';

interface ReplayFlags {
  readonly from: number;
  readonly shard: number | 'all';
  readonly reason: string;
  readonly data?: string;
}

export function addOutboxCommands(program: Command): void {
  program
    .command('outbox')
    .description('decide about what is told to other services')
    .command('replay')
    .description('tell everything again from a record of the journal on, with the same ids')
    .requiredOption('--from <record>', 'the first record, as in tirage-position', recordOf)
    .requiredOption('--shard <n|all>', 'whose outbox', shardOf)
    .requiredOption('--reason <why>', 'why; kept in the journal')
    .option('--data <path>', 'the data directory')
    .action((flags: ReplayFlags) => replay(flags));
}

async function replay({ from, shard, reason, data }: ReplayFlags): Promise<void> {
  const request: ReplayOutboxCommand = {
    command: 'replayOutbox',
    shard: shard === 'all' ? null : shard,
    fromSequence: from,
    reason,
  };
  if (!isReplayOutbox(request))
    throw new ConfigurationError('The reason is empty, too long, or has invisible characters.');
  const answer = await askOrRun(data, request, (engine) => replayOutboxes(engine, request));
  if (!answer.ok) throw new ConfigurationError(answer.message);
  const shards = answer.result as readonly ReplayedShard[];
  for (const { shard: one, isTaken, toldSequence } of shards) {
    const what = isTaken
      ? `tells its records ${from} to ${toldSequence} again`
      : `has told its records up to ${toldSequence} only: nothing is changed`;
    say(`shard ${one} ${what}`);
  }
  if (!shards.some(({ isTaken }) => isTaken)) process.exitCode = 1;
}

function recordOf(text: string): number {
  const record = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
  if (record > 0) return record;
  throw new InvalidArgumentError('Give the number of a record, from 1 on.');
}

function shardOf(text: string): number | 'all' {
  if (text === 'all') return text;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of a shard, or "all".');
}
