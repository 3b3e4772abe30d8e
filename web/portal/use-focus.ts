/** Where what was pressed has made room for something else, the focus goes on there. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For an element with a `tabIndex`: it has the focus once it is there. */
export function useFocusAtFirst<E extends HTMLElement>(isWanted = true): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (isWanted) ref.current?.focus();
  }, []);
  return ref;
}
