/**
 * A part of a page: what a later feature adds is a folder with its views and one row of these.
 *
 * Views are loaded when somebody first goes there, so a page's first visit pays for the frame and
 * one view, whatever there is besides.
 */
import type { ComponentType } from 'preact';
import type { Place } from '../place.ts';

export interface ViewProps {
  readonly place: Place;
}

export interface Area<Key extends string> {
  /** The first part of the path; empty for home. */
  readonly path: string;
  /** The key of its name in the words of the page. */
  readonly name: Key;
  /** Where the frame shows a way to it; absent: other views lead to it. */
  readonly shownIn?: 'main' | 'account';
  /** Whom it is for; absent: everybody, whether logged in or not. */
  readonly needs?: 'session';
  readonly load: () => Promise<{ readonly View: ComponentType<ViewProps> }>;
}

/** The area of a place; `undefined` where there is none. */
export function areaOf<Key extends string>(
  areas: readonly Area<Key>[],
  { path }: Place,
): Area<Key> | undefined {
  return areas.find((area) => area.path === (path[0] ?? ''));
}
