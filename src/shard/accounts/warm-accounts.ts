import type { ResidentAccounts } from './resident-accounts.ts';

/**
 * Brings accounts into memory after a start, a few in each turn of the event loop: whatever else
 * waits comes first. Calls `onError` at most once, where the store cannot be read. Call what it
 * returns before the journal is closed.
 */
export function warmAccounts(
  accounts: Pick<ResidentAccounts, 'warm'>,
  onError: (error: unknown) => void,
): () => void {
  let next: NodeJS.Immediate | undefined;
  const step = (): void => {
    try {
      next = accounts.warm() ? setImmediate(step) : undefined;
    } catch (error) {
      onError(error);
    }
  };
  next = setImmediate(step);
  return () => clearImmediate(next);
}
