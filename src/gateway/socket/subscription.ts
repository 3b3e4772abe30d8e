/** A socket's subscription to a topic, whatever the topic. */
import type { Position } from '../../structures/delta-ring.ts';
import type { SocketSession } from './socket-session.ts';

export interface Subscription {
  readonly topic: string;
  /** The socket has left the topic, or is gone. */
  end(): void;
  /** The reader has caught up. */
  drained(): void;
}

/** A request to subscribe, while it waits for the topic to be known. */
export interface SubscribeRequest {
  readonly session: SocketSession;
  readonly id: string | number;
  readonly topic: string;
  readonly from: Position | undefined;
}
