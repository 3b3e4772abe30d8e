/** Who sits at this desk, and what they may do. */
import { effect } from '@preact/signals';
import { engine, isLoggedIn } from '../kit/browser/engine.ts';
import { Remote } from '../kit/remote.ts';
import { type Right, rolesMay } from './rights.ts';

/** The account of who is logged in. */
export const me = new Remote(
  (signal) => engine.call('GET', '/v1/me', {}, { signal }),
  () => engine.now(),
);

// A role that was taken away ends the sessions it was in, so one question a session is enough.
effect(() => {
  if (isLoggedIn.value) void me.ask();
  else me.forget();
});

/** False until it is known. */
export function may(right: Right): boolean {
  const state = me.state.value;
  return state.kind === 'here' && rolesMay(state.value.roles, right);
}
