/**
 * What stands around every view: a bar that says which engine this is and how it is, the areas that
 * one may see, and the view that the address names.
 */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { isLoggedIn, isSessionKnown } from '../kit/browser/engine.ts';
import { place } from '../kit/browser/navigation.ts';
import { areaOf, type ViewProps } from '../kit/parts/area.ts';
import { Skip } from '../kit/parts/skip.tsx';
import { placeText } from '../kit/place.ts';
import { AREAS } from './areas.ts';
import { Bar } from './bar.tsx';
import { type ConsoleArea, isMine } from './console-area.ts';
import { LogIn } from './log-in.tsx';
import { me } from './me.ts';
import { Palette } from './parts/palette.tsx';
import { RemoteHere } from './remote-here.tsx';
import { isStaff } from './rights.ts';
import { type Key, say } from './speech.ts';
import { ToldOutcomes } from './told-outcomes.tsx';
import './frame.css';

export function Frame() {
  if (!isSessionKnown.value) return <div class="skeleton frame-waits" />;
  if (!isLoggedIn.value) return <LogIn />;
  return (
    <RemoteHere of={me} skeleton={<div class="skeleton frame-waits" />}>
      {({ roles }) => (isStaff(roles) ? <Desk /> : <LogIn isStranger />)}
    </RemoteHere>
  );
}

function Desk() {
  return (
    <div class="frame">
      <Skip label={say('skip')} to="content" />
      <Bar />
      <Ways />
      <main id="content" class="frame-view" tabIndex={-1}>
        <ToldOutcomes />
        <ViewOf />
      </main>
      <Palette />
    </div>
  );
}

function Ways() {
  const mine = AREAS.filter(isMine);
  const groups = [...new Set(mine.flatMap(({ group }) => group ?? []))];
  return (
    <nav class="frame-ways" aria-label={say('navigation')}>
      <div class="frame-groups">
        {groups.map((group) => (
          <Group key={group} name={group} areas={mine.filter((area) => area.group === group)} />
        ))}
      </div>
    </nav>
  );
}

interface GroupProps {
  readonly name: Key;
  readonly areas: readonly ConsoleArea[];
}

function Group({ name, areas }: GroupProps) {
  const here = areaOf(AREAS, place.value);
  return (
    <section class="frame-group">
      <h2>{say(name)}</h2>
      {areas.map((area) => (
        <a
          key={area.path}
          class="frame-way"
          href={placeText(area.path === '' ? [] : [area.path])}
          aria-current={area === here ? 'page' : undefined}
        >
          {say(area.name)}
        </a>
      ))}
    </section>
  );
}

/** The view of the address: the last one stays until the next has been loaded. */
function ViewOf() {
  const shown = useSignal<ComponentType<ViewProps> | undefined>(undefined);
  const [fault, forget] = useErrorBoundary();
  const area = areaOf(AREAS, place.value);
  const isHere = area !== undefined && isMine(area);
  useSignalEffect(() => {
    const wanted = areaOf(AREAS, place.value);
    shown.value = wanted === undefined ? undefined : shown.peek();
    void wanted?.load().then(({ View }) => {
      if (areaOf(AREAS, place.peek()) !== wanted) return;
      shown.value = View;
      forget();
    });
  });
  if (fault !== undefined) return <Nowhere title="fault.title" text="fault.text" />;
  if (!isHere) return <Nowhere title="gone.title" text="gone.text" />;
  const View = shown.value;
  return View === undefined ? null : <View key={area.path} place={place.value} />;
}

function Nowhere({ title, text }: { readonly title: Key; readonly text: Key }) {
  return (
    <section class="card">
      <h1>{say(title)}</h1>
      <p>{say(text)}</p>
      <p>
        <a class="button" href={placeText([])}>
          {say('gone.home')}
        </a>
      </p>
    </section>
  );
}
