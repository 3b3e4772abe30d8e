/** What has to happen next with draws, in the order in which it is due. */
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { placeText } from '../../kit/place.ts';
import { count, time, until } from '../shown.ts';
import { say } from '../speech.ts';
import type { DrawDuty } from '../status.ts';

const SHOWN_MAX = 8;

export interface DrawDutiesProps {
  readonly duties: readonly DrawDuty[];
  readonly count: number;
}

export function DrawDuties({ duties, count: all }: DrawDutiesProps) {
  return (
    <section class="card">
      <h2>{say('duties.title')}</h2>
      {duties.length === 0 && <p>{say('duties.none')}</p>}
      <TableScroll>
        <table class="table">
          <tbody>
            {duties.slice(0, SHOWN_MAX).map(({ drawId, series, duty, dueAt }) => (
              <tr key={drawId}>
                <th scope="row">
                  <a href={placeText(['draws'], [['row', drawId]])}>{drawId}</a>
                </th>
                <td>{series}</td>
                <td>{say(`duty.${duty}`)}</td>
                <td class="table-number">
                  <time title={time(dueAt)}>{until(dueAt)}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {all > SHOWN_MAX && (
        <p class="field-help">{say('duties.more', { count: count(all - SHOWN_MAX) })}</p>
      )}
    </section>
  );
}
