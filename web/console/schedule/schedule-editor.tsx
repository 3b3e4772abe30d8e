/**
 * The series of the schedule, changed by a form or as JSON. Nothing is sent before one has seen
 * what would differ, from the revision that one has seen. What somebody else puts meanwhile is
 * another one: a form in which nothing was changed begins anew with it; what was is kept, and held
 * against it once one has been told.
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { engine } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { may } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { say } from '../speech.ts';
import type { PutProps, ScheduleHere } from './schedule-view.tsx';
import { type MemberChange, seriesDiff } from './series-diff.ts';
import { draftOf, type Series, type SeriesDraft, seriesOf } from './series-draft.ts';
import { SeriesForm } from './series-form.tsx';

/** Its draws close at seven in the evening until somebody says otherwise. */
const NEW_SERIES: Series = { closes: '0 19 * * *', resultsDelaySeconds: 60 };

export function ScheduleEditor({ here, onPut }: PutProps) {
  const games = useRemote(
    async (signal) => (await engine.call('GET', '/v1/games', {}, { signal })).games,
  );
  const drafts = useSignal<readonly SeriesDraft[]>(seriesIn(here).map(draftOf));
  /** Absent: the form has it. */
  const json = useSignal<string | undefined>(undefined);
  /** What the draft is held against, and put over. */
  const seen = useSignal(here);
  const typed = json.value === undefined ? undefined : parsedSeries(json.value);
  const after = json.value === undefined ? drafts.value.map(seriesOf) : typed;
  const before = seriesIn(seen.value);
  const diff = after === undefined ? [] : seriesDiff(before, after);
  const begin = (at: ScheduleHere): void => {
    seen.value = at;
    drafts.value = seriesIn(at).map(draftOf);
    json.value = undefined;
  };
  const isMoved = here.revision !== seen.value.revision;
  useEffect(() => {
    if (isMoved && diff.length === 0 && after !== undefined) begin(here);
  }, [here.revision]);
  const put = async (): Promise<void> => {
    if (after === undefined) return;
    const query = { over: seen.value.revision };
    const body = { series: [...after] };
    const told = await engine.call('PUT', '/v1/admin/schedule', { query, body });
    onPut(told);
    begin(told);
  };
  const gamesHere = games.state.value;
  const known = gamesHere.kind === 'here' ? gamesHere.value : [];
  const toJson = (): void => {
    json.value = JSON.stringify({ series: drafts.value.map(seriesOf) }, null, 2);
  };
  const toForm = (): void => {
    if (typed === undefined) return;
    drafts.value = typed.map(draftOf);
    json.value = undefined;
  };
  const change = (index: number, draft: SeriesDraft | undefined): void => {
    drafts.value = drafts.value.flatMap((one, at) => (at === index ? (draft ?? []) : one));
  };
  return (
    <section class="card schedule-part">
      <div class="view-head">
        <h2>{say('schedule.series')}</h2>
        <button
          type="button"
          class="button button-quiet"
          disabled={json.value !== undefined && typed === undefined}
          onClick={json.value === undefined ? toJson : toForm}
        >
          {say(json.value === undefined ? 'schedule.asJson' : 'schedule.asForm')}
        </button>
      </div>
      {json.value === undefined ? (
        <>
          {drafts.value.length === 0 && <p class="desk-empty">{say('schedule.seriesNone')}</p>}
          {drafts.value.map((draft, index) => (
            // A series is what stands at its place: its name is one of the things that change.
            <SeriesForm
              key={index}
              draft={draft}
              games={known}
              next={here.next.filter(({ series }) => series === draft.texts.seriesId)}
              onDraft={(changed) => change(index, changed)}
            />
          ))}
          <div>
            <button
              type="button"
              class="button button-quiet"
              onClick={() => {
                const game = known[0]?.game;
                const fresh = game === undefined ? NEW_SERIES : { ...NEW_SERIES, game };
                drafts.value = [...drafts.value, draftOf(fresh)];
              }}
            >
              {say('schedule.add')}
            </button>
          </div>
        </>
      ) : (
        <JsonField
          value={json.value}
          isGood={typed !== undefined}
          onValue={(value) => {
            json.value = value;
          }}
        />
      )}
      {isMoved && diff.length > 0 && (
        <Moved
          here={here}
          onSeen={() => {
            seen.value = here;
          }}
          onTake={() => begin(here)}
        />
      )}
      {diff.length > 0 && <Notice kind="warn">{say('schedule.differs')}</Notice>}
      {may('PUT /v1/admin/schedule') && (
        <div class="schedule-ends">
          <Act
            name={say('schedule.put')}
            disabled={diff.length === 0 || isMoved}
            changes={diff.map(changeOf)}
            touched={say('schedule.putTouched', { count: diff.length })}
            act={put}
          />
          <button
            type="button"
            class="button button-quiet"
            disabled={diff.length === 0 && typed !== undefined}
            onClick={() => begin(here)}
          >
            {say('schedule.reset')}
          </button>
        </div>
      )}
    </section>
  );
}

interface MovedProps {
  readonly here: ScheduleHere;
  readonly onSeen: () => void;
  readonly onTake: () => void;
}

/** Somebody else was quicker: what now. */
function Moved({ here: { revision, by }, onSeen, onTake }: MovedProps) {
  return (
    <Notice
      kind="bad"
      action={
        <>
          <button type="button" class="button button-quiet" onClick={onSeen}>
            {say('schedule.keepMine')}
          </button>
          <button type="button" class="button button-quiet" onClick={onTake}>
            {say('schedule.takeTheirs')}
          </button>
        </>
      }
    >
      {say('schedule.moved', { revision, by: by ?? say('schedule.byNobody') })}
    </Notice>
  );
}

function seriesIn({ schedule }: ScheduleHere): readonly Series[] {
  return schedule.series as readonly Series[];
}

interface JsonFieldProps {
  readonly value: string;
  readonly isGood: boolean;
  readonly onValue: (value: string) => void;
}

function JsonField({ value, isGood, onValue }: JsonFieldProps) {
  return (
    <div class="field">
      <label for="schedule-json">{say('schedule.json')}</label>
      <textarea
        id="schedule-json"
        class="schedule-json"
        spellcheck={false}
        rows={16}
        value={value}
        aria-invalid={!isGood}
        aria-describedby="schedule-json-told"
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      <p id="schedule-json-told" class={isGood ? 'field-help' : 'field-fault'}>
        {say(isGood ? 'schedule.jsonHelp' : 'schedule.jsonFault')}
      </p>
    </div>
  );
}

/** The series of a text; `undefined` where it is no object with a list of objects. */
function parsedSeries(text: string): readonly Series[] | undefined {
  try {
    const series: unknown = (JSON.parse(text) as { series?: unknown } | null)?.series;
    const isList = Array.isArray(series) && series.every((one) => isObject(one));
    return isList ? series : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Series {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changeOf({ series, member, before, after }: MemberChange) {
  return {
    name: member === undefined ? series : `${series}: ${member}`,
    before: before ?? '–',
    after: after ?? say('schedule.gone'),
  };
}
