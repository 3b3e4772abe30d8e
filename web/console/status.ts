/** How the engine is, for the bar and whoever shows more of it: asked for once for all of them. */
import type { components } from '@tirage/client';
import { engine } from '../kit/browser/engine.ts';
import { Remote } from '../kit/remote.ts';

export type Status = components['schemas']['EngineStatus'];
export type DrawDuty = components['schemas']['DrawDuty'];

export const STATUS_EVERY_MS = 5_000;

export const status = new Remote(
  (signal) => engine.call('GET', '/v1/admin/status', {}, { signal }),
  () => engine.now(),
);
