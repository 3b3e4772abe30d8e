/** Whether there is a line at all, as far as the browser knows. */
import { computed, signal } from '@preact/signals';

const hasLine = signal(navigator.onLine);
addEventListener('online', () => {
  hasLine.value = true;
});
addEventListener('offline', () => {
  hasLine.value = false;
});

export const isOffline = computed(() => !hasLine.value);

/** Calls each time that there is a line again. Gives the end of that. */
export function onLineBack(listener: () => void): () => void {
  addEventListener('online', listener);
  return () => removeEventListener('online', listener);
}
