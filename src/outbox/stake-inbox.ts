/**
 * Takes stakes in: each message has its effect once, and is acknowledged when that is on disk.
 *
 * The shard writes effect and inbox record in one commit and answers after the flush, so an
 * acknowledgement that is lost leads to a repeat, which the record recognises. What cannot be
 * taken now (a shard that is restarting, a queue or a disk that is full) is handed back with a
 * delay; what can never be read goes to the dead letters, and only then is acknowledged.
 */
import { raffleShardOfGame } from '../../actors/raffle/raffle.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { type IncomingMessage, readStake } from './stake-message.ts';

/** Before a message that could not be taken is delivered again. */
export const RETRY_MS = 1_000;

export interface Delivery extends IncomingMessage {
  readonly subject: string;
  /** Where the broker keeps the message: its stream and its number there. */
  readonly origin: string;
  ack(): void;
  retryAfter(delayMs: number): void;
}

export interface DeadLetter {
  readonly origin: string;
  readonly subject: string;
  readonly reason: string;
  readonly data: Uint8Array;
}

export type StakeOutcome =
  | 'counted'
  | 'ignored'
  | 'repeated'
  | 'otherType'
  | 'deadLettered'
  | 'postponed';

export interface StakeInboxOptions {
  readonly client: Pick<ShardClient, 'question' | 'shardCount'>;
  /** Resolves once the broker has stored the letter. */
  readonly bury: (letter: DeadLetter) => Promise<void>;
  readonly onOutcome: (outcome: StakeOutcome) => void;
}

export class StakeInbox {
  readonly #options: StakeInboxOptions;

  constructor(options: StakeInboxOptions) {
    this.#options = options;
  }

  /** Resolves when the message is done with, one way or the other. Never rejects. */
  async take(delivery: Delivery): Promise<void> {
    this.#options.onOutcome(await this.#outcomeOf(delivery));
  }

  async #outcomeOf(delivery: Delivery): Promise<StakeOutcome> {
    const read = readStake(delivery);
    if (read.kind === 'unreadable') return this.#bury(delivery, read.reason);
    if (read.kind === 'otherType') {
      delivery.ack();
      return 'otherType';
    }
    const { client } = this.#options;
    const shard = raffleShardOfGame(read.stake.gameId, client.shardCount);
    const answer = await client.question(shard, 'takeStake', read.stake);
    if (!answer.ok) {
      delivery.retryAfter(RETRY_MS);
      return 'postponed';
    }
    delivery.ack();
    return answer.reply.outcome;
  }

  async #bury(delivery: Delivery, reason: string): Promise<StakeOutcome> {
    const { origin, subject, data } = delivery;
    try {
      await this.#options.bury({ origin, subject, reason, data });
    } catch {
      // Not stored, or unknown: the message stays where it is and comes again.
      delivery.retryAfter(RETRY_MS);
      return 'postponed';
    }
    delivery.ack();
    return 'deadLettered';
  }
}
