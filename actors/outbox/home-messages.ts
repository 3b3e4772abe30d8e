/**
 * What is told of money that a player is credited for what they left on another shard.
 *
 * Only what follows from their balance here: a debt that it repaid, or that was made. The credit
 * and the reversal were told where they were settled (`money-messages.ts`, `bet-messages.ts`).
 */
import { formatFixtureId, NO_FIXTURE } from '../../src/kernel/fixture-ids.ts';
import { formatDrawId } from '../../src/kernel/ids.ts';
import type { ResidualsReceived } from '../home/home-events.ts';
import type { ForwardedEntry } from '../home/residual.ts';
import { debtEntryId, repaymentEntryId } from '../wallet/ledger-entry.ts';
import { entryMessage } from './money-messages.ts';
import type { OutboxStates, Telling } from './outbox.ts';

export function residualsReceivedTelling(
  { entries }: Pick<OutboxStates, 'entries'>,
  event: ResidualsReceived,
): Telling {
  return event.entries.map(({ player, entry }) => {
    const { entryId: of } = entry;
    const entryId = entry.kind === 'betReversal' ? debtEntryId(of) : repaymentEntryId(of);
    const made = entries.get({ player, entryId });
    return made && entryMessage({ ...made, facts: factsOf(entry) });
  });
}

function factsOf(entry: ForwardedEntry['entry']): Readonly<Record<string, unknown>> {
  if ('draw' in entry) {
    return { drawId: formatDrawId(entry.draw), ticketCount: entry.ticketCount };
  }
  if (!('fixture' in entry) || entry.fixture === NO_FIXTURE) return {};
  return { eventId: formatFixtureId(entry.fixture), betCount: entry.betCount };
}
