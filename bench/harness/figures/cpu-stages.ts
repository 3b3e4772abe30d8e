/**
 * From CPU profiles of the engine's threads to shares of the stages that a purchase passes.
 *
 * A sample counts for the innermost function on its stack that names a stage; a sample without one
 * counts as `other`. Only samples within the measured span count: profilers and benchmarks read the
 * same monotonic clock.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STAGES_BY_THREAD, type StageRule } from './purchase-stages.ts';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface ThreadStages {
  readonly name: string;
  readonly busyShare: number;
  readonly busyMicros: number;
  readonly shares: ReadonlyMap<string, number>;
}

export interface Span {
  readonly fromMicros: number;
  readonly toMicros: number;
}

const IDLE = new Set(['(idle)', '(program)']);

/** One entry for each thread that the stages speak of. */
export async function stagesOfProfiles(directory: string, span: Span): Promise<ThreadStages[]> {
  const threads: ThreadStages[] = [];
  for (const file of await readdir(directory)) {
    const text = await readFile(join(directory, file), 'utf8');
    const profile = JSON.parse(text) as CpuProfile;
    for (const { name, entry, rules } of STAGES_BY_THREAD) {
      if (profile.nodes.some(({ callFrame }) => callFrame.url.endsWith(entry))) {
        threads.push({ name, ...stagesOf(profile, rules, span) });
      }
    }
  }
  return threads;
}

function stagesOf(profile: CpuProfile, rules: readonly StageRule[], span: Span) {
  const stageById = stagesById(profile.nodes, rules);
  const microsByStage = new Map<string, number>();
  let atMicros = profile.startTime;
  let busyMicros = 0;
  for (const [index, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0;
    atMicros += delta;
    const stage = stageById.get(id);
    if (stage === undefined || atMicros < span.fromMicros || atMicros > span.toMicros) continue;
    busyMicros += delta;
    microsByStage.set(stage, (microsByStage.get(stage) ?? 0) + delta);
  }
  const shares = new Map([...microsByStage].map(([stage, micros]) => [stage, micros / busyMicros]));
  return { shares, busyMicros, busyShare: busyMicros / (span.toMicros - span.fromMicros) };
}

/** The stage of each node; none for idle ones. */
function stagesById(nodes: readonly ProfileNode[], rules: readonly StageRule[]) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stages = new Map<number, string | undefined>();
  const visit = (node: ProfileNode, inherited: string): void => {
    const { functionName, url } = node.callFrame;
    const own = rules.find((rule) => rule.matches(functionName, url))?.stage;
    const stage = own ?? inherited;
    stages.set(node.id, IDLE.has(functionName) ? undefined : stage);
    for (const child of node.children ?? []) {
      const next = byId.get(child);
      if (next !== undefined) visit(next, stage);
    }
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, 'other');
  return stages;
}
