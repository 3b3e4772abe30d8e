/** The tickets of a purchase, as soon as they are on disk. */
import type { components } from '@tirage/client';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { say } from '../speech.ts';
import { SelectionText } from './balls.tsx';

export interface BoughtProps {
  readonly tickets: readonly components['schemas']['BoughtTicket'][];
}

export function Bought({ tickets }: BoughtProps) {
  return (
    <Notice kind="good">
      <p>{say('slip.bought', { count: tickets.length })}</p>
      <ul class="slip-bought">
        {tickets.map(({ ticketId, selection }) => (
          <li key={ticketId}>
            <a href={placeText(['tickets', ticketId])}>
              <SelectionText selection={selection} />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={placeText(['tickets'])}>{say('nav.tickets')}</a>
      </p>
    </Notice>
  );
}
