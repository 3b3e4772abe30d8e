/** Opens the accrual system that the settings name, or the one that never answers. */
import type { Settings } from '../config/settings.ts';
import type { Clock } from '../kernel/clock.ts';
import type { AlarmBoard } from '../operations/alarms.ts';
import type { AccrualSystem } from './accrual-system.ts';
import { NoAccrualSystem } from './no-accrual-system.ts';

export interface AccrualAsker {
  readonly settings: Settings;
  readonly alarms: Pick<AlarmBoard, 'note'>;
  /** Only an engine that serves asks about orders; a command does not. */
  readonly isServing: boolean;
}

export async function openAccrualSystem(
  { settings, alarms, isServing }: AccrualAsker,
  clock: Clock,
): Promise<AccrualSystem> {
  const { accrualSystemAddress: address, accrualConnectionsMax: connectionsMax } = settings;
  if (address === undefined || !isServing) return new NoAccrualSystem();
  // Few engines have an accrual system, and its HTTP client takes 50 ms to load.
  const { AccrualAdapter } = await import('./accrual-adapter.ts');
  const { AccrualWatch } = await import('./accrual-watch.ts');
  const { UndiciTransport } = await import('./undici-transport.ts');
  return new AccrualAdapter({
    transport: new UndiciTransport({ address, connectionsMax }),
    clock,
    connectionsMax,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    watch: new AccrualWatch((change) => alarms.note('accrual', change)),
  });
}
