/**
 * The schedule in force: where it comes from, what it plans next and what was missed; and its
 * change, by a form for each series or as JSON, with what would differ before it is put.
 */
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { may } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { Facts } from '../parts/facts.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { age, time } from '../shown.ts';
import { say } from '../speech.ts';
import { ScheduleEditor } from './schedule-editor.tsx';
import './schedule.css';

export type ScheduleHere = components['schemas']['ScheduleInForce'];

const ASKED_EVERY_MS = 5_000;

export function View() {
  const schedule = usePolled(
    (signal) => engine.call('GET', '/v1/admin/schedule', {}, { signal }),
    ASKED_EVERY_MS,
  );
  return (
    <>
      <h1>{say('nav.schedule')}</h1>
      <RemoteHere of={schedule} skeleton={<div class="skeleton schedule-waits" />}>
        {(here) => (
          <>
            <InForce here={here} onPut={(value) => schedule.put(value)} />
            {here.problems.map((problem) => (
              <Notice key={problem} kind="bad">
                {problem}
              </Notice>
            ))}
            {here.missed.map((one) => (
              <Notice key={`${one.series} ${one.from}`} kind="warn">
                {say('calendar.missedDraws', {
                  count: one.count,
                  series: one.series,
                  from: time(one.from),
                  through: time(one.through),
                  notedAt: time(one.notedAt),
                })}
              </Notice>
            ))}
            <NextDraws here={here} />
            <ScheduleEditor here={here} onPut={(value) => schedule.put(value)} />
          </>
        )}
      </RemoteHere>
    </>
  );
}

export interface PutProps {
  readonly here: ScheduleHere;
  readonly onPut: (value: ScheduleHere) => void;
}

function InForce({ here, onPut }: PutProps) {
  const { source, revision, since, by } = here;
  const back = async (): Promise<void> => {
    onPut(await engine.call('DELETE', '/v1/admin/schedule', { query: { over: revision } }));
  };
  return (
    <section class="card schedule-part">
      <h2>{say('schedule.inForce')}</h2>
      <Facts
        rows={[
          [say('schedule.source'), say(`schedule.source.${source}`)],
          [say('schedule.revision'), revision],
          [say('schedule.since'), `${time(since)} (${age(since)})`],
          [say('schedule.by'), by ?? say('schedule.byNobody')],
        ]}
      />
      {source === 'operator' && may('DELETE /v1/admin/schedule') && (
        <div>
          <Act
            name={say('schedule.useFile')}
            changes={[
              {
                name: say('schedule.source'),
                before: say('schedule.source.operator'),
                after: say('schedule.source.file'),
              },
            ]}
            touched={say('schedule.useFileTouched')}
            act={back}
          />
        </div>
      )}
    </section>
  );
}

function NextDraws({ here: { next, planned } }: { readonly here: ScheduleHere }) {
  const plannedAs = new Map(
    planned.map(({ series, closesAt, drawId }) => [`${series} ${closesAt}`, drawId]),
  );
  return (
    <section class="card schedule-part">
      <h2>{say('schedule.next')}</h2>
      {next.length === 0 && <p class="desk-empty">{say('schedule.nextNone')}</p>}
      {next.length > 0 && (
        <table class="table small-table">
          <thead>
            <tr>
              <th scope="col">{say('draws.series')}</th>
              <th scope="col">{say('schedule.closesAndResults')}</th>
              <th scope="col">{say('schedule.planned')}</th>
            </tr>
          </thead>
          <tbody>
            {next.map(({ series, game, closesAt, resultsAt }) => {
              const drawId = plannedAs.get(`${series} ${closesAt}`);
              return (
                <tr key={`${series} ${closesAt}`}>
                  <th scope="row">
                    {series} <small>{game}</small>
                  </th>
                  <td class="schedule-times">
                    {time(closesAt)}
                    <br />
                    <small>{time(resultsAt)}</small>
                  </td>
                  <td>
                    {drawId === undefined ? (
                      say('draws.standing.foreseen')
                    ) : (
                      <a href={placeText(['draws'], [['row', drawId]])}>{drawId}</a>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
