/**
 * Takes stakes in: each message has its effect once, and is acknowledged when that is on disk.
 *
 * The shard writes effect and inbox record in one commit and answers after the flush, so a lost
 * acknowledgement leads to a repeat, which the record recognises. A stake of a game that another
 * engine of the group counts is forwarded to that engine's lane (game-owners.ts), so that a repeat
 * meets the record wherever it is delivered. What cannot be taken now (because a shard is
 * restarting, or a queue or a disk is full) is handed back with a delay; what can never be read
 * goes to the dead letters, and only then is acknowledged.
 */
import type { TakeStake } from '../../actors/raffle/decide-raffle.ts';
import { raffleShardOfGame } from '../../actors/raffle/raffle.ts';
import type { AmountForm } from '../kernel/amount-text.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { type IncomingMessage, readStake } from './stake-message.ts';

/** The delay before a message that could not be taken is delivered again. */
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
  | 'forwarded'
  | 'otherType'
  | 'deadLettered'
  | 'postponed';

/** A stake on its way to the engine that counts its game. */
export interface ForwardedStake {
  readonly messageId: string;
  readonly origin: string;
  readonly data: Uint8Array;
}

export interface StakeInboxOptions {
  readonly client: Pick<ShardClient, 'question' | 'founderCount'>;
  /** How stakes are written. */
  readonly form: AmountForm;
  /** This engine, and those whose place it takes. */
  readonly ownIds: ReadonlySet<string>;
  /** Rejects while the owner is unknown. */
  readonly ownerOf: (gameId: string) => Promise<string>;
  /** Resolves once the broker has stored the stake in the other engine's lane. */
  readonly forward: (owner: string, stake: ForwardedStake) => Promise<void>;
  /** Resolves once the broker has stored the letter. */
  readonly bury: (letter: DeadLetter) => Promise<void>;
  readonly onOutcome: (outcome: StakeOutcome) => void;
  /** Why a message was postponed, if the broker is the reason. */
  readonly onTrouble: (error: unknown) => void;
}

export class StakeInbox {
  readonly #options: StakeInboxOptions;

  constructor(options: StakeInboxOptions) {
    this.#options = options;
  }

  /** Resolves when the message has been dealt with, one way or another. Never rejects. */
  async take(delivery: Delivery): Promise<void> {
    this.#options.onOutcome(
      await this.#outcomeOf(delivery, (stake) => this.#deal(delivery, stake)),
    );
  }

  /** The same for a message from this engine's own lane: its owner has already been found. */
  async takeForwarded(delivery: Delivery): Promise<void> {
    this.#options.onOutcome(await this.#outcomeOf(delivery, (stake) => this.#count(stake)));
  }

  async #outcomeOf(
    delivery: Delivery,
    effectOf: (stake: TakeStake) => Promise<StakeOutcome>,
  ): Promise<StakeOutcome> {
    const read = readStake(delivery, this.#options.form);
    if (read.kind === 'unreadable') return this.#bury(delivery, read.reason);
    const outcome = read.kind === 'otherType' ? 'otherType' : await effectOf(read.stake);
    if (outcome === 'postponed') delivery.retryAfter(RETRY_MS);
    else delivery.ack();
    return outcome;
  }

  /** Counts a stake, or forwards it to the engine that does. */
  async #deal({ data, origin }: Delivery, stake: TakeStake): Promise<StakeOutcome> {
    const { ownIds, ownerOf, forward } = this.#options;
    const { messageId, gameId } = stake;
    try {
      const owner = await ownerOf(gameId);
      if (ownIds.has(owner)) return await this.#count(stake);
      await forward(owner, { messageId, origin, data });
      return 'forwarded';
    } catch (error) {
      // Stored or not, the message stays where it is, and its repeat has the same id.
      this.#options.onTrouble(error);
      return 'postponed';
    }
  }

  async #count(stake: TakeStake): Promise<StakeOutcome> {
    const { client } = this.#options;
    const shard = raffleShardOfGame(stake.gameId, client);
    const answer = await client.question(shard, 'takeStake', stake);
    return answer.ok ? answer.reply.outcome : 'postponed';
  }

  async #bury(delivery: Delivery, reason: string): Promise<StakeOutcome> {
    const { origin, subject, data } = delivery;
    try {
      await this.#options.bury({ origin, subject, reason, data });
    } catch (error) {
      // Not stored, or unknown whether it was: the message stays where it is and comes again.
      this.#options.onTrouble(error);
      delivery.retryAfter(RETRY_MS);
      return 'postponed';
    }
    delivery.ack();
    return 'deadLettered';
  }
}
