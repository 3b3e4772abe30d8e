/** Who is in a raffle, in the order in which they came. */

import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { refusalText } from '../refusals.ts';
import { money, time } from '../shown.ts';
import { say } from '../speech.ts';
import { pageQuery, useFiltered } from '../table-source.ts';

type Entry = components['schemas']['RaffleEntry'];

const PATH = '/v1/admin/raffles/{id}/entries';

export function Entries({ raffleId }: { readonly raffleId: string }) {
  const listing = useFiltered<Entry>([], (filters) => async (after, signal) => {
    const input = { params: { id: raffleId }, query: pageQuery<typeof PATH>(filters, after) };
    const { entries, next } = await engine.call('GET', PATH, input, { signal });
    return { rows: entries, next };
  });
  const { rows, kind, reason, hasMore } = listing.state.value;
  return (
    <section>
      <h3>{say('raffles.entries')}</h3>
      <TableScroll>
        <table class="table" aria-busy={kind === 'loading'}>
          <thead>
            <tr>
              <th scope="col">{say('raffles.entry')}</th>
              <th scope="col">{say('raffles.player')}</th>
              <th scope="col" class="table-number">
                {say('raffles.stake')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ entry, playerId, stakeMinor, acceptedAt, state }) => (
              <tr key={entry}>
                <td title={time(acceptedAt)}>{entry + 1}</td>
                <td>
                  {playerId}
                  {state === 'winner' && <strong> · {say('raffles.winner')}</strong>}
                </td>
                <td class="table-number">{money(stakeMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {kind === 'refused' && <Notice kind="bad">{refusalText(reason)}</Notice>}
      {kind !== 'loading' && hasMore && (
        <button type="button" class="button button-quiet" onClick={() => void listing.more()}>
          {say(kind === 'refused' ? 'again' : 'table.more')}
        </button>
      )}
    </section>
  );
}
