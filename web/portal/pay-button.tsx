/** The one button that pays: for who is logged in; others are sent to log in, and come back. */

import { useEffect } from 'preact/hooks';
import { isLoggedIn } from '../kit/browser/engine.ts';
import { placeText } from '../kit/place.ts';
import { say } from './speech.ts';
import { useFocusAtFirst } from './use-focus.ts';

export interface PayButtonProps {
  readonly label: string;
  /** Nothing is missing for it. */
  readonly isReady: boolean;
  /** It was pressed, and there is no answer yet: then it cannot be pressed again. */
  readonly isBusy: boolean;
  /** The view that it stands in. */
  readonly backTo: string;
  readonly onPay: () => void;
  /** It is what is left to do in this view: it is scrolled to, at once, and has the focus. */
  readonly isNext?: boolean;
}

export function PayButton(props: PayButtonProps) {
  const { label, isReady, isBusy, backTo, onPay, isNext = false } = props;
  const button = useFocusAtFirst<HTMLButtonElement>(isNext);
  useEffect(() => {
    // In the middle: at the lower edge of a telephone are the ways to the areas.
    if (isNext) button.current?.scrollIntoView({ block: 'center' });
  }, []);
  if (!isLoggedIn.value) {
    return (
      <a class="button button-wide" href={placeText(['login'], [['to', backTo]])}>
        {say('slip.login')}
      </a>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      class="button button-wide"
      disabled={!isReady || isBusy}
      onClick={onPay}
    >
      {isBusy ? say('slip.paying') : label}
    </button>
  );
}
