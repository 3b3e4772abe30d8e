/** Every draw, newest first, and each opened beside the table. `draws/new` makes one. */
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { placeText } from '../../kit/place.ts';
import { may } from '../me.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { FilterChips, FilterText } from '../parts/filters.tsx';
import { count, money, time } from '../shown.ts';
import { say } from '../speech.ts';
import { pageQuery, useFiltered } from '../table-source.ts';
import { DrawSide } from './draw-side.tsx';
import { stateText } from './draw-words.ts';
import { DutyMarks } from './duty-list.tsx';
import { NewDraw } from './new-draw.tsx';

type Draw = components['schemas']['Draw'];

const STATES = [
  'scheduled',
  'open',
  'closed',
  'sealed',
  'drawn',
  'settled',
  'published',
  'cancelled',
];

export function View({ place: { path } }: ViewProps) {
  return path[1] === 'new' && may('POST /v1/admin/draws') ? <NewDraw /> : <Draws />;
}

function Draws() {
  const names = ['state', 'series', 'game'];
  const listing = useFiltered<Draw>(names, (filters) => async (after, signal) => {
    const query = pageQuery<'/v1/draws'>(filters, after);
    const { draws, next } = await engine.call('GET', '/v1/draws', { query }, { signal });
    return { rows: draws, next };
  });
  return (
    <>
      <div class="view-head">
        <h1>{say('nav.draws')}</h1>
        {may('POST /v1/admin/draws') && (
          <a class="button" href={placeText(['draws', 'new'])}>
            {say('draws.new')}
          </a>
        )}
      </div>
      <DataTable
        name={say('nav.draws')}
        of={listing}
        columns={columns()}
        idOf={({ drawId }) => drawId}
        filters={
          <>
            <FilterChips
              name="state"
              label={say('draws.state')}
              choices={[
                { value: '', label: say('table.all') },
                ...STATES.map((value) => ({ value, label: stateText(value) })),
              ]}
            />
            <FilterText name="series" label={say('draws.series')} />
            <FilterText name="game" label={say('draws.game')} />
          </>
        }
        empty={say('draws.none')}
        sideOf={(id) => <DrawSide id={id} onDone={() => void listing.again()} />}
      />
    </>
  );
}

function columns(): readonly Column<Draw>[] {
  return [
    { label: say('draws.id'), text: ({ drawId }) => drawId },
    { label: say('draws.series'), text: ({ series }) => series },
    { label: say('draws.game'), text: ({ game }) => game },
    {
      label: say('draws.state'),
      text: ({ state }) => state,
      cell: ({ state }) => stateText(state),
    },
    {
      label: say('draws.duty.closes'),
      text: ({ closesAt }) => closesAt,
      cell: ({ closesAt }) => time(closesAt),
    },
    {
      label: say('draws.tickets'),
      kind: 'number',
      text: ({ ticketCount }) => String(ticketCount),
      cell: ({ ticketCount }) => count(ticketCount),
    },
    {
      label: say('draws.pool'),
      kind: 'number',
      text: ({ poolMinor }) => String(poolMinor),
      cell: ({ poolMinor }) => money(poolMinor),
    },
    {
      label: say('draws.duties'),
      text: ({ opensAt, resultsAt }) => `${opensAt} ${resultsAt}`,
      cell: (draw) => <DutyMarks draw={draw} />,
    },
  ];
}
