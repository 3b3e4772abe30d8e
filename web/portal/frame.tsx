/**
 * What stands around every view: the name of the house, the ways to the areas, and the view that
 * the address names.
 *
 * On a telephone the ways are at the bottom, where a thumb is; on wider screens at the top. A view
 * that throws takes down itself and not the frame.
 */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { isLoggedIn, isSessionKnown } from '../kit/browser/engine.ts';
import { place } from '../kit/browser/navigation.ts';
import { type Area, areaOf, type ViewProps } from '../kit/parts/area.ts';
import { Notice } from '../kit/parts/notice.tsx';
import { Skip } from '../kit/parts/skip.tsx';
import { placeText } from '../kit/place.ts';
import { AREAS } from './areas.ts';
import { brand } from './brand.ts';
import './frame.css';
import { isOffline } from '../kit/browser/line.ts';
import { Broken, LoginFirst, Lost } from './lost.tsx';
import { type Key, say } from './speech.ts';
import { ToldOutcomes } from './told-outcomes.tsx';
import { Guest } from './try/guest.tsx';
import { Who } from './who.tsx';

export function Frame() {
  return (
    <div class="frame">
      <Skip label={say('skip')} to="content" />
      <header class="frame-head">
        <a class="frame-name" href={placeText([])}>
          <img src={brand.value.logo ?? '/icon.svg'} alt="" width="32" height="32" />
          <bdi>{brand.value.name}</bdi>
        </a>
        <nav class="frame-ways" aria-label={say('navigation')}>
          {AREAS.filter(({ shownIn }) => shownIn === 'main').map((area) => (
            <Way key={area.path} area={area} />
          ))}
        </nav>
        <Who />
      </header>
      <main id="content" class="frame-view" tabIndex={-1}>
        {isOffline.value && <Notice kind="warn">{say('offline')}</Notice>}
        <Guest />
        <ToldOutcomes />
        <ViewOf />
      </main>
    </div>
  );
}

function Way({ area }: { readonly area: Area<Key> }) {
  const isHere = areaOf(AREAS, place.value) === area;
  return (
    <a
      class="frame-way"
      href={placeText(area.path === '' ? [] : [area.path])}
      aria-current={isHere ? 'page' : undefined}
    >
      {say(area.name)}
    </a>
  );
}

/** The view of the address: the last one stays until the next has been loaded. */
function ViewOf() {
  const shown = useSignal<ComponentType<ViewProps> | undefined>(undefined);
  const [fault, forget] = useErrorBoundary();
  useSignalEffect(() => {
    const area = areaOf(AREAS, place.value);
    if (area === undefined) {
      shown.value = Lost;
      return;
    }
    void area.load().then(({ View }) => {
      if (areaOf(AREAS, place.peek()) !== area) return;
      shown.value = View;
      forget();
    });
  });
  if (fault !== undefined) return <Broken />;
  if (areaOf(AREAS, place.value)?.needs === 'session' && !isLoggedIn.value) {
    return isSessionKnown.value ? <LoginFirst /> : <div class="skeleton frame-waits" />;
  }
  const View = shown.value;
  return View === undefined ? null : <View place={place.value} />;
}
