import type { EngineClient } from '../engine/engine-client.ts';
import type { EngineSession } from '../engine/engine-people.ts';
import { until } from '../engine/until.ts';

const REST_LIMIT_MS = 60_000;

export interface TrialBalance {
  readonly accounts: readonly { readonly account: string; readonly balanceMinor: number }[];
  readonly sumMinor: number;
}

/** Waits until no transit account, nor one whose name begins with one of these, holds money. */
export function booksAtRest(
  client: EngineClient,
  { accessToken: token }: EngineSession,
  ...passing: readonly string[]
): Promise<TrialBalance> {
  const prefixes = [...passing, 'transit'];
  return until('all money to be where it belongs', REST_LIMIT_MS, async () => {
    const asked = client.get('/v1/admin/ledger/trial-balance', { token });
    const books = await client.expect<TrialBalance>(200, asked);
    const isUnderWay = books.accounts.some(({ account, balanceMinor }) => {
      return balanceMinor !== 0 && prefixes.some((prefix) => account.startsWith(prefix));
    });
    return isUnderWay ? undefined : books;
  });
}
