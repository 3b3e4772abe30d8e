import { Screen } from '../demo/screen.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { sayText } from './standard-output.ts';

/** What a person at the terminal sees of a demonstration. */
export function systemScreen(): Screen {
  const terminal = { isTTY: process.stdout.isTTY, write: sayText };
  return new Screen(terminal, () => SYSTEM_CLOCK.monotonicMs());
}
