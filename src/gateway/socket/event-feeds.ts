/**
 * The fixed-odds events that this gateway's sockets follow: asked of their home shard on the first
 * subscription, kept current by what it tells, let go a while after the last subscriber has left.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { EventNo } from '../../kernel/event-ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { EventView } from '../../protocol/event-requests.ts';
import { shardOfEvent } from '../routes/event-views.ts';
import { instant } from '../routes/services.ts';
import { EventFeed } from './event-feed.ts';
import { Lingering } from './lingering.ts';
import { refused, refusedByShard } from './refused.ts';
import { EVENT_FEEDS_MAX } from './socket-limits.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { PublishDelta } from './topic-feed.ts';
import { TopicMember } from './topic-member.ts';

export class EventFeeds {
  readonly #client: ShardClient;
  readonly #clock: Clock;
  readonly #random: RandomSource;
  readonly #publish: PublishDelta;
  readonly #feeds = new Map<EventNo, EventFeed>();
  readonly #lingering = new Lingering<EventNo>();

  constructor(options: {
    client: ShardClient;
    clock: Clock;
    random: RandomSource;
    publish: PublishDelta;
  }) {
    this.#client = options.client;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#publish = options.publish;
  }

  /** Answers once the event is known. */
  subscribe(request: SubscribeRequest, event: EventNo): void {
    const { session, id, topic } = request;
    const feed = this.#feeds.get(event);
    if (feed !== undefined) {
      this.#admit(request, feed);
      return;
    }
    if (!this.#hasRoom()) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    // Watched first: what changes after the answer is told, whoever asks at the same time.
    const shard = shardOfEvent({ client: this.#client }, event);
    this.#client.watch(shard, { watch: 'begin', players: [], draws: [], events: [event] });
    const place = { topic, drained: () => undefined, end: () => undefined };
    session.subscriptions.set(topic, place);
    session.inFlight += 1;
    this.#client.ask(shard, 'getEvent', { event }, (answer) => {
      session.inFlight -= 1;
      const isLeft = session.subscriptions.get(topic) !== place;
      if (!answer.ok) {
        if (!isLeft) session.subscriptions.delete(topic);
        if (!this.#feeds.has(event)) this.#unwatch(event);
        session.send(refusedByShard(id, answer));
        return;
      }
      const opened = this.#feeds.get(event) ?? this.#open(answer.reply);
      if (!isLeft) this.#admit(request, opened);
      else {
        session.refuse(refused(id, 'topicUnknown', { detail: 'It was left meanwhile.' }));
        this.#left(opened);
      }
    });
  }

  takeView(view: EventView): void {
    this.#feeds.get(view.line.event)?.take(view, this.#publish);
  }

  /** The shard may have told its predecessor's port what we never heard. */
  shardConnected(shard: number): void {
    const events = [...this.#feeds.keys()].filter(
      (event) => shardOfEvent({ client: this.#client }, event) === shard,
    );
    if (events.length === 0) return;
    this.#client.watch(shard, { watch: 'begin', players: [], draws: [], events });
    for (const event of events) {
      this.#client.ask(shard, 'getEvent', { event }, (answer) => {
        if (answer.ok) this.takeView(answer.reply);
      });
    }
  }

  /** Lets go of events that nobody has followed for a while. */
  sweep(nowMs: number): void {
    for (const event of this.#lingering.over(nowMs)) this.#forget(event);
  }

  #open(view: EventView): EventFeed {
    const now = (): string => instant(this.#clock.wallMs());
    const feed = new EventFeed(view, { random: this.#random, now });
    this.#feeds.set(feed.event, feed);
    return feed;
  }

  #admit(request: SubscribeRequest, feed: EventFeed): void {
    const { session, topic } = request;
    this.#lingering.end(feed.event);
    const member = new TopicMember(feed, session, (left) => this.#left(left));
    session.subscriptions.set(topic, member);
    feed.admit(request, member);
  }

  #hasRoom(): boolean {
    if (this.#feeds.size < EVENT_FEEDS_MAX) return true;
    const oldest = this.#lingering.oldest();
    if (oldest !== undefined) this.#forget(oldest);
    return oldest !== undefined;
  }

  #left(feed: EventFeed): void {
    if (feed.memberCount > 0 || this.#feeds.get(feed.event) !== feed) return;
    this.#lingering.begin(feed.event, this.#clock.monotonicMs());
  }

  #forget(event: EventNo): void {
    this.#feeds.delete(event);
    this.#lingering.end(event);
    this.#unwatch(event);
  }

  #unwatch(event: EventNo): void {
    const shard = shardOfEvent({ client: this.#client }, event);
    this.#client.watch(shard, { watch: 'end', players: [], draws: [], events: [event] });
  }
}
