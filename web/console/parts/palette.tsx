/** The command palette: `Ctrl K` from anywhere, then a few letters and Enter. */
import { signal } from '@preact/signals';
import { createRef } from 'preact';
import { useId } from 'preact/hooks';
import { go } from '../../kit/browser/navigation.ts';
import { keyOf } from '../../kit/key.ts';
import { bestMatches } from '../../kit/palette-match.ts';
import { rowAfter } from '../../kit/row-steps.ts';
import { type Command, commands, commandsById } from '../commands.ts';
import { say } from '../speech.ts';
import './palette.css';

const SHOWN_MAX = 8;
/** The list is ours, not the browser's. */
const OWN_LIST = { list: undefined } as const;

const dialog = createRef<HTMLDialogElement>();
const typed = signal('');
const at = signal(0);

/** At once, not after the next drawing: letters that follow the keys fast go into its field. */
export function openPalette(): void {
  if (dialog.current?.open === false) dialog.current.showModal();
}

addEventListener('keydown', (event) => {
  if (keyOf(event) !== 'k' || !(event.ctrlKey || event.metaKey)) return;
  if (dialog.current === null) return;
  event.preventDefault();
  openPalette();
});

export function Palette() {
  const list = useId();
  const found = [
    ...commandsById(typed.value),
    ...bestMatches(typed.value, commands(), ({ label }) => label),
  ].slice(0, SHOWN_MAX);
  const chosen = found[at.value];
  const follow = ({ path, query }: Command): void => {
    dialog.current?.close();
    go(path, query);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      follow(chosen);
    }
    if (!event.key.startsWith('Arrow')) return;
    const ids = found.map((_, index) => String(index));
    const next = rowAfter(event.key, ids, String(at.value));
    if (next === undefined) return;
    event.preventDefault();
    at.value = Number(next);
  };
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={say('palette')}
      onClose={() => {
        typed.value = '';
        at.value = 0;
      }}
    >
      <input
        type="search"
        role="combobox"
        {...OWN_LIST}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${at.value}`}
        aria-label={say('palette.ask')}
        placeholder={say('palette.ask')}
        autocomplete="off"
        value={typed.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKey}
      />
      {/* The field keeps the focus, and has the keys (ARIA: combobox with a list). */}
      <div id={list} role="listbox" tabIndex={-1} aria-label={say('palette')} class="palette-list">
        {found.map((command, index) => (
          <div
            key={command.label}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at.value}
            class="palette-row"
            onClick={() => follow(command)}
            onKeyDown={onKey}
          >
            {command.label}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="palette-none">{say('palette.none')}</p>}
    </dialog>
  );
}
