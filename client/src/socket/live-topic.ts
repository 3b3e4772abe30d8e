/** A topic as its readers see it: the state now, each change, and the newest state in a loop. */
import type { RefusalError } from '../http/refusal-error.ts';
import type { LiveSocket } from './live-socket.ts';
import type { ChangeOf, StateOf, TopicName } from './topic-state.ts';

export class LiveTopic<T extends TopicName> implements AsyncIterable<StateOf<T>> {
  readonly #socket: LiveSocket;
  readonly #topic: T;

  constructor(socket: LiveSocket, topic: T) {
    this.#socket = socket;
    this.#topic = topic;
  }

  /** Undefined until it is known; it is kept up while somebody subscribes. */
  get current(): StateOf<T> | undefined {
    return this.#socket.stateOf(this.#topic) as StateOf<T> | undefined;
  }

  /**
   * Calls for each message, with the state after it and what a delta said. Gives the end of it.
   * `trouble` hears that the topic is refused: there is no such draw.
   */
  subscribe(
    listener: (state: StateOf<T>, change: ChangeOf<T> | undefined) => void,
    trouble?: (error: RefusalError) => void,
  ): () => void {
    return this.#socket.follow(
      this.#topic,
      (state, change) => listener(state as StateOf<T>, change as ChangeOf<T> | undefined),
      trouble,
    );
  }

  /** The newest state each time: a slow reader misses steps, never the last one. */
  async *[Symbol.asyncIterator](): AsyncGenerator<StateOf<T>, void, undefined> {
    let newest: StateOf<T> | undefined;
    let refused: RefusalError | undefined;
    let wake: () => void = () => undefined;
    const leave = this.subscribe(
      (state) => {
        newest = state;
        wake();
      },
      (error) => {
        refused = error;
        wake();
      },
    );
    try {
      for (;;) {
        if (refused !== undefined) throw refused;
        if (newest === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        const state = newest;
        newest = undefined;
        yield state;
      }
    } finally {
      leave();
    }
  }
}
