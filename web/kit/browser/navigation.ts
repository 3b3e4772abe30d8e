/** The place that the page's address names, as a signal, and the ways to change it. */
import { computed, signal } from '@preact/signals';
import { type Place, parsePlace, placeText } from '../place.ts';

const fragment = signal(location.hash);
addEventListener('hashchange', () => {
  fragment.value = location.hash;
});

export const place = computed<Place>(() => parsePlace(fragment.value));

/** To another view: back returns to this one. */
export function go(path: readonly string[], query?: Iterable<[string, string]>): void {
  location.hash = placeText(path, query);
}

/** Another question to the same view, as a filter is: back leaves the view. */
export function ask(query: Iterable<[string, string]>): void {
  history.replaceState(history.state, '', placeText(place.value.path, query));
  fragment.value = location.hash;
}
