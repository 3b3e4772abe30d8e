/** A table that may be wider than its place. Where it is, keys reach it, and so can scroll it. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function TableScroll({ children }: { readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const isWider = useSignal(false);
  useEffect(() => {
    const { current } = place;
    const table = current?.firstElementChild;
    if (current === null || !table) return;
    const look = (): void => {
      isWider.value = current.scrollWidth > current.clientWidth;
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    sizes.observe(table);
    return () => sizes.disconnect();
  }, [isWider]);
  return (
    <div ref={place} class="table-scroll" tabIndex={isWider.value ? 0 : undefined}>
      {children}
    </div>
  );
}
