/**
 * The draws that this gateway's sockets follow: loaded from the shards on the first subscription,
 * kept current by the shards' notices, let go a while after the last subscriber has left.
 */
import { coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { Transcript } from '../../fairness/transcript.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type DrawNo, formatDrawId } from '../../kernel/ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { DrawNotice } from '../../protocol/shard-notices.ts';
import type { DrawView } from '../../protocol/shard-requests.ts';
import type { DrawTopicState } from '../../protocol/socket-messages.ts';
import { resultsOf } from '../routes/published-draws.ts';
import { instantText } from '../routes/services.ts';
import { DrawFeed } from './draw-feed.ts';
import { Lingering } from './lingering.ts';
import { refused } from './refused.ts';
import { DRAW_FEEDS_MAX, SALES_PAUSE_MS } from './socket-limits.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { PublishDelta } from './topic-feed.ts';
import { TopicMember } from './topic-member.ts';

interface DrawPlace {
  readonly feed: DrawFeed;
  /** How many answers of shards are still missing before the draw can be shown. */
  missing: number;
  waiting: { readonly request: SubscribeRequest; readonly member: TopicMember<DrawFeed> }[];
}

export class DrawFeeds {
  readonly #client: ShardClient;
  readonly #clock: Clock;
  readonly #random: RandomSource;
  readonly #publish: PublishDelta;
  readonly #places = new Map<DrawNo, DrawPlace>();
  readonly #lingering = new Lingering<DrawNo>();
  readonly #changed = new Set<DrawFeed>();
  #timer: NodeJS.Timeout | undefined;

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

  /** Answers once the draw is known. */
  subscribe(request: SubscribeRequest, draw: DrawNo): void {
    const { session, id, topic } = request;
    const place = this.#places.get(draw) ?? this.#open(draw, topic);
    if (place === undefined) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    this.#lingering.end(draw);
    const member = new TopicMember(place.feed, session, (feed) => this.#left(feed));
    session.subscriptions.set(topic, member);
    if (place.missing === 0) {
      place.feed.admit(request, member);
      return;
    }
    session.inFlight += 1;
    place.waiting.push({ request, member });
  }

  takeNotice(shard: number, notice: DrawNotice): void {
    switch (notice.type) {
      case 'drawChanged': {
        const place = this.#places.get(notice.draw.draw);
        if (place !== undefined) this.#takeView(place, notice.draw);
        return;
      }
      case 'salesChanged': {
        const place = this.#places.get(notice.draw);
        if (place === undefined) return;
        place.feed.takeSold(shard, notice);
        this.#publishLater(place.feed);
        return;
      }
      case 'jackpotChanged':
        for (const { feed } of this.#places.values()) {
          feed.takeJackpot(shard, notice.seriesId, notice.amountMinor);
          this.#publishLater(feed);
        }
    }
  }

  /** The shard may have sent notices to the previous port that never reached us. */
  shardConnected(shard: number): void {
    const draws = [...this.#places.keys()];
    if (draws.length === 0) return;
    this.#client.watch(shard, { watch: 'begin', players: [], draws });
    for (const [draw, place] of this.#places) {
      if (this.#coordinatorShard(draw) === shard) this.#askView(draw, place, false);
      this.#askSales(shard, draw, place, false);
    }
  }

  /** Lets go of draws that nobody has followed for a while. */
  sweep(nowMs: number): void {
    for (const draw of this.#lingering.over(nowMs)) this.#forget(draw);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #open(draw: DrawNo, topic: string): DrawPlace | undefined {
    if (this.#places.size >= DRAW_FEEDS_MAX) {
      const oldest = this.#lingering.oldest();
      if (oldest === undefined) return undefined;
      this.#forget(oldest);
    }
    const { shardCount } = this.#client;
    const now = (): string => instantText(this.#clock.wallMs());
    const feed = new DrawFeed({ draw, topic, shardCount, random: this.#random, now });
    const place: DrawPlace = { feed, missing: 0, waiting: [] };
    this.#places.set(draw, place);
    for (let shard = 0; shard < shardCount; shard += 1) {
      this.#client.watch(shard, { watch: 'begin', players: [], draws: [draw] });
    }
    this.#askView(draw, place, true);
    for (let shard = 0; shard < shardCount; shard += 1) this.#askSales(shard, draw, place, true);
    return place;
  }

  /** Each answer is taken as it comes: a notice on the same port is newer than what came before. */
  #askView(draw: DrawNo, place: DrawPlace, isLoading: boolean): void {
    if (isLoading) place.missing += 1;
    this.#client.ask(this.#coordinatorShard(draw), 'getDraw', { draw }, (answer) => {
      if (!answer.ok) {
        if (isLoading) this.#fail(draw, place, answer.code);
        return;
      }
      this.#takeView(place, answer.reply);
      if (isLoading) this.#arrived(place);
    });
  }

  #askSales(shard: number, draw: DrawNo, place: DrawPlace, isLoading: boolean): void {
    if (isLoading) place.missing += 1;
    this.#client.ask(shard, 'getSales', { draws: [draw] }, (answer) => {
      if (!answer.ok) {
        if (isLoading) this.#fail(draw, place, answer.code);
        return;
      }
      place.feed.takeSales(shard, answer.reply);
      if (isLoading) this.#arrived(place);
      else this.#publishLater(place.feed);
    });
  }

  /** A published draw is shown with its results, so they are fetched first. */
  #takeView(place: DrawPlace, view: DrawView): void {
    const { feed } = place;
    if (view.state !== 'published' || feed.isPublished) {
      feed.takeView(view);
      feed.publish(this.#publish);
      return;
    }
    place.missing += 1;
    const { draw } = view;
    this.#client.ask(this.#coordinatorShard(draw), 'getTranscript', { draw }, (answer) => {
      feed.takeView(view);
      if (answer.ok) feed.takeResults(resultsJson(answer.reply));
      feed.publish(this.#publish);
      this.#arrived(place);
    });
  }

  #arrived(place: DrawPlace): void {
    place.missing -= 1;
    if (place.missing > 0) return;
    const { feed, waiting } = place;
    place.waiting = [];
    for (const { request, member } of waiting) {
      const { session, id, topic } = request;
      session.inFlight -= 1;
      if (session.subscriptions.get(topic) === member) feed.admit(request, member);
      else session.refuse(refused(id, 'topicUnknown', { detail: 'It was left meanwhile.' }));
    }
    if (feed.memberCount === 0) this.#left(feed);
  }

  /** There is no such draw, or its shard is not available: nobody can follow it. */
  #fail(draw: DrawNo, place: DrawPlace, code: RejectionCode): void {
    const { waiting } = place;
    place.waiting = [];
    if (this.#places.get(draw) === place) this.#forget(draw);
    for (const { request, member } of waiting) {
      const { session, id, topic } = request;
      session.inFlight -= 1;
      if (session.subscriptions.get(topic) === member) session.subscriptions.delete(topic);
      session.refuse(refused(id, code));
    }
  }

  #publishLater(feed: DrawFeed): void {
    this.#changed.add(feed);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const changed of this.#changed) changed.publish(this.#publish);
      this.#changed.clear();
    }, SALES_PAUSE_MS);
  }

  #left(feed: DrawFeed): void {
    const place = this.#places.get(feed.draw);
    if (place?.feed !== feed || feed.memberCount > 0 || place.waiting.length > 0) return;
    this.#lingering.begin(feed.draw, this.#clock.monotonicMs());
  }

  #forget(draw: DrawNo): void {
    const place = this.#places.get(draw);
    this.#places.delete(draw);
    this.#lingering.end(draw);
    if (place !== undefined) this.#changed.delete(place.feed);
    for (let shard = 0; shard < this.#client.shardCount; shard += 1) {
      this.#client.watch(shard, { watch: 'end', players: [], draws: [draw] });
    }
  }

  #coordinatorShard(draw: DrawNo): number {
    return coordinatorShardOf(draw, this.#client);
  }
}

function resultsJson(transcript: Transcript): NonNullable<DrawTopicState['results']> {
  const results = resultsOf(transcript);
  return { ...results, numbers: [...results.numbers] };
}

/** The topic of a draw. */
export function drawTopic(draw: DrawNo): string {
  return `draw.${formatDrawId(draw)}`;
}
