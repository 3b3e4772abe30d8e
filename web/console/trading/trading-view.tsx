/** The trading screen: events in the order of work, one of them as a desk, and a new one. */
import type { ViewProps } from '../../kit/parts/area.ts';
import { may } from '../me.ts';
import { Desk } from './desk.tsx';
import { EventsList } from './events-list.tsx';
import { NewEvent } from './new-event-view.tsx';

/** In the place of an id. */
const NEW = 'new';

export function View({ place }: ViewProps) {
  const [, id] = place.path;
  if (id === undefined) return <EventsList />;
  if (id === NEW && may('POST /v1/admin/events')) return <NewEvent />;
  return <Desk key={id} id={id} />;
}
