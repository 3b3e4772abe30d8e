/**
 * The desk's first view: what needs somebody, then what happens now, then how it went.
 */

import { may } from '../me.ts';
import { RemoteHere } from '../remote-here.tsx';
import { since, time } from '../shown.ts';
import { say } from '../speech.ts';
import { status } from '../status.ts';
import { DrawDuties } from './draw-duties.tsx';
import { Liability } from './liability.tsx';
import { Needs } from './needs.tsx';
import './now.css';
import { OverTime } from './over-time.tsx';
import { Parts } from './parts.tsx';
import { Sales } from './sales.tsx';

export function View() {
  return (
    <>
      <h1>{say('nav.now')}</h1>
      <RemoteHere of={status} skeleton={<div class="skeleton frame-waits" />}>
        {(now) => (
          <>
            <p class="field-help">
              {say('now.engine', {
                version: now.engine.version,
                id: now.engine.engineId,
                since: time(now.engine.startedAt),
              })}{' '}
              {say('now.asOf', { age: since(now.asOf) })}
            </p>
            <Needs status={now} />
            <Sales sales={now.sales} />
            <DrawDuties duties={now.draws.due} count={now.draws.dueCount} />
            {may('GET /v1/admin/events/{id}/liability') && <Liability />}
            <Parts status={now} />
          </>
        )}
      </RemoteHere>
      <OverTime />
    </>
  );
}
