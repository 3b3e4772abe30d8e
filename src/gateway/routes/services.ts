/** What the routes of the business work with: one set for each gateway thread. */
import { coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import type { GameShelf } from '../../../actors/games/game-shelf.ts';
import type { Settings } from '../../config/settings.ts';
import type { AccessTokens } from '../../identity/access-tokens.ts';
import type { KeyRing } from '../../identity/key-ring.ts';
import type { KnownDevices } from '../../identity/known-devices.ts';
import { JobQueueFullError, type JobRunner } from '../../jobs/job-runner.ts';
import type { JobInput, JobName, JobOutput } from '../../jobs/jobs.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type DrawNo, type PlayerKey, slotOfPlayer } from '../../kernel/ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import { rememberLast } from '../../kernel/remember-last.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { MeasurementsWanted } from '../../operations/measurement-log.ts';
import type { PaymentProvider } from '../../payments/payment-provider.ts';
import type { ShardAnswer } from '../../protocol/shard-requests.ts';
import type { EngineStatus } from '../../protocol/status-messages.ts';
import type { LoginBackOff } from '../callers/login-back-off.ts';
import type { FoundFile } from '../gateway-thread.ts';
import { type Refusal, refuse } from '../routing/problem.ts';

/** The engine as a whole, as the main thread knows it. */
export interface EngineSource {
  readonly status: () => Promise<EngineStatus>;
  /** A body of `MeasurementsReply`. */
  readonly measurements: (wanted: MeasurementsWanted) => Promise<string>;
}

export interface Services {
  readonly client: ShardClient;
  readonly accessTokens: AccessTokens;
  readonly keyRing: () => KeyRing;
  readonly jobs: JobRunner;
  readonly backOff: LoginBackOff;
  /** The data directory's secret, from which the successors of refresh tokens are made. */
  readonly identitySecret: string;
  readonly devices: KnownDevices;
  readonly provider: PaymentProvider;
  readonly settings: Settings;
  readonly games: GameShelf;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** The public file of a draw's sealed tickets, made where there is none. Never rejects. */
  readonly findSealedFile: (draw: DrawNo) => Promise<FoundFile>;
  readonly engine: EngineSource;
  /** Tells all gateways that no token of these sessions is good any more. */
  readonly endSessions: (sessionIds: readonly string[]) => void;
}

export function shardOfPlayer({ client }: Services, player: PlayerKey): number {
  return shardOfSlot(slotOfPlayer(player), client.shardCount);
}

/** The shard of a draw's coordinator. */
export function shardOfDraw({ client }: Services, draw: DrawNo): number {
  return coordinatorShardOf(draw, client);
}

/** The refusal of a cursor that is not one of ours. */
export const NO_SUCH_PAGE = refuse('requestInvalid', { detail: 'No such page.' });

/** A shard's refusal as the wire shows it. */
export function refusalOf(answer: Extract<ShardAnswer<unknown>, { ok: false }>): Refusal {
  return answer.facts === null ? refuse(answer.code) : refuse(answer.code, { facts: answer.facts });
}

/**
 * The text of an instant. All that a shard accepts together has one instant, so the last text is
 * remembered.
 */
export const instantText = rememberLast((atMs: number) => new Date(atMs).toISOString());

/** An operation without a key gets one of its own: it just cannot be repeated safely. */
export function operationKey(given: string, { random }: Pick<Services, 'random'>): string {
  return given === '' ? `auto-${Buffer.from(random.bytes(12)).toString('base64url')}` : given;
}

/** A full queue of jobs is answered with 503: nobody would wait in a longer one. */
export async function runJob<Name extends JobName>(
  { jobs }: Services,
  name: Name,
  input: JobInput<Name>,
): Promise<JobOutput<Name> | Refusal> {
  try {
    return await jobs.run(name, input);
  } catch (error) {
    if (error instanceof JobQueueFullError) return refuse('engineOverloaded');
    throw error;
  }
}
