/**
 * What the command palette leads to: the areas that one may see, actions that areas offer, and
 * whatever has an id.
 */
import type { Place } from '../kit/place.ts';
import { AREAS } from './areas.ts';
import { isMine } from './console-area.ts';
import { may } from './me.ts';
import type { Right } from './rights.ts';
import { type Key, say } from './speech.ts';

export interface Command {
  readonly label: string;
  readonly path: Place['path'];
  readonly query?: Iterable<[string, string]>;
}

interface Action {
  readonly name: Key;
  readonly right: Right;
  readonly path: Place['path'];
}

/** What can be begun from anywhere. */
const ACTIONS: readonly Action[] = [
  { name: 'draws.new', right: 'POST /v1/admin/draws', path: ['draws', 'new'] },
  { name: 'trading.new', right: 'POST /v1/admin/events', path: ['events', 'new'] },
];

interface FoundById {
  readonly form: RegExp;
  readonly area: string;
  readonly name: Key;
  /** It has a view of its own in the area; else it is a row of the area's table. */
  readonly isView?: boolean;
}

/** Where something with an id of this form is shown. */
const BY_ID: readonly FoundById[] = [
  { form: /^dr_[0-9a-z]{7}$/, area: 'draws', name: 'draws.byId' },
  { form: /^ev_\w+$/, area: 'events', name: 'trading.byId', isView: true },
];

/** In the order of the navigation. */
export function commands(): readonly Command[] {
  return [
    ...AREAS.filter((area) => area.group !== undefined && isMine(area)).map(({ name, path }) => ({
      label: say(name),
      path: path === '' ? [] : [path],
    })),
    ...ACTIONS.filter(({ right }) => may(right)).map(({ name, path }) => ({
      label: say(name),
      path,
    })),
  ];
}

/** What was typed may be an id that was pasted from a log or a letter. */
export function commandsById(typed: string): readonly Command[] {
  const id = typed.trim();
  return BY_ID.filter(({ form }) => form.test(id)).map(({ area, name, isView = false }) => ({
    label: say(name, { id }),
    ...(isView ? { path: [area, id] } : { path: [area], query: [['row', id]] }),
  }));
}
