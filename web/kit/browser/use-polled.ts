/** What a view shows live where there is no topic for it: asked for again while somebody looks. */
import { useEffect } from 'preact/hooks';
import type { Remote } from '../remote.ts';
import { useRemote } from './use-remote.ts';

/** A page that nobody sees asks for nothing, and catches up when it is seen again. */
export function keepAsking(
  remote: Pick<Remote<unknown>, 'askIfIdle'>,
  everyMs: number,
): () => void {
  const ask = (): void => {
    if (!document.hidden) void remote.askIfIdle();
  };
  const timer = setInterval(ask, everyMs);
  document.addEventListener('visibilitychange', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}

export function usePolled<T>(
  load: (signal: AbortSignal) => Promise<T>,
  everyMs: number,
): Remote<T> {
  const remote = useRemote(load);
  useEffect(() => keepAsking(remote, everyMs), [remote]);
  return remote;
}
