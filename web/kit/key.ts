/** Which key was pressed, whatever alphabet the keyboard writes: "о" of a Russian one is `j`. */

/** A keyboard event has it; `code` names the place of a key as on an American keyboard. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
}

const LETTER_PLACE = /^Key([A-Z])$/;
const OTHER_ALPHABET = /^[^\p{ASCII}\p{Script=Latin}]$/u;

/**
 * The Latin letter of a key in lower case, `/`, or the name of another key as it is.
 *
 * A Latin keyboard is believed, wherever it has its letters (Dvorak, AZERTY). One of another
 * alphabet cannot write the letter at all, so there the place of the key tells it.
 */
export function keyOf({ key, code }: Pressed): string {
  // Cyrillic keyboards have the full stop where others have the slash.
  if (key === '.' && code === 'Slash') return '/';
  if (key.length > 1) return key;
  const letter = OTHER_ALPHABET.test(key) ? LETTER_PLACE.exec(code)?.[1] : undefined;
  return (letter ?? key).toLowerCase();
}
