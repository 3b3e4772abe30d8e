/** What the house may lose on events that take bets now: those that are nearest a limit first. */

import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { placeText } from '../../kit/place.ts';
import { RemoteHere } from '../remote-here.tsx';
import { count, money } from '../shown.ts';
import { say } from '../speech.ts';

type Told = components['schemas']['Liability'];
type Limited = Told['markets'][number];

interface Exposed {
  readonly eventId: string;
  readonly title: string;
  readonly stakesMinor: Told['stakesMinor'];
  /** The nearest to its limit of the event's markets and selections. */
  readonly nearest: Limited;
}

/** The events that close next; the others stand in their own area. */
const EVENTS_MAX = 10;
const EVERY_MS = 15_000;

export function Liability() {
  const remote = usePolled(askExposed, EVERY_MS);
  return (
    <section class="card">
      <h2>{say('liability.title')}</h2>
      <RemoteHere
        of={remote}
        skeleton={<div class="skeleton now-liability-waits" />}
        isEmpty={(events) => events.length === 0}
        empty={<p>{say('liability.none')}</p>}
      >
        {(events) => (
          <TableScroll>
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{say('liability.event')}</th>
                  <th scope="col" class="table-number">
                    {say('liability.stakes')}
                  </th>
                  <th scope="col">{say('liability.nearest')}</th>
                  <th scope="col" class="table-number">
                    {say('liability.used')}
                  </th>
                  <th scope="col" class="table-number">
                    {say('liability.share')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {events.map(({ eventId, title, stakesMinor, nearest }) => (
                  <tr key={eventId}>
                    <th scope="row">
                      <a href={placeText(['events', eventId])}>{title}</a>
                    </th>
                    <td class="table-number">{money(stakesMinor)}</td>
                    <td>{nearest.name}</td>
                    <td class="table-number">
                      {money(nearest.usedMinor)} / {money(nearest.limitMinor)}
                    </td>
                    <td class="table-number">{count(Math.round(100 * usedShare(nearest)))} %</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </RemoteHere>
    </section>
  );
}

async function askExposed(signal: AbortSignal): Promise<readonly Exposed[]> {
  const query = { state: 'open', limit: EVENTS_MAX } as const;
  const { events } = await engine.call('GET', '/v1/events', { query }, { signal });
  const exposed = await Promise.all(
    events.map(async ({ eventId, title }) => {
      const told = await engine.call(
        'GET',
        '/v1/admin/events/{id}/liability',
        { params: { id: eventId } },
        { signal },
      );
      const [nearest] = [...told.markets, ...told.selections].sort(byShare);
      return nearest === undefined
        ? []
        : [{ eventId, title, stakesMinor: told.stakesMinor, nearest }];
    }),
  );
  return exposed.flat().sort((left, right) => byShare(left.nearest, right.nearest));
}

function byShare(left: Limited, right: Limited): number {
  return usedShare(right) - usedShare(left);
}

/** Of the limit; for an order and a rough figure, so doubles are good enough. */
function usedShare({ usedMinor, limitMinor }: Limited): number {
  return Number(limitMinor) === 0 ? 0 : Number(usedMinor) / Number(limitMinor);
}
