/**
 * Calls that move money, each done once however often it has to be asked for.
 *
 * A key is made when somebody wants something, not when a request is sent. The intent is kept
 * before the first byte leaves, and until an answer says what became of it; a page that was closed
 * in between finds it at its next start, and asks again with the same key.
 */
import type { ServerClock } from '../clock/server-clock.ts';
import { RefusalError } from '../http/refusal-error.ts';
import type { ClientPlatform } from '../platform/platform.ts';
import type { PlayerSession } from '../session/player-session.ts';
import type { Intent, IntentStore } from './intent-store.ts';

export interface WantedCall {
  readonly path: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
}

/** Sends an intent on its way, and settles it by the answer. */
export type AskIntent = (intent: Intent, how: HowToAsk) => Promise<unknown>;

export interface HowToAsk {
  readonly signal: AbortSignal | undefined;
  /** Hears of an attempt that may have had its effect. */
  readonly onOpen: () => void;
}

export interface PendingIntent extends Intent {
  /** Asks what became of it; does it if nothing did. Rejects as the first call would have. */
  ask(signal?: AbortSignal): Promise<unknown>;
  /** Never asks again. What was done stays done. */
  forget(): void;
}

export interface IntentParts {
  readonly platform: Pick<ClientPlatform, 'randomBytes'>;
  readonly session: PlayerSession;
  readonly clock: ServerClock;
  readonly store: IntentStore;
}

const KEY_BYTES = 18;

export class Intents {
  readonly #parts: IntentParts;

  constructor(parts: IntentParts) {
    this.#parts = parts;
  }

  /** Resolves to the answer. While there is none, the intent stays in the store. */
  async want(wanted: WantedCall, ask: AskIntent, signal?: AbortSignal): Promise<unknown> {
    const { session, clock, store } = this.#parts;
    signal?.throwIfAborted();
    const playerId = await session.known();
    signal?.throwIfAborted();
    if (playerId === undefined) throw NOBODY;
    const { path, params = {}, body } = wanted;
    const intent = { key: this.#newKey(), playerId, path, params, body, madeAtMs: clock.now() };
    store.add(intent);
    return this.#settle(intent, ask, { signal, isOpen: false });
  }

  /** Those of the player who is logged in. */
  async pending(ask: AskIntent): Promise<PendingIntent[]> {
    const { session, clock, store } = this.#parts;
    // Asks the engine at a start: by a clock that is wrong, an old intent could look young.
    const playerId = await session.resume();
    if (playerId === undefined) return [];
    return store.listOf(playerId, clock.now()).map((intent) => ({
      ...intent,
      ask: (signal) => this.#settle(intent, ask, { signal, isOpen: true }),
      forget: () => store.remove(intent.key),
    }));
  }

  /** Open is what may have been done already: by an attempt now, or before this page. */
  async #settle(
    intent: Intent,
    ask: AskIntent,
    given: { readonly signal: AbortSignal | undefined; readonly isOpen: boolean },
  ): Promise<unknown> {
    const { store } = this.#parts;
    let { isOpen } = given;
    const onOpen = (): void => {
      isOpen = true;
    };
    try {
      const answer = await ask(intent, { signal: given.signal, onOpen });
      store.remove(intent.key);
      return answer;
    } catch (error) {
      const isSettled = error instanceof RefusalError && (error.isFinal || !isOpen);
      if (isSettled) store.remove(intent.key);
      throw error;
    }
  }

  #newKey(): string {
    const bytes = this.#parts.platform.randomBytes(KEY_BYTES);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

const NOBODY = new RefusalError({ code: 'tokenMissing', status: 401, title: 'Log in first' });
