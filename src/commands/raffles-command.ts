/** `tirage raffles`: the raffles of a running engine, those in waiting unless told otherwise. */
import { type Command, Option } from 'commander';
import { RAFFLE_STATES, type RaffleState } from '../../actors/raffle/raffle.ts';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RaffleView } from '../protocol/raffle-requests.ts';
import { askEngine } from '../supervisor/control-socket.ts';
import type { ListRafflesCommand } from '../supervisor/raffle-list.ts';
import { say } from './standard-output.ts';

interface RafflesFlags {
  readonly state: RaffleState;
  readonly json?: true;
  readonly data?: string;
}

export function addRafflesCommand(program: Command): void {
  program
    .command('raffles')
    .description('list the raffles of the running engine, newest first')
    .addOption(
      new Option('--state <state>', 'those in this state')
        .choices(RAFFLE_STATES)
        .default('in_waiting'),
    )
    .option('--json', 'as JSON, one raffle a line')
    .option('--data <path>', 'the data directory')
    .action((flags: RafflesFlags) => list(flags));
}

async function list({ state, json, data }: RafflesFlags): Promise<void> {
  const settings = readSettings({ machine: readMachine(), flags: { data } });
  const request: ListRafflesCommand = { command: 'listRaffles', state };
  const answer = await askEngine(settings.dataDirectory, request);
  if (!answer.ok) throw new ConfigurationError(answer.message);
  const raffles = answer.result as readonly RaffleView[];
  for (const raffle of raffles) {
    say(json === true ? JSON.stringify(raffle) : lineOf(raffle));
  }
  if (raffles.length === 0 && json !== true) say(`no raffle is ${state}`);
}

function lineOf(raffle: RaffleView): string {
  const { raffleId, gameId, state, participantCount, rules, entryCount, potMinor } = raffle;
  const { openedAtMs } = raffle;
  return [
    raffleId,
    `game ${gameId}`,
    state,
    `${participantCount} of ${rules.participantsNeeded} players`,
    `${entryCount} entries`,
    `pot ${potMinor}`,
    `since ${new Date(openedAtMs).toISOString()}`,
  ].join('  ');
}
