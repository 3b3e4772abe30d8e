/** What waits in the jackpot and the reserve of each series, and the way to give it to another. */
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { count, money, plainMoney } from '../shown.ts';
import { say } from '../speech.ts';
import { useFiltered } from '../table-source.ts';
import { JackpotSide } from './jackpot-side.tsx';

export type Jackpot = components['schemas']['SeriesJackpot'];

export function View() {
  const listing = useFiltered<Jackpot>([], () => async (_after, signal) => {
    const { jackpots } = await engine.call('GET', '/v1/admin/jackpots', {}, { signal });
    return { rows: jackpots };
  });
  const columns: readonly Column<Jackpot>[] = [
    { label: say('jackpots.series'), text: ({ series }) => series },
    {
      label: say('jackpots.jackpot'),
      kind: 'number',
      text: ({ jackpotMinor }) => plainMoney(jackpotMinor),
      cell: ({ jackpotMinor }) => money(jackpotMinor),
    },
    {
      label: say('jackpots.reserve'),
      kind: 'number',
      text: ({ reserveMinor }) => plainMoney(reserveMinor),
      cell: ({ reserveMinor }) => money(reserveMinor),
    },
    {
      label: say('jackpots.sinceWon'),
      kind: 'number',
      text: ({ drawsSinceWon }) => count(drawsSinceWon),
    },
    {
      label: say('jackpots.ahead'),
      kind: 'number',
      text: ({ drawsAhead }) => count(drawsAhead),
    },
  ];
  const { rows } = listing.state.value;
  return (
    <>
      <h1>{say('nav.jackpots')}</h1>
      <DataTable
        name={say('nav.jackpots')}
        of={listing}
        columns={columns}
        idOf={({ series }) => series}
        empty={say('jackpots.none')}
        side={(jackpot) => (
          <JackpotSide
            key={jackpot.series}
            jackpot={jackpot}
            others={rows.filter((one) => one !== jackpot)}
            onMoved={() => void listing.again()}
          />
        )}
      />
    </>
  );
}
