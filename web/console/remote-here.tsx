/** What the engine tells, in each of its states, and how old it is. */
import { RemoteView, type RemoteViewProps } from '../kit/parts/remote-view.tsx';
import { refusalText } from './refusals.ts';
import { time } from './shown.ts';
import { say } from './speech.ts';

type Own<T> = Omit<RemoteViewProps<T>, 'oldSince' | 'refusal' | 'again'>;

export function RemoteHere<T>(props: Own<T>) {
  return (
    <RemoteView
      {...props}
      oldSince={(asOfMs) => say('oldSince', { time: time(asOfMs) })}
      refusal={refusalText}
      again={say('again')}
    />
  );
}
