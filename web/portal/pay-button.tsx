/** The one button that pays: for who is logged in; others are sent to log in, and come back. */

import { isLoggedIn } from '../kit/browser/engine.ts';
import { placeText } from '../kit/place.ts';
import { say } from './speech.ts';

export interface PayButtonProps {
  readonly label: string;
  /** Nothing is missing for it. */
  readonly isReady: boolean;
  /** It was pressed, and there is no answer yet: then it cannot be pressed again. */
  readonly isBusy: boolean;
  /** The view that it stands in. */
  readonly backTo: string;
  readonly onPay: () => void;
}

export function PayButton({ label, isReady, isBusy, backTo, onPay }: PayButtonProps) {
  if (!isLoggedIn.value) {
    return (
      <a class="button button-wide" href={placeText(['login'], [['to', backTo]])}>
        {say('slip.login')}
      </a>
    );
  }
  return (
    <button type="button" class="button button-wide" disabled={!isReady || isBusy} onClick={onPay}>
      {isBusy ? say('slip.paying') : label}
    </button>
  );
}
