/** An instant by the operator's clock, as UTC, and by this desk's clock where that differs. */
import { house } from '../../kit/browser/house.ts';
import { timeIn } from '../shown.ts';
import './when.css';

export function When({ atMs }: { readonly atMs: number }) {
  const { timeZone } = house.value;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([timeZone, 'UTC', here])];
  const shown = zones.filter(
    (zone, at) => zones.findIndex((other) => timeIn(atMs, other) === timeIn(atMs, zone)) === at,
  );
  return (
    <time class="when" dateTime={new Date(atMs).toISOString()}>
      {shown.map((zone) => (
        <span key={zone}>
          {timeIn(atMs, zone)} <small>{zone}</small>
        </span>
      ))}
    </time>
  );
}
