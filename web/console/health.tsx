/** The engine's health in a word and a mark for each shard, in the bar of every view. */
import { useEffect } from 'preact/hooks';
import { keepAsking } from '../kit/browser/use-polled.ts';
import { placeText } from '../kit/place.ts';
import { since, time } from './shown.ts';
import { say } from './speech.ts';
import { STATUS_EVERY_MS, type Status, status } from './status.ts';

export function Health() {
  useEffect(() => {
    void status.ask();
    return keepAsking(status, STATUS_EVERY_MS);
  }, []);
  const state = status.state.value;
  if (state.kind !== 'here') {
    return (
      <span class="bar-health">{say(state.kind === 'loading' ? 'health.asked' : 'health.no')}</span>
    );
  }
  const { isReady, alarmCount, shards } = state.value;
  const isWell = isReady && alarmCount === 0 && !state.isOld;
  return (
    <a class={isWell ? 'bar-health' : 'bar-health bar-health-bad'} href={placeText([])}>
      <span>
        {state.isOld ? say('health.old', { age: since(state.asOfMs) }) : healthText(state.value)}
      </span>
      {shards.map(({ shard, state: is, since }) => (
        <span
          key={shard}
          class={is === 'serving' ? 'bar-shard' : 'bar-shard bar-shard-bad'}
          title={say('health.shardSince', { shard, time: time(since) })}
        >
          {is === 'serving' ? '●' : '▲'}
          <span class="unseen">
            {say('health.shard', { shard, state: say(`now.shard.${is}`) })}
          </span>
        </span>
      ))}
    </a>
  );
}

function healthText({ isReady, alarmCount }: Status): string {
  if (!isReady) return say('health.notReady');
  return alarmCount === 0 ? say('health.well') : say('health.alarms', { count: alarmCount });
}
