/** Where a form is the view, one begins to type at once. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The first field within the element gets the focus as it appears. */
export function useFirstField<Within extends HTMLElement>(): RefObject<Within | null> {
  const within = useRef<Within>(null);
  useEffect(() => {
    within.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return within;
}
