/** Things that a view has for itself, made when it is first drawn and let go when it is left. */
import { useEffect, useMemo } from 'preact/hooks';
import { Remote } from '../remote.ts';
import { engine } from './engine.ts';

/** Made once: another drawing of the view gets the same one. */
export function useMade<T>(make: () => T): T {
  return useMemo(make, []);
}

/** What the engine tells a view: asked for when the view comes, and given up when it goes. */
export function useRemote<T>(load: (signal: AbortSignal) => Promise<T>): Remote<T> {
  const remote = useMade(() => new Remote(load, () => engine.now()));
  useEffect(() => {
    void remote.ask();
    return () => remote.leave();
  }, [remote]);
  return remote;
}
