/** What the engine tells, in each of its states, in the words of this page. */
import { isOffline } from '../kit/browser/line.ts';
import { RemoteView, type RemoteViewProps } from '../kit/parts/remote-view.tsx';
import { refusalText } from './refusals.ts';
import { timeInWords } from './shown.ts';
import { say } from './speech.ts';

type Own<T> = Omit<RemoteViewProps<T>, 'oldSince' | 'refusal' | 'again' | 'hasNoLine'>;

export function RemoteHere<T>(props: Own<T>) {
  return (
    <RemoteView
      {...props}
      oldSince={(asOfMs) => say('oldSince', { time: timeInWords(asOfMs) })}
      refusal={refusalText}
      again={say('again')}
      hasNoLine={isOffline.value}
    />
  );
}
