/** The subjects that the engine publishes and listens to, and the streams that hold them. */
import { LOYALTY_SUBJECTS } from '../../actors/outbox/loyalty-messages.ts';

export const STAKED_SUBJECT = 'player.v1.staked';
export const STAKE_CONSUMER = 'lottery_service_consumer_group';

/** The stream's consumer of a bet maker is named after its engine: each gets every message. */
export const LINE_CONSUMER_PREFIX = 'bet_maker_';
/** Not kept by any stream. */
export const HEARTBEAT_SUBJECT = 'line.v1.heartbeat';
export const SNAPSHOT_SUBJECT = 'line.v1.snapshot';

/** What can never be read, with the reason: `dead.v1.` and the subject that it came under. */
export const DEAD_PREFIX = 'dead.v1.';

/** Between the engines of one group: whose a game is, by its id; and stakes on their way there. */
export const OWNER_PREFIX = 'stake.v1.owner.';
export const LANE_PREFIX = 'stake.v1.lane.';

export const EVENT_SUBJECTS = [
  'draw.v1.>',
  'ticket.v1.>',
  'bet.v1.>',
  'award.v1.>',
  'wallet.v1.>',
  'alert.v1.>',
  'raffle.v1.>',
  'lottery.v1.>',
  ...Object.values(LOYALTY_SUBJECTS),
] as const;

/** Stream names have no dots. */
export const STREAMS = {
  events: 'tirage_events',
  stakes: 'player_staked',
  lines: 'tirage_lines',
  dead: 'tirage_dead_letters',
  owners: 'tirage_game_owners',
  lanes: 'tirage_stake_lanes',
} as const;

export type StreamName = keyof typeof STREAMS;

/**
 * Subjects and streams under an operator's prefix (`TIRAGE_NATS_PREFIX`). Inside the engine they
 * are always bare: a link puts the prefix on what leaves and takes it off what arrives.
 */
export class PrefixedNames {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  subject(bare: string): string {
    return this.#prefix + bare;
  }

  bare(subject: string): string {
    return subject.startsWith(this.#prefix) ? subject.slice(this.#prefix.length) : subject;
  }

  stream(name: StreamName): string {
    return this.#prefix.replaceAll('.', '_') + STREAMS[name];
  }
}

/** The durable consumer of one engine's lane. */
export function laneConsumerOf(engineId: string): string {
  return `tirage_${engineId}`;
}
