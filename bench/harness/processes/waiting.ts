/**
 * Waiting for a process or a thread of a benchmark, never for ever.
 *
 * The process or thread may have ended without a word (a thread whose promise nobody keeps just
 * exits) or may never answer; either is an error with a sentence, so that the run fails visibly.
 */
import type { EventEmitter } from 'node:events';

export interface Wait {
  /** For the sentence: "the engine", "the load". */
  readonly who: string;
  readonly limitMs: number;
}

/** A child process or a worker thread: both emit 'message', 'error' and 'exit'. */
type Partner = Pick<EventEmitter, 'on' | 'off'>;

/** What `work` resolves to, or a rejection once the limit has passed; the work itself goes on. */
export async function within<Result>(work: Promise<Result>, { who, limitMs }: Wait) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`waited ${limitMs / 1_000} s in vain for ${who}`);
    timer = setTimeout(() => reject(error), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The next message of the partner. Call it before the question is sent. */
export function nextMessage<Message>(partner: Partner, wait: Wait): Promise<Message> {
  return hear(partner, wait, (resolve, reject) => ({
    message: (message: Message) => resolve(message),
    error: reject,
    exit: (code) => reject(new Error(`${wait.who} has ended (${code}) without an answer`)),
  }));
}

/** Resolves when the partner has exited. Call it before the partner is told to exit. */
export function exitOf(partner: Partner, wait: Wait): Promise<void> {
  return hear(partner, wait, (resolve, reject) => ({
    message: () => undefined,
    error: reject,
    exit: () => resolve(),
  }));
}

interface Ears<Message> {
  readonly message: (message: Message) => void;
  readonly error: (error: Error) => void;
  readonly exit: (code: unknown) => void;
}

async function hear<Message, Result>(
  partner: Partner,
  wait: Wait,
  earsOf: (resolve: (result: Result) => void, reject: (error: Error) => void) => Ears<Message>,
): Promise<Result> {
  let stop: () => void = () => undefined;
  const heard = new Promise<Result>((resolve, reject) => {
    const ears = Object.entries(earsOf(resolve, reject));
    for (const [name, ear] of ears) partner.on(name, ear);
    stop = () => {
      for (const [name, ear] of ears) partner.off(name, ear);
    };
  });
  try {
    return await within(heard, wait);
  } finally {
    stop();
  }
}
