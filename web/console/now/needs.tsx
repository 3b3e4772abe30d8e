/** What waits for somebody of staff: alarms, draws that are late, money that waits. */
import type { ComponentChildren } from 'preact';
import { engine } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { placeText } from '../../kit/place.ts';
import { may } from '../me.ts';
import { age, time } from '../shown.ts';
import { say } from '../speech.ts';
import type { Status } from '../status.ts';

/** Enough to see that there are some, and how many up to here. */
const AWARDS_SEEN = 50;
const EVERY_MS = 15_000;

interface Need {
  readonly key: string;
  readonly text: ComponentChildren;
  readonly since: string | undefined;
  readonly isGrave: boolean;
}

export function Needs({ status }: { readonly status: Status }) {
  const needs = [...faults(status), ...lateDraws(status), ...useAwards()];
  return (
    <section class="card now-needs" aria-label={say('needs.title')}>
      <h2>{say('needs.title')}</h2>
      {needs.length === 0 && <p class="now-calm">{say('needs.none')}</p>}
      <ul>
        {needs.map(({ key, text, since, isGrave }) => (
          <li key={key} class={isGrave ? 'now-need now-need-grave' : 'now-need'}>
            <span>{text}</span>
            {since !== undefined && <time title={time(since)}>{age(since)}</time>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function faults({ alarms, notReady }: Status): readonly Need[] {
  // What stops traffic stands as an alarm, too, where it is one.
  const shown = new Set(alarms.map(({ sentence }) => sentence));
  return [
    ...notReady
      .filter(({ sentence }) => !shown.has(sentence))
      .map(({ part, sentence, since }) => ({
        key: `part ${part} ${sentence}`,
        text: sentence,
        since,
        isGrave: true,
      })),
    ...alarms.map(({ kind, about, sentence, since, stopsTraffic, thread }) => ({
      key: `alarm ${kind} ${about} ${thread}`,
      text: sentence,
      since,
      isGrave: stopsTraffic,
    })),
  ];
}

function lateDraws({ draws }: Status): readonly Need[] {
  const rows = draws.late.map(({ drawId, series, duty, dueAt, waitsFor }) => ({
    key: `draw ${drawId}`,
    text: (
      <>
        <a href={placeText(['draws'], [['row', drawId]])}>{drawId}</a>{' '}
        {say('needs.late', { series, duty: say(`duty.${duty}`) })}{' '}
        {waitsFor !== null &&
          (waitsFor.what === 'jackpot'
            ? say('needs.waitsJackpot')
            : say('needs.waitsShards', { shards: waitsFor.shards.join(', ') }))}
      </>
    ),
    since: dueAt,
    isGrave: true,
  }));
  const hidden = draws.lateCount - draws.late.length;
  const silent = draws.shardsSilent;
  return [
    ...rows,
    ...(hidden > 0 ? [need('more', say('needs.moreLate', { count: hidden }))] : []),
    ...(silent.length > 0
      ? [need('silent', say('needs.silent', { shards: silent.join(', ') }))]
      : []),
  ];
}

function useAwards(): readonly Need[] {
  const remote = usePolled(async (signal) => {
    if (!may('GET /v1/admin/awards')) return 0;
    const query = { limit: AWARDS_SEEN };
    const { awards } = await engine.call('GET', '/v1/admin/awards', { query }, { signal });
    return awards.length;
  }, EVERY_MS);
  const state = remote.state.value;
  if (state.kind !== 'here' || state.value === 0) return [];
  const link = <a href={placeText(['awards'])}>{say('needs.awards', { count: state.value })}</a>;
  return [{ key: 'awards', text: link, since: undefined, isGrave: false }];
}

function need(key: string, text: string): Need {
  return { key, text, since: undefined, isGrave: true };
}
