/**
 * The bet maker's end of a line: listens for heartbeats, suspends betting when it must, and resumes
 * it after a complete synchronisation.
 *
 * `run` goes on while there is no link, because silence is what it has to notice. Only one step is
 * carried out at a time, so a suspension never overtakes the resumption before it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import {
  LineHeartbeatBody,
  LineSnapshotBody,
  type LineSnapshotRequest,
} from '../protocol/line-bus-messages.ts';
import type { Static } from '../protocol/schema.ts';
import { compileValidator } from '../protocol/validator.ts';
import { deliverLine } from './line-inbox.ts';
import { lineOf } from './line-message.ts';
import { resumeBetting, suspendBetting } from './line-suspension.ts';
import { type Heartbeat, LineWatch } from './line-watch.ts';
import { HEARTBEAT_SUBJECT, SNAPSHOT_SUBJECT } from './subjects.ts';

const LOOK_MS = 20;
/** The pause after a synchronisation that failed. */
const RETRY_MS = 1_000;

/** What we need from a connection: messages that are not kept. */
export interface LineLink {
  readonly isOpen: boolean;
  listen(subject: string, heard: (body: unknown) => void): void;
  /** Rejects if nobody answers in time. */
  ask(subject: string, body: object): Promise<unknown>;
}

export interface LineReceptionOptions {
  readonly client: Pick<ShardClient, 'question' | 'questionAll' | 'founderCount'>;
  readonly clock: Clock;
  readonly silenceMs: number;
  readonly onSuspended: (isSuspended: boolean) => void;
  readonly onChange: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

const heartbeats = compileValidator(LineHeartbeatBody, 'body');
const snapshots = compileValidator(LineSnapshotBody, 'body');

export class LineReception {
  readonly watch: LineWatch;
  readonly #options: LineReceptionOptions;
  #link: LineLink | undefined;
  #epoch = 0;
  #isStopped = false;

  constructor(options: LineReceptionOptions) {
    this.#options = options;
    this.watch = new LineWatch(options.silenceMs);
  }

  /** From now on the provider is heard over this link. */
  use(link: LineLink): void {
    this.#link = link;
    const { clock } = this.#options;
    link.listen(HEARTBEAT_SUBJECT, (body) => {
      if (heartbeats.accepts(body)) this.watch.heard(body as Heartbeat, clock.monotonicMs());
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Runs until it is stopped. Never rejects. */
  async run(): Promise<void> {
    const { client, clock, onSuspended, onChange } = this.#options;
    while (!this.#isStopped) {
      const step = this.watch.next(clock.monotonicMs());
      if (step.do === 'suspend') {
        // This suspension has not seen what goes wrong from here on: that asks for another one.
        const epoch = await suspendBetting(client, step.reason);
        if (epoch !== undefined) {
          this.#epoch = epoch;
          this.watch.suspended();
          onSuspended(true);
          onChange('betting is suspended: the line cannot be relied on', { reason: step.reason });
        }
      }
      if (step.do === 'synchronise') await this.#synchronise(step.beat);
      await pause(LOOK_MS);
    }
  }

  async #synchronise(beat: Heartbeat): Promise<void> {
    const { client, clock, onSuspended, onChange } = this.#options;
    const epoch = this.#epoch;
    try {
      const eventCount = await this.#takeSnapshot(beat);
      // Marked and current belong together: trouble from here on is a suspension after the marks.
      if (!this.watch.synchronised(beat, clock.monotonicMs())) return;
      if (await resumeBetting(client, epoch)) {
        onSuspended(false);
        onChange('betting goes on: the line is synchronised', { eventCount });
      } else this.watch.missed();
    } catch (error) {
      onChange('the line cannot be synchronised', { error });
      await pause(RETRY_MS);
    }
  }

  /** Takes every fixture of the provider, page by page; resolves to their number. */
  async #takeSnapshot({ run }: Heartbeat): Promise<number> {
    const link = this.#link;
    if (link === undefined || !link.isOpen) throw new Error('there is no connection to NATS');
    let from: Static<typeof LineSnapshotRequest>['from'] = null;
    let eventCount = 0;
    do {
      const page = await link.ask(SNAPSHOT_SUBJECT, { version: 1, from });
      if (!snapshots.accepts(page)) throw new Error('the snapshot of the line is not readable');
      const said = page as Static<typeof LineSnapshotBody>;
      if (said.run !== run) throw new Error('the line provider has restarted meanwhile');
      await Promise.all(said.events.map((event) => this.#takeOne(event)));
      eventCount += said.events.length;
      from = said.next;
    } while (from !== null);
    return eventCount;
  }

  async #takeOne(body: unknown): Promise<void> {
    const read = lineOf(body);
    if (read.kind === 'unreadable') throw new Error(`an event is not readable: ${read.reason}`);
    const outcome = await deliverLine(this.#options.client, read.line);
    if (outcome === 'postponed') throw new Error('a shard cannot take an event now');
    if (outcome === 'refused') throw new Error('an event of the provider is another one here');
  }
}
