/**
 * The topics that are followed, over as many connections as there are: each is asked for anew, from
 * where it was left, so that no change is lost.
 */
import { RefusalError } from '../http/refusal-error.ts';
import { type TopicMessage, TopicState } from './topic-state.ts';

/** Hears of each message: the state after it, and what a delta said. */
export type TopicListener = (state: object, change: object | undefined) => void;
export type TopicTrouble = (error: RefusalError) => void;

/** Asks over the present connection; rejects as a call does, or because the connection ended. */
export type AskTopic = (
  op: 'subscribe' | 'unsubscribe',
  members: { readonly topic: string; readonly from?: object },
) => Promise<unknown>;

interface Follower {
  readonly listener: TopicListener;
  readonly trouble: TopicTrouble | undefined;
}

interface Followed {
  state: TopicState;
  /** Until the answer, gaps are nothing new. */
  isAsking: boolean;
  readonly followers: Set<Follower>;
}

const ME = 'me';

export class SocketTopics {
  readonly #ask: AskTopic;
  readonly #followed = new Map<string, Followed>();
  #isOpen = false;
  #isOfPlayer = false;

  constructor(ask: AskTopic) {
    this.#ask = ask;
  }

  get isEmpty(): boolean {
    return this.#followed.size === 0;
  }

  stateOf(topic: string): object | undefined {
    return this.#followed.get(topic)?.state.state;
  }

  /** Gives the end of it. Whoever comes later hears the present state at once. */
  follow(topic: string, listener: TopicListener, trouble?: TopicTrouble): () => void {
    const known = this.#followed.get(topic);
    const followed = known ?? {
      state: new TopicState(topic),
      isAsking: false,
      followers: new Set<Follower>(),
    };
    const follower = { listener, trouble };
    followed.followers.add(follower);
    if (known === undefined) {
      this.#followed.set(topic, followed);
      void this.#subscribe(topic, followed);
    } else if (known.state.state !== undefined) listener(known.state.state, undefined);
    return () => this.#leave(topic, followed, follower);
  }

  opened(): void {
    this.#isOpen = true;
    for (const [topic, followed] of this.#followed) void this.#subscribe(topic, followed);
  }

  authenticated(): void {
    if (this.#isOfPlayer) return;
    this.#isOfPlayer = true;
    const me = this.#followed.get(ME);
    if (me !== undefined) void this.#subscribe(ME, me);
  }

  closed(): void {
    this.#isOpen = false;
    this.#isOfPlayer = false;
  }

  /** What is known of one player is nothing to the next. */
  forgetPlayer(): void {
    const me = this.#followed.get(ME);
    if (me !== undefined) me.state = new TopicState(ME);
  }

  take(message: TopicMessage): void {
    const { topic, delta } = message;
    const followed = this.#followed.get(topic);
    if (followed === undefined || (delta ?? message.snapshot) === undefined) return;
    const outcome = followed.state.take(message);
    if (outcome === 'gap' && !followed.isAsking) {
      followed.state.forget();
      void this.#subscribe(topic, followed);
    } else if (outcome === 'changed') {
      const { state } = followed.state;
      for (const { listener } of [...followed.followers]) listener(state ?? {}, delta);
    }
  }

  async #subscribe(topic: string, followed: Followed): Promise<void> {
    if (!this.#isOpen || (topic === ME && !this.#isOfPlayer)) return;
    const from = followed.state.position;
    followed.isAsking = true;
    try {
      await this.#ask('subscribe', from === undefined ? { topic } : { topic, from });
    } catch (error) {
      if (!(error instanceof RefusalError)) return;
      for (const { trouble } of [...followed.followers]) trouble?.(error);
    } finally {
      followed.isAsking = false;
    }
  }

  #leave(topic: string, followed: Followed, follower: Follower): void {
    const wasThere = followed.followers.delete(follower);
    if (!wasThere || followed.followers.size > 0) return;
    this.#followed.delete(topic);
    // Refused, or without a connection, it is not subscribed either.
    this.#ask('unsubscribe', { topic }).catch(() => undefined);
  }
}
