import { formatPlayerId } from '../../../src/kernel/ids.ts';
import type { OutboxPlace, PlacedMessage } from '../../../src/protocol/shard-requests.ts';
import type { Cluster } from './cluster.ts';
import type { TestPlayer } from './cluster-players.ts';

export const OUTBOX_START: OutboxPlace = { sequence: 1, event: 0, index: 0 };

/** Every message of a shard since its first record, page by page. */
export async function outboxOf(
  cluster: Cluster,
  shard: number,
  messagesMax = 1_000_000,
): Promise<PlacedMessage[]> {
  const messages: PlacedMessage[] = [];
  let from = OUTBOX_START;
  for (;;) {
    const request = { from, recordsMax: 1_000_000, messagesMax };
    const page = await cluster.get(shard, 'readOutbox', request);
    messages.push(...page.messages);
    from = page.next;
    if (page.recordsLeft === 0) return messages;
  }
}

export interface EntryLine {
  readonly entryId: unknown;
  readonly kind: unknown;
  readonly amountMinor: unknown;
}

/** A player's history, oldest first, as their wallet keeps it and as messages report it. */
export async function entriesKeptAndTold(
  cluster: Cluster,
  { player, shard }: TestPlayer,
): Promise<{ readonly kept: EntryLine[]; readonly told: EntryLine[] }> {
  const { entries } = await cluster.get(shard, 'listEntries', {
    player,
    limit: 1_000,
    after: null,
  });
  const told = (await outboxOf(cluster, shard))
    .filter(({ subject }) => subject === 'wallet.v1.entry')
    .map(({ body }) => body)
    .filter(({ playerId }) => playerId === formatPlayerId(player));
  return {
    kept: entries
      .map(({ entryId, kind, amountMinor }) => ({ entryId, kind, amountMinor }))
      .reverse(),
    told: told.map(({ entryId, kind, amountMinor }) => ({ entryId, kind, amountMinor })),
  };
}
