/** An event beside the list: what it stands at, and the way to its desk. */
import { placeText } from '../../kit/place.ts';
import { Facts } from '../parts/facts.tsx';
import { decimal, time } from '../shown.ts';
import { say } from '../speech.ts';
import type { EventHere } from './desk-calls.ts';
import { EventState } from './event-state.tsx';
import { useLiveRow } from './live-event.ts';
import { When } from './when.tsx';

export function EventSide({ event }: { readonly event: EventHere }) {
  const live = useLiveRow(event);
  const { eventId, title, deadline, markets, version, createdAt, changedAt } = live;
  return (
    <>
      <h2>{title}</h2>
      <p>
        <EventState event={live} />
      </p>
      <a class="button" href={placeText(['events', eventId])}>
        {say('trading.openDesk')}
      </a>
      <Facts
        rows={[
          [say('trading.id'), eventId],
          [say('trading.deadline'), <When key="when" atMs={Date.parse(deadline)} />],
          ...markets.map(
            ({ name, selections }) =>
              [
                name,
                selections.map((one) => `${one.name} ${decimal(one.odds)}`).join(' · '),
              ] as const,
          ),
          [say('trading.version'), String(version)],
          [say('trading.createdAt'), time(createdAt)],
          [say('trading.changedAt'), time(changedAt)],
        ]}
      />
    </>
  );
}
