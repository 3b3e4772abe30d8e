/** What the thread of the sockets' load is told, and what it found. */
import type { PurchaseForm } from './socket-frames.ts';

export interface SocketLoadPlan {
  /** There is a socket for each. */
  readonly tokens: readonly string[];
}

export interface SocketRoundOrder extends PurchaseForm {
  readonly port: number;
  readonly milliseconds: number;
}

export interface SocketRoundResult {
  /** Answers. None of them is a refusal. */
  readonly answerCount: number;
  readonly seconds: number;
  readonly busyShare: number;
  /** Milliseconds from a frame to the last of its answers, sorted. */
  readonly sorted: Float64Array;
}
