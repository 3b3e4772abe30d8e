/** What gateways are told by the main thread when a client asks for it. */
import type { MainAnswers } from '../gateway/main-desk.ts';
import { engineStatus, type StatusSources } from './engine-status.ts';
import type { MetricsCollector } from './metrics-collector.ts';
import type { SealedFiles } from './sealed-files.ts';

interface Answering extends Omit<StatusSources, 'startedAtMs'> {
  readonly metrics: MetricsCollector;
  readonly sealedFiles: Pick<SealedFiles, 'find'>;
}

/** Call when the engine has started: that is the time that it tells of. */
export function answersToGateways(engine: Answering): MainAnswers {
  const { sealedFiles, metrics, clock } = engine;
  const sources = { ...engine, startedAtMs: clock.wallMs() };
  metrics.figures.askDisk(() => {
    const { state, usedBytes } = engine.room.standing();
    return state === 'unknown' ? undefined : usedBytes;
  });
  return {
    sealedFile: ({ draw }) => sealedFiles.find(draw),
    status: async () => engineStatus(sources),
    measurements: async (wanted) => JSON.stringify(metrics.figures.measurements(wanted)),
  };
}
