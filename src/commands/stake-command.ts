/** `tirage stake`: publishes demo stakes to NATS, like the service that they would come from. */
import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { readMachine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { normaliseUuid, UUID_FREE_BYTES, uuidV7 } from '../kernel/uuid.ts';
import { NatsStakePublisher } from '../outbox/nats-stake-publisher.ts';
import { say } from './standard-output.ts';

const COUNT_MAX = 10_000_000;

interface StakeFlags {
  readonly count: number;
  readonly game: string;
  readonly stake: number;
  readonly natsUrl?: string;
}

export function addStakeCommand(program: Command): void {
  program
    .command('stake')
    .description('publish demo stakes to NATS, each of a player of its own')
    .option('--count <n>', 'how many', wholeNumber, 1)
    .option('--game <uuid>', 'the game that they are for', gameOf, randomUUID())
    .option('--stake <minor-units>', 'each stake', wholeNumber, 1_000)
    .option('--nats-url <url>', 'the NATS server [NATS_URL]')
    .action((flags: StakeFlags) => publish(flags));
}

async function publish({ count, game, stake, natsUrl }: StakeFlags): Promise<void> {
  const settings = readSettings({ machine: readMachine(), flags: { natsUrl } });
  if (settings.natsUrls.length === 0) {
    throw new ConfigurationError('No NATS server is named: set NATS_URL or give --nats-url.');
  }
  const publisher = await NatsStakePublisher.open(settings);
  const random = new SystemRandom();
  try {
    for (let i = 0; i < count; i += 1) {
      const uuid = uuidV7(SYSTEM_CLOCK.wallMs(), random.bytes(UUID_FREE_BYTES));
      await publisher.publish({ uuid, playerId: randomUUID(), gameId: game, stakeMinor: stake });
    }
    await publisher.flush();
  } finally {
    await publisher.close();
  }
  say(`${count} stakes of ${stake} for game ${game}`);
}

function wholeNumber(text: string): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= COUNT_MAX) return value;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${COUNT_MAX}.`);
}

function gameOf(text: string): string {
  const uuid = normaliseUuid(text);
  if (uuid === undefined) throw new InvalidArgumentError('A game is named by its UUID.');
  return uuid;
}
