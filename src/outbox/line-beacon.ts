/**
 * The line provider's end: heartbeats, and pages of all fixtures for bet makers that synchronise.
 *
 * A heartbeat says more than that the process is alive: NATS has stored everything that every shard
 * had decided a moment ago. While that is not so, there is no heartbeat, and bet makers suspend.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { LINE_SUBJECT, lineBody } from '../../actors/outbox/line-messages.ts';
import type { Clock } from '../kernel/clock.ts';
import { formatFixtureId, parseFixtureId } from '../kernel/fixture-ids.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { LineSnapshotRequest } from '../protocol/line-bus-messages.ts';
import type { Static } from '../protocol/schema.ts';
import { compileValidator } from '../protocol/validator.ts';
import { type OutgoingMessage, POSITION_HEADER } from './outgoing-message.ts';
import { HEARTBEAT_SUBJECT, SNAPSHOT_SUBJECT } from './subjects.ts';

/** A third of the shortest silence that a bet maker may be set to. */
export const BEAT_MS = 300;
/** A page of the largest fixtures still fits in a message of a megabyte. */
const PAGE_FIXTURES = 16;

export interface BeaconLink {
  readonly isOpen: boolean;
  tell(subject: string, body: object): void;
  /** Answers questions; undefined leaves one without an answer. */
  answer(subject: string, answerTo: (body: unknown) => Promise<object | undefined>): void;
}

export interface LineBeaconOptions {
  readonly engineId: string;
  /** A UUID of this start: a bet maker that hears another one has to synchronise. */
  readonly run: string;
  readonly client: Pick<ShardClient, 'question' | 'shardCount'>;
  readonly clock: Clock;
  /** By shard: when the relay last found nothing waiting, by the monotonic clock. */
  readonly emptyAtMs: () => readonly number[];
}

const requests = compileValidator(LineSnapshotRequest, 'body');

export class LineBeacon {
  readonly #options: LineBeaconOptions;
  readonly #told: (string | null)[];

  constructor(options: LineBeaconOptions) {
    this.#options = options;
    this.#told = Array.from({ length: options.client.shardCount }, () => null);
  }

  /** NATS has stored a message. */
  published({ subject, headers }: OutgoingMessage): void {
    if (subject !== LINE_SUBJECT) return;
    const position = headers[POSITION_HEADER] ?? '';
    const shard = Number(position.split('.')[0]);
    const known = this.#told[shard] ?? null;
    if (known === null || isAfter(position, known)) this.#told[shard] = position;
  }

  /** Beats and answers until the link is gone. Never rejects. */
  async run(link: BeaconLink): Promise<void> {
    const { engineId, run, clock, emptyAtMs } = this.#options;
    link.answer(SNAPSHOT_SUBJECT, (body) => this.#page(body));
    while (link.isOpen) {
      const sinceMs = clock.monotonicMs() - BEAT_MS;
      if (emptyAtMs().every((atMs) => atMs >= sinceMs)) {
        link.tell(HEARTBEAT_SUBJECT, { version: 1, provider: engineId, run, told: this.#told });
      }
      await pause(BEAT_MS);
    }
  }

  async #page(body: unknown): Promise<object | undefined> {
    if (!requests.accepts(body)) return undefined;
    const { from } = body as Static<typeof LineSnapshotRequest>;
    const { client, run } = this.#options;
    const shard = from?.shard ?? 0;
    if (shard >= client.shardCount) return undefined;
    const after = from?.after == null ? null : (parseFixtureId(from.after) ?? null);
    const answer = await client.question(shard, 'listLines', { after, limit: PAGE_FIXTURES });
    if (!answer.ok) return undefined;
    const { lines } = answer.reply;
    const last = lines.at(-1);
    const isShardOver = lines.length < PAGE_FIXTURES || last === undefined;
    const rest = isShardOver
      ? { shard: shard + 1, after: null }
      : { shard, after: formatFixtureId(last.fixture) };
    const next = rest.shard < client.shardCount ? rest : null;
    return { version: 1, run, events: lines.map(lineBody), next };
  }
}

function isAfter(left: string, right: string): boolean {
  const others = right.split('.').map(Number);
  for (const [index, place] of left.split('.').map(Number).entries()) {
    const other = others[index] ?? 0;
    if (place !== other) return place > other;
  }
  return false;
}
