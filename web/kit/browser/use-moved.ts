/** Which way odds have just moved: those that changed are marked for two seconds. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

const MARKED_MS = 2_000;

export type Moved = 'up' | 'down';

/** `undefined` while they have not moved for a while, and at first. */
export function useMoved(odds: string): Moved | undefined {
  const before = useRef(odds);
  const moved = useSignal<Moved | undefined>(undefined);
  useEffect(() => {
    if (before.current === odds) return undefined;
    moved.value = Number(odds) > Number(before.current) ? 'up' : 'down';
    before.current = odds;
    const ends = setTimeout(() => {
      moved.value = undefined;
    }, MARKED_MS);
    return () => clearTimeout(ends);
  }, [odds, moved]);
  return moved.value;
}
