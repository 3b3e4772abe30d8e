/** A whole engine in this process, as it is deployed, with the settings that all benches share. */
import { readMachine } from '../../../src/config/machine.ts';
import { readSettings } from '../../../src/config/settings.ts';
import type { Engine } from '../../../src/main.ts';
import { createLogger } from '../../../src/operations/logger.ts';

/** The bundle: with its threads it is what `tirage serve` runs. */
const DEPLOYED = new URL('../../../bundle/main.js', import.meta.url).href;

export interface EngineWanted {
  readonly directory: string;
  readonly shardCount: number;
  readonly gatewayCount: number;
  /** False: threads only, no gateway. */
  readonly isServing: boolean;
  /** Flags as `readSettings` knows them. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** `startMs`: from the call of `Engine.start` until it resolved. A lost thread ends the process. */
export async function startEngine({
  directory,
  shardCount,
  gatewayCount,
  isServing,
  flags = {},
}: EngineWanted): Promise<{ readonly engine: Engine; readonly startMs: number }> {
  const settings = readSettings({
    machine: { ...readMachine(), environment: {} },
    flags: {
      data: directory,
      port: '0',
      shards: String(shardCount),
      gateways: String(gatewayCount),
      rateLimits: 'off',
      logLevel: 'error',
      ...flags,
    },
  });
  const deployed = (await import(DEPLOYED)) as typeof import('../../../src/main.ts');
  const startedMs = performance.now();
  const engine = await deployed.Engine.start({
    settings,
    log: createLogger({ level: 'error' }),
    isServing,
    onLost: (error) => {
      throw error;
    },
  });
  return { engine, startMs: performance.now() - startedMs };
}
