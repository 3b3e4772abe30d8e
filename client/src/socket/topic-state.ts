/**
 * What is known of a topic: a snapshot, and the deltas after it, merged to one state.
 *
 * Each delta has the number after the one before. One that comes a second time changes nothing;
 * where one is missing, nothing is guessed: the topic has to be asked for anew.
 */
import type { components } from '../generated/socket-types.ts';

type Messages = components['schemas'];
export type LiveDraw = Messages['ServerDrawSnapshot']['snapshot'];
export type LiveEvent = Messages['ServerEventSnapshot']['snapshot'];
export type LiveMe = Messages['ServerMeSnapshot']['snapshot'];
export type LiveHappening = Messages['ServerMeDelta']['delta'];

export type TopicName = `draw.${string}` | `event.${string}` | 'me';
export type StateOf<T extends TopicName> = T extends 'me'
  ? LiveMe
  : T extends `draw.${string}`
    ? LiveDraw
    : LiveEvent;
/** What a delta says; undefined where a snapshot took the place of all. */
export type ChangeOf<T extends TopicName> = T extends 'me' ? LiveHappening : Partial<StateOf<T>>;

export interface TopicPosition {
  readonly epoch: string;
  readonly sequence: number;
}

export interface TopicMessage extends TopicPosition {
  readonly topic: string;
  readonly snapshot?: object;
  readonly delta?: object;
}

export class TopicState {
  readonly #topic: string;
  #position: TopicPosition | undefined;
  #state: object | undefined;

  constructor(topic: string) {
    this.#topic = topic;
  }

  /** From where to go on, once something is known. */
  get position(): TopicPosition | undefined {
    return this.#position;
  }

  get state(): object | undefined {
    return this.#state;
  }

  take({ epoch, sequence, snapshot, delta }: TopicMessage): 'changed' | 'known' | 'gap' {
    if (snapshot !== undefined) this.#state = snapshot;
    else {
      const known = this.#position;
      if (known === undefined || this.#state === undefined || known.epoch !== epoch) return 'gap';
      if (sequence <= known.sequence) return 'known';
      if (sequence !== known.sequence + 1) return 'gap';
      this.#state = { ...this.#state, ...this.#membersOf(delta ?? {}) };
    }
    this.#position = { epoch, sequence };
    return 'changed';
  }

  /** Nothing is known any more: after a gap, or for another player. */
  forget(): void {
    this.#position = undefined;
  }

  /** A delta of `me` says what happened; of the state it has the balance. */
  #membersOf(delta: object): object {
    if (this.#topic !== 'me') return delta;
    return 'balanceMinor' in delta ? { balanceMinor: delta.balanceMinor } : {};
  }
}
