/** The machine as it is: the one place that reads what browsers and Node have in common. */
import type { ClientPlatform, SocketConstructor, StorageLike } from './platform.ts';
import { takingTurns } from './taking-turns.ts';

/** What may be there or not, whatever the compiler's library says. */
interface Host {
  readonly WebSocket?: SocketConstructor;
  readonly document?: object;
  readonly location?: { readonly origin: string };
  readonly localStorage?: StorageLike;
  readonly navigator?: { readonly locks?: Locks };
  readonly addEventListener?: (name: string, listener: () => void) => void;
  readonly removeEventListener?: (name: string, listener: () => void) => void;
}

interface Locks {
  request<T>(name: string, run: () => Promise<T>): Promise<T>;
}

const host: Host = globalThis as unknown as Host;

export function hostPlatform(): ClientPlatform {
  const isPage = host.document !== undefined;
  const locks = isPage ? host.navigator?.locks : undefined;
  const turns = takingTurns();
  return {
    fetch: (url, request) => fetch(url, request),
    WebSocket: host.WebSocket,
    storage: isPage ? storageOf() : undefined,
    origin: host.location?.origin ?? '',
    isPage,
    wallMs: () => Date.now(),
    elapsedMs: () => performance.now(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    wait,
    // Pages without locks rely on the engine, which gives two that refresh at once the same token.
    exclusively: (name, run) => locks?.request(name, run) ?? turns(name, run),
    onOnline: (listener) => {
      host.addEventListener?.('online', listener);
      return () => host.removeEventListener?.('online', listener);
    },
  };
}

/** A browser may refuse its storage to a page, by an exception. */
function storageOf(): StorageLike | undefined {
  try {
    return host.localStorage;
  } catch {
    return undefined;
  }
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
    signal?.addEventListener('abort', end);
  });
}
