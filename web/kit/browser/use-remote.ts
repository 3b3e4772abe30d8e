/** Things that a view has for itself, made when it is first drawn and let go when it is left. */
import { useEffect, useMemo } from 'preact/hooks';
import { Remote } from '../remote.ts';
import { engine } from './engine.ts';
import { lastCopy } from './last-copy.ts';
import { onLineBack } from './line.ts';

/** Made once: another drawing of the view gets the same one. */
export function useMade<T>(make: () => T): T {
  return useMemo(make, []);
}

export interface RemoteWish {
  /** What everybody is told has a name: its last copy is kept by it, for when there is no line. */
  readonly copyAs?: string;
}

/**
 * What the engine tells a view: asked for when the view comes, again when there is a line after
 * there was none, and given up when the view goes.
 */
export function useRemote<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { copyAs }: RemoteWish = {},
): Remote<T> {
  const remote = useMade(() => {
    const copy = copyAs === undefined ? undefined : lastCopy<T>(copyAs);
    return new Remote(load, () => engine.now(), copy);
  });
  useEffect(() => {
    void remote.ask();
    const forget = onLineBack(() => void remote.ask());
    return () => {
      forget();
      remote.leave();
    };
  }, [remote]);
  return remote;
}
