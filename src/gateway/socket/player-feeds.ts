/**
 * The players that this gateway's sockets speak for: topic `me`.
 *
 * A player's shard is watched from the first subscription until a while after the last, so that
 * players who come back soon find what they missed. What happened before a subscription is in its
 * snapshot: the shard answers the question about the balance before it sends notices of what became
 * true with that balance. Who moved when shards were added still has tickets at their former homes,
 * so those are watched too, from the first answer about the wallet on. What they tell of a balance
 * is not the player's: that of the home is shown instead.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { slotOfPlayer } from '../../kernel/ids.ts';
import type { RandomSource } from '../../kernel/random.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { HoldersTold, PlayerNotice } from '../../protocol/shard-notices.ts';
import type { ReplyOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import type { MeChange, ServerMessage } from '../../protocol/socket-messages.ts';
import { DeltaRing } from '../../structures/delta-ring.ts';
import { instantText } from '../routes/services.ts';
import { Lingering } from './lingering.ts';
import { changeOfHolder, changeOfNotice } from './me-changes.ts';
import { refused, refusedByShard } from './refused.ts';
import { KEPT_DELTAS_MAX, PLAYER_FEEDS_MAX } from './socket-limits.ts';
import type { SocketSession } from './socket-session.ts';
import type { SubscribeRequest, Subscription } from './subscription.ts';

export const ME_TOPIC = 'me';

interface PlayerFeed {
  readonly player: PlayerKey;
  readonly ring: DeltaRing<ServerMessage>;
  readonly members: Set<SocketSession>;
  /** The shards that are watched: the player's home, and those before it. */
  readonly homes: Set<number>;
}

export class PlayerFeeds {
  readonly #client: ShardClient;
  readonly #clock: Clock;
  readonly #random: RandomSource;
  readonly #currency: string;
  readonly #feeds = new Map<PlayerKey, PlayerFeed>();
  readonly #lingering = new Lingering<PlayerKey>();

  constructor(options: {
    client: ShardClient;
    clock: Clock;
    random: RandomSource;
    currency: string;
  }) {
    this.#client = options.client;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#currency = options.currency;
  }

