/** A draw outside the schedule: its game, its times and its price. */
import { useSignal } from '@preact/signals';
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { go } from '../../kit/browser/navigation.ts';
import { useFirstField } from '../../kit/browser/use-first-field.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { parseMoney } from '../../kit/money.ts';
import { Field } from '../../kit/parts/field.tsx';
import { placeText } from '../../kit/place.ts';
import { Act } from '../parts/act.tsx';
import { Choice } from '../parts/choice.tsx';
import { InstantField, instantIn } from '../parts/instant-field.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { money, time } from '../shown.ts';
import { say } from '../speech.ts';

/** Its coordinator learns of it by mail, within milliseconds where nothing is wrong. */
const ARRIVAL_TRIES_MAX = 20;
const ARRIVAL_PAUSE_MS = 100;

export function NewDraw() {
  const games = useRemote(
    async (signal) => (await engine.call('GET', '/v1/games', {}, { signal })).games,
  );
  return (
    <>
      <p>
        <a href={placeText(['draws'])}>← {say('nav.draws')}</a>
      </p>
      <h1>{say('draws.new')}</h1>
      <RemoteHere
        of={games}
        skeleton={<div class="skeleton draw-side-waits" />}
        isEmpty={(all) => all.length === 0}
        empty={<p>{say('games.none')}</p>}
      >
        {(all) => <Form games={all} />}
      </RemoteHere>
    </>
  );
}

type GameHere =
  | components['schemas']['KOfNGame']
  | { readonly game: string; readonly title: string; readonly priceMinor: number };

function Form({ games }: { readonly games: readonly GameHere[] }) {
  const [first] = games;
  const chosen = useSignal(first?.game ?? '');
  const times = { opens: useSignal(''), closes: useSignal(''), results: useSignal('') };
  const price = useSignal('');
  const form = useFirstField<HTMLDivElement>();
  const game = games.find((one) => one.game === chosen.value);
  const [closesMs, resultsMs] = [instantIn(times.closes.value), instantIn(times.results.value)];
  // On sale at once where nothing is filled in.
  const isAtOnce = times.opens.value === '';
  const opensMs = instantIn(times.opens.value);
  const priceMinor = price.value === '' ? game?.priceMinor : parseMoney(price.value, house.value);
  return (
    <div ref={form} class="card form">
      <Choice
        label={say('draws.game')}
        value={chosen.value}
        onValue={(value) => {
          chosen.value = value;
        }}
        choices={games.map(({ game: value, title }) => ({ value, label: `${title} (${value})` }))}
      />
      {(['opens', 'closes', 'results'] as const).map((name) => (
        <InstantField
          key={name}
          label={say(name === 'opens' ? 'draws.opensOrNow' : `draws.duty.${name}`)}
          value={times[name].value}
          onValue={(value) => {
            times[name].value = value;
          }}
        />
      ))}
      <Field
        label={say('draws.priceIn', { currency: house.value.currency })}
        inputMode="decimal"
        value={price.value}
        onValue={(value) => {
          price.value = value;
        }}
        help={say('draws.priceOfGame', { amount: money(game?.priceMinor ?? 0) })}
        fault={priceMinor === undefined ? say('draws.priceNone') : undefined}
      />
      <div>
        <Create
          game={chosen.value}
          isAtOnce={isAtOnce}
          times={{ opensMs, closesMs, resultsMs }}
          priceMinor={priceMinor}
        />
      </div>
    </div>
  );
}

interface CreateProps {
  readonly game: string;
  readonly isAtOnce: boolean;
  /** Undefined: what is filled in is no time. */
  readonly times: Readonly<Record<'opensMs' | 'closesMs' | 'resultsMs', number | undefined>>;
  readonly priceMinor: number | undefined;
}

function Create({ game, isAtOnce, times, priceMinor }: CreateProps) {
  const { opensMs, closesMs, resultsMs } = times;
  const isOpening = isAtOnce || opensMs !== undefined;
  const isFilled =
    isOpening && closesMs !== undefined && resultsMs !== undefined && priceMinor !== undefined;
  const create = async (): Promise<void> => {
    if (!isFilled) return;
    const opensAt = instant(opensMs ?? engine.now());
    const [closesAt, resultsAt] = [instant(closesMs), instant(resultsMs)];
    const drawId = await plan({ game, opensAt, closesAt, resultsAt, priceMinor });
    go(['draws'], [['row', drawId]]);
  };
  const shown = (atMs: number | undefined): string => (atMs === undefined ? '' : time(atMs));
  const rows = [
    [say('draws.game'), game],
    [say('draws.duty.opens'), isAtOnce ? say('draws.atOnce') : shown(opensMs)],
    [say('draws.duty.closes'), shown(closesMs)],
    [say('draws.duty.results'), shown(resultsMs)],
    [say('draws.price'), priceMinor === undefined ? '' : money(priceMinor)],
  ] as const;
  return (
    <Act
      name={say('draws.create')}
      isHarmless
      disabled={!isFilled}
      changes={rows.map(([name, after]) => ({ name, before: '–', after }))}
      touched={say('draws.createTouched')}
      act={create}
    />
  );
}

/** Resolves to the id of the draw, once everybody can ask for it. */
async function plan(body: {
  readonly game: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly resultsAt: string;
  readonly priceMinor: number;
}): Promise<string> {
  const { drawId } = await engine.call('POST', '/v1/admin/draws', { body });
  for (let tries = 0; tries < ARRIVAL_TRIES_MAX; tries += 1) {
    const isThere = await engine
      .call('GET', '/v1/draws/{id}', { params: { id: drawId } })
      .then(() => true)
      .catch(() => false);
    if (isThere) break;
    await new Promise((resolve) => setTimeout(resolve, ARRIVAL_PAUSE_MS));
  }
  return drawId;
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
