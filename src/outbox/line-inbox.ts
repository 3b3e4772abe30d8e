/**
 * Takes versions of fixtures in: each has its effect once, and is acknowledged when that is on
 * disk.
 *
 * No record of ids is needed beside the fixture: its version is the record. What cannot be taken
 * now is handed back; what can never be read, or contradicts what is known of its fixture, goes to
 * the dead letters. Betting then waits for a synchronisation, which will say the same and never
 * complete.
 */
import type { IntakeOutcome } from '../../actors/desk/decide-intake.ts';
import { homeShardOf, type Line } from '../../actors/line/line.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { readLine } from './line-message.ts';
import type { LineWatch } from './line-watch.ts';
import { POSITION_HEADER } from './outgoing-message.ts';
import { type DeadLetter, type Delivery, RETRY_MS } from './stake-inbox.ts';

export type LineOutcome = IntakeOutcome | 'deadLettered' | 'postponed';

export interface LineInboxOptions {
  readonly client: Pick<ShardClient, 'question' | 'founderCount'>;
  readonly watch: Pick<LineWatch, 'took' | 'missed'>;
  readonly monotonicMs: () => number;
  /** Resolves once the broker has stored the letter. */
  readonly bury: (letter: DeadLetter) => Promise<void>;
  readonly onOutcome: (outcome: LineOutcome) => void;
}

export class LineInbox {
  readonly #options: LineInboxOptions;

  constructor(options: LineInboxOptions) {
    this.#options = options;
  }

  /** Resolves when the message has been dealt with, one way or another. Never rejects. */
  async take(delivery: Delivery): Promise<void> {
    this.#options.onOutcome(await this.#outcomeOf(delivery));
  }

  async #outcomeOf(delivery: Delivery): Promise<LineOutcome> {
    const { client, watch, monotonicMs } = this.#options;
    const read = readLine(delivery.data);
    if (read.kind === 'unreadable') return this.#bury(delivery, read.reason);
    const outcome = await deliverLine(client, read.line);
    if (outcome === 'postponed') {
      delivery.retryAfter(RETRY_MS);
      return outcome;
    }
    if (outcome === 'refused') return this.#bury(delivery, 'the event is another one here');
    if (outcome === 'gap') watch.missed();
    watch.took(delivery.header(POSITION_HEADER), monotonicMs());
    delivery.ack();
    return outcome;
  }

  async #bury(delivery: Delivery, reason: string): Promise<LineOutcome> {
    const { bury, watch } = this.#options;
    const { origin, subject, data } = delivery;
    try {
      await bury({ origin, subject, reason, data });
    } catch {
      // Not stored, or unknown whether it was: the message stays where it is and comes again.
      delivery.retryAfter(RETRY_MS);
      return 'postponed';
    }
    watch.missed();
    delivery.ack();
    return 'deadLettered';
  }
}

/** Hands a version to its fixture's home shard. */
export async function deliverLine(
  client: Pick<ShardClient, 'question' | 'founderCount'>,
  line: Line,
): Promise<IntakeOutcome | 'postponed'> {
  const shard = homeShardOf(line.fixture, client);
  const answer = await client.question(shard, 'takeLine', { line });
  return answer.ok ? answer.reply.outcome : 'postponed';
}
