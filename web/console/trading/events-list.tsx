/**
 * Events, those first that need somebody. Their odds and states are live; what is at stake is asked
 * for row by row.
 */
import { engine } from '../../kit/browser/engine.ts';
import { placeText } from '../../kit/place.ts';
import { may } from '../me.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { FilterChips } from '../parts/filters.tsx';
import { say } from '../speech.ts';
import { pageQuery, useFiltered } from '../table-source.ts';
import type { EventHere } from './desk-calls.ts';
import { EventSide } from './event-side.tsx';
import { stateText } from './event-state.tsx';
import { DeadlineCell, OddsCell, oddsLine, RiskCell, StateCell } from './row-cells.tsx';
import './trading.css';
import { type WorkState, workPage } from './book/work-pages.ts';

/** Few enough for all of them to be live at once. */
const ROWS = 25;

export function EventsList() {
  const listing = useFiltered<EventHere>(['state'], (filters) => {
    const ask = async (
      state: WorkState | undefined,
      after: string | undefined,
      signal: AbortSignal,
    ) => {
      const asked = { ...filters, ...(state === undefined ? {} : { state }) };
      const query = { ...pageQuery<'/v1/events'>(asked, after), limit: ROWS };
      const { events, next } = await engine.call('GET', '/v1/events', { query }, { signal });
      return { rows: events, next };
    };
    return (after, signal) =>
      filters.state === undefined
        ? workPage((state, cursor) => ask(state, cursor, signal), ROWS, after)
        : ask(undefined, after, signal);
  });
  return (
    <>
      <div class="trading-head">
        <h1>{say('nav.trading')}</h1>
        {may('POST /v1/admin/events') && (
          <a class="button" href={placeText(['events', 'new'])}>
            {say('trading.new')}
          </a>
        )}
      </div>
      <DataTable
        name={say('nav.trading')}
        of={listing}
        columns={columns()}
        idOf={({ eventId }) => eventId}
        filters={<StateChips />}
        empty={say('trading.none')}
        side={(event) => <EventSide key={event.eventId} event={event} />}
      />
    </>
  );
}

function StateChips() {
  return (
    <FilterChips
      name="state"
      label={say('trading.state')}
      choices={[
        { value: '', label: say('trading.work') },
        { value: 'closed', label: say('trading.state.closed') },
        { value: 'open', label: say('trading.state.open') },
        { value: 'suspended', label: say('trading.state.suspended') },
        { value: 'finished', label: say('trading.state.finished') },
        { value: 'void', label: say('trading.state.void') },
      ]}
    />
  );
}

function columns(): readonly Column<EventHere>[] {
  return [
    {
      label: say('trading.event'),
      text: ({ title }) => title,
      cell: ({ title, eventId }) => (
        <span class="trading-title">
          <span class="trading-name" title={title}>
            {title}
          </span>
          <small>{eventId}</small>
        </span>
      ),
    },
    {
      label: say('trading.state'),
      text: stateText,
      cell: (event) => <StateCell event={event} />,
    },
    {
      label: say('trading.deadline'),
      text: ({ deadline }) => deadline,
      cell: (event) => <DeadlineCell event={event} />,
    },
    {
      label: say('trading.oddsNow'),
      text: (event) => oddsLine(event),
      cell: (event) => <OddsCell event={event} />,
    },
    {
      label: say('trading.risk'),
      cell: (event) => <RiskCell event={event} />,
    },
  ];
}
