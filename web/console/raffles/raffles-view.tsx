/** Raffles: those that wait for players first, and what became of the others. */
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { FilterChips } from '../parts/filters.tsx';
import { age, count, money, plainMoney, time } from '../shown.ts';
import { say } from '../speech.ts';
import { pageQuery, useFiltered } from '../table-source.ts';
import { RaffleSide } from './raffle-side.tsx';

export type Raffle = components['schemas']['Raffle'];

const STATES = ['in_waiting', 'started', 'finished', 'cancelled'] as const;

export function View() {
  const listing = useFiltered<Raffle>(['state'], (filters) => async (after, signal) => {
    const query = pageQuery<'/v1/admin/raffles'>(filters, after);
    const { raffles, next } = await engine.call('GET', '/v1/admin/raffles', { query }, { signal });
    return { rows: raffles, next };
  });
  const columns: readonly Column<Raffle>[] = [
    { label: say('raffles.id'), text: ({ raffleId }) => raffleId },
    { label: say('raffles.game'), text: ({ gameId }) => gameId },
    {
      label: say('raffles.players'),
      kind: 'number',
      text: ({ participantCount, rules }) =>
        `${count(participantCount)} / ${count(rules.participantsNeeded)}`,
    },
    {
      label: say('raffles.pot'),
      kind: 'number',
      text: ({ potMinor }) => plainMoney(potMinor),
      cell: ({ potMinor }) => money(potMinor),
    },
    {
      label: say('raffles.openedAt'),
      text: ({ openedAt }) => openedAt,
      cell: ({ openedAt }) => <time title={time(openedAt)}>{age(openedAt)}</time>,
    },
    {
      label: say('raffles.expiresAt'),
      text: ({ expiresAt }) => expiresAt ?? '',
      cell: ({ expiresAt, state }) =>
        state === 'in_waiting' && expiresAt !== null ? (
          <time title={time(expiresAt)}>{age(expiresAt)}</time>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <h1>{say('nav.raffles')}</h1>
      <DataTable
        name={say('nav.raffles')}
        of={listing}
        columns={columns}
        idOf={({ raffleId }) => raffleId}
        filters={
          <FilterChips
            name="state"
            label={say('raffles.state')}
            choices={STATES.map((state) => ({
              value: state === 'in_waiting' ? '' : state,
              label: say(`raffles.state.${state}`),
            }))}
          />
        }
        empty={say('raffles.none')}
        side={(raffle) => <RaffleSide raffle={raffle} onChange={() => void listing.again()} />}
      />
    </>
  );
}
