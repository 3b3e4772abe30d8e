import { readSettings, type Settings } from '../../../src/config/settings.ts';

/** As they are where nobody sets anything. */
export function settingsOf(shardCount: number): Settings {
  const machine = { environment: {}, coreCount: 2, timeZone: 'UTC', readText: () => '' };
  return readSettings({ machine, flags: { shards: String(shardCount) } });
}