  /** The caller has made sure that the session has a token. */
  subscribe(request: SubscribeRequest, player: PlayerKey): void {
    const { session, id, topic, from } = request;
    const feed = this.#feeds.get(player) ?? this.#open(player);
    if (feed === undefined) {
      session.refuse(refused(id, 'engineOverloaded'));
      return;
    }
    this.#lingering.end(player);
    const membership: Subscription = {
      topic,
      drained: () => undefined,
      end: () => this.#leave(feed, session),
    };
    session.subscriptions.set(topic, membership);
    const missed = feed.ring.since(from);
    if (missed !== undefined) {
      session.send({ id, ok: true, topic, ...feed.ring.position, resumed: true });
      for (const message of missed) session.send(message);
      feed.members.add(session);
      return;
    }
    session.inFlight += 1;
    this.#askWallet(feed, (answer) => {
      session.inFlight -= 1;
      if (session.subscriptions.get(topic) !== membership) {
        session.refuse(refused(id, 'topicUnknown', { detail: 'It was left meanwhile.' }));
      } else if (!answer.ok) {
        membership.end();
        session.subscriptions.delete(topic);
        session.send(refusedByShard(id, answer));
      } else {
        session.send({ id, ok: true, topic, ...feed.ring.position, resumed: false });
        this.#sendSnapshot(feed, session, answer.reply);
        feed.members.add(session);
      }
    });
  }

  takeNotice(shard: number, notice: Exclude<PlayerNotice, { type: 'sessionOver' }>): void {
    const feed = this.#feeds.get(notice.player);
    if (feed === undefined) return;
    if (notice.type === 'walletChanged') this.#beginAnew(feed);
    else this.#tellFrom(shard, feed, changeOfNotice(notice));
  }

  takeHolders(notice: HoldersTold): void {
    for (const holder of notice.holders) {
      const feed = this.#feeds.get(holder.player);
      if (feed !== undefined) this.#tellFrom(notice.shard, feed, changeOfHolder(notice, holder));
    }
  }

  /**
   * The shard may have sent notices to the previous port that never reached us: everybody begins
   * anew.
   */
  shardConnected(shard: number): void {
    const feeds = [...this.#feeds.values()].filter(({ homes }) => homes.has(shard));
    if (feeds.length === 0) return;
    const players = feeds.map(({ player }) => player);
    this.#client.watch(shard, { watch: 'begin', players, draws: [] });
    for (const feed of feeds) this.#beginAnew(feed);
  }

  /** Lets go of players who have been away for a while. */
  sweep(nowMs: number): void {
    for (const player of this.#lingering.over(nowMs)) this.#forget(player);
  }

  #open(player: PlayerKey): PlayerFeed | undefined {
    if (this.#feeds.size >= PLAYER_FEEDS_MAX) {
      const oldest = this.#lingering.oldest();
      if (oldest === undefined) return undefined;
      this.#forget(oldest);
    }
    const feed = {
      player,
      ring: new DeltaRing<ServerMessage>(KEPT_DELTAS_MAX, this.#random),
      members: new Set<SocketSession>(),
      homes: new Set<number>(),
    };
    this.#feeds.set(player, feed);
    this.#watchAt(feed, this.#shardOf(player));
    return feed;
  }

  #leave(feed: PlayerFeed, session: SocketSession): void {
    feed.members.delete(session);
    if (feed.members.size > 0 || this.#feeds.get(feed.player) !== feed) return;
    this.#lingering.begin(feed.player, this.#clock.monotonicMs());
  }

  #forget(player: PlayerKey): void {
    const feed = this.#feeds.get(player);
    if (feed === undefined) return;
    this.#feeds.delete(player);
    this.#lingering.end(player);
    for (const shard of feed.homes) {
      this.#client.watch(shard, { watch: 'end', players: [player], draws: [] });
    }
  }

  #beginAnew(feed: PlayerFeed): void {
    feed.ring.restart();
    if (feed.members.size === 0) return;
    this.#askWallet(feed, (answer) => {
      if (!answer.ok) return;
      for (const session of feed.members) this.#sendSnapshot(feed, session, answer.reply);
    });
  }

  #tellFrom(shard: number, feed: PlayerFeed, change: MeChange): void {
    if (shard === this.#shardOf(feed.player)) {
      tell(feed, change);
      return;
    }
    this.#askWallet(feed, (answer) => {
      // Without an answer the home is lost, and everybody begins anew once it is back.
      if (answer.ok) tell(feed, { ...change, balanceMinor: answer.reply.balanceMinor });
    });
  }

  #watchAt({ player, homes }: PlayerFeed, shard: number): void {
    homes.add(shard);
    this.#client.watch(shard, { watch: 'begin', players: [player], draws: [] });
  }

  #askWallet(
    feed: PlayerFeed,
    answered: (answer: ShardAnswer<ReplyOf<'getWallet'>>) => void,
  ): void {
    const { player } = feed;
    this.#client.ask(this.#shardOf(player), 'getWallet', { player }, (answer) => {
      if (answer.ok && this.#feeds.get(player) === feed) {
        for (const shard of answer.reply.formerHomes) {
          if (!feed.homes.has(shard)) this.#watchAt(feed, shard);
        }
      }
      answered(answer);
    });
  }

  #sendSnapshot(
    { ring }: PlayerFeed,
    session: SocketSession,
    { formerHomes: _, ...wallet }: ReplyOf<'getWallet'>,
  ): void {
    const { token } = session;
    if (token === undefined) return;
    const snapshot = {
      playerId: token.playerId,
      ...wallet,
      currency: this.#currency,
      tokenExpiresAt: instantText(token.expiresAtMs),
      serverTime: instantText(this.#clock.wallMs()),
    };
    session.send({ topic: ME_TOPIC, ...ring.position, snapshot });
  }

  #shardOf(player: PlayerKey): number {
    return shardOfSlot(slotOfPlayer(player), this.#client.shardCount);
  }
}

function tell({ ring, members }: PlayerFeed, change: MeChange): void {
  const message = ring.add((position) => ({ topic: ME_TOPIC, ...position, delta: change }));
  for (const session of members) session.send(message);
}
