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
];

/** Where something with an id of this form is shown. */
const BY_ID: readonly { readonly form: RegExp; readonly area: string; readonly name: Key }[] = [
  { form: /^dr_[0-9a-z]{7}$/, area: 'draws', name: 'draws.byId' },
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
  return BY_ID.filter(({ form }) => form.test(id)).map(({ area, name }) => ({
    label: say(name, { id }),
    path: [area],
    query: [['row', id]],
  }));
}
