import type { ServerMessage } from '../../protocol/socket-messages.ts';
import type { SocketSession } from './socket-session.ts';
import type { Subscription } from './subscription.ts';

/** What a member needs of the feed that it follows. */
export interface FollowedFeed {
  readonly topic: string;
  snapshot(): ServerMessage;
  remove(session: SocketSession): void;
}

/** One socket at one topic that is published to many. */
export class TopicMember<Feed extends FollowedFeed> implements Subscription {
  readonly topic: string;
  readonly session: SocketSession;
  /** The library's topic: one for each sub-protocol, because a publication is bytes. */
  readonly codecTopic: string;
  readonly #feed: Feed;
  readonly #onEnd: (feed: Feed) => void;
  #isFollowing = false;

  constructor(feed: Feed, session: SocketSession, onEnd: (feed: Feed) => void) {
    this.topic = feed.topic;
    this.session = session;
    this.codecTopic = `${session.codec.subProtocol} ${feed.topic}`;
    this.#feed = feed;
    this.#onEnd = onEnd;
  }

  /** What was sent so far leaves first, so that nothing published later can overtake it. */
  follow(): void {
    this.session.flush();
    this.session.listen(this.codecTopic);
    this.#isFollowing = true;
  }

  /** Whether the socket gets what is published now. */
  leaveIfSlow(): boolean {
    if (this.#isFollowing && this.session.isSlow) {
      this.session.unlisten(this.codecTopic);
      this.#isFollowing = false;
    }
    return this.#isFollowing;
  }

  drained(): void {
    if (this.#isFollowing) return;
    this.session.send(this.#feed.snapshot());
    this.follow();
  }

  end(): void {
    this.session.unlisten(this.codecTopic);
    this.#isFollowing = false;
    this.#feed.remove(this.session);
    this.#onEnd(this.#feed);
  }
}
